import { actFor, actingFor } from '@bihuan/api/acting.ts'
import { useQueryClient } from '@tanstack/vue-query'
import { useRouter } from 'vue-router'
import { noticeApi, noticeKeys, type Notice } from './notice.api.ts'
import { useNoticeText } from './useNoticeText.ts'

/** Taking note of notices; opening one takes note of it. */
export function useNoticeActs() {
  const queries = useQueryClient()
  const router = useRouter()
  const { page } = useNoticeText()
  const again = () => queries.invalidateQueries({ queryKey: noticeKeys.all })

  async function read(notice: Notice): Promise<void> {
    if (!notice.unread) return
    await noticeApi.read(notice.id)
    await again()
  }

  async function open(notice: Notice): Promise<void> {
    const to = page(notice)
    if (!to) return
    // Going there must not wait for, nor fail with, the mark.
    void read(notice).catch(() => again())
    const { delegation } = notice.facts
    if (delegation && actingFor() !== delegation) {
      // A full load, so that nothing one person has seen stays on the other's screen.
      actFor(delegation)
      window.location.assign(router.resolve(to).href)
      return
    }
    await router.push(to)
  }

  /** Up to the newest on screen: what arrives meanwhile stays unread. */
  async function readAll(upTo: string): Promise<number> {
    const { count } = await noticeApi.readAll(upTo)
    await again()
    return count
  }

  return { read, open, readAll }
}
