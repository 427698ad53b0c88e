import { isAborted } from '@bihuan/api/problem.ts'
import { computed, onScopeDispose, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { featureRoutes, type SearchHit, type SearchSource } from '../features.ts'
import { navigation } from '../navigation.ts'
import { useSession } from '../session/session.store.ts'

interface Group {
  id: string
  label: string
  hits: (SearchHit & { index: number })[]
}

const PAUSE_MS = 180
const MOST_PER_SOURCE = 8

/** Searches pages at once and the sources after a short pause in typing; an older search is given up. */
export function usePalette(text: Ref<string>, sources: () => readonly SearchSource[]) {
  const { t } = useI18n()
  const session = useSession()
  const found = ref<{ source: SearchSource; hits: SearchHit[] }[]>([])
  const busy = ref(false)
  const failed = ref(false)
  const active = ref(0)
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: AbortController | undefined

  const pages = computed<SearchHit[]>(() => {
    const wanted = text.value.trim().toLowerCase()
    return navigation(featureRoutes, session.may)
      .flatMap((job) => job.links.map((link) => ({ link, job: t(`shell.jobs.${job.id}`) })))
      .map(({ link, job }) => ({
        id: link.name,
        title: t(link.entry.labelKey),
        ...(job !== t(link.entry.labelKey) && { note: job }),
        to: link.path,
      }))
      .filter((page) => `${page.title} ${page.note ?? ''}`.toLowerCase().includes(wanted))
      .slice(0, wanted ? MOST_PER_SOURCE : 20)
  })

  const groups = computed<Group[]>(() => {
    let index = 0
    const number = (hits: SearchHit[]) => hits.map((hit) => ({ ...hit, index: index++ }))
    const all = found.value.map((one) => ({
      id: one.source.id,
      label: t(one.source.labelKey),
      hits: number(one.hits.slice(0, MOST_PER_SOURCE)),
    }))
    all.push({ id: 'pages', label: t('shell.search.pages'), hits: number(pages.value) })
    return all.filter((group) => group.hits.length > 0)
  })
  const hits = computed(() => groups.value.flatMap((group) => group.hits))

  async function search(wanted: string): Promise<void> {
    const mine = (running = new AbortController())
    const answers = await Promise.allSettled(sources().map((source) => source.search(wanted, mine.signal)))
    if (mine.signal.aborted) return
    failed.value = answers.some((one) => one.status === 'rejected' && !isAborted(one.reason))
    found.value = sources().flatMap((source, i) => {
      const answer = answers[i]
      return answer?.status === 'fulfilled' ? [{ source, hits: answer.value }] : []
    })
    busy.value = false
  }

  watch(text, (now) => {
    clearTimeout(timer)
    running?.abort()
    active.value = 0
    failed.value = false
    const wanted = now.trim()
    busy.value = wanted !== '' && sources().length > 0
    if (busy.value) timer = setTimeout(() => void search(wanted), PAUSE_MS)
    else found.value = []
  })
  onScopeDispose(() => {
    clearTimeout(timer)
    running?.abort()
  })

  return { groups, hits, active, busy, failed }
}
