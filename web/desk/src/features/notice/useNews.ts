import { listen } from '@bihuan/api/events.ts'
import { useQueryClient } from '@tanstack/vue-query'
import { onScopeDispose, ref } from 'vue'
import { NOTICE_STREAM, noticeKeys, type Notice } from './notice.api.ts'

interface News {
  unread: number
  newest: Notice | null
}

/** Number of unread notices; the same for everything on the desk that shows it. */
const unread = ref(0)
let listeners = 0
let end: (() => void) | undefined

/**
 * Listens to the server while a component that shows notices lives; one stream however many they are.
 * Open lists are fetched anew when something has changed.
 */
export function useNews(onNew?: (notice: Notice) => void) {
  const queries = useQueryClient()
  let newestSeen: string | undefined

  function receive(news: News): void {
    unread.value = news.unread
    void queries.invalidateQueries({ queryKey: noticeKeys.all })
    const first = newestSeen === undefined
    const newest = news.newest
    if (newest && newest.id !== newestSeen && !first && (newestSeen ?? '') < newest.id) onNew?.(newest)
    newestSeen = newest && newest.id > (newestSeen ?? '') ? newest.id : (newestSeen ?? '')
  }

  if (listeners++ === 0 && typeof EventSource !== 'undefined') {
    end = listen(NOTICE_STREAM, {
      names: ['notices'],
      onEvent: (name, data) => {
        if (name === 'notices' && isNews(data)) receive(data)
      },
    })
  }
  onScopeDispose(() => {
    if (--listeners === 0) {
      end?.()
      end = undefined
      unread.value = 0
    }
  })
  return { unread }
}

function isNews(data: unknown): data is News {
  return typeof data === 'object' && data !== null && typeof (data as News).unread === 'number'
}
