import { isAborted, ProblemError } from '@bihuan/api/problem.ts'
import { computed, onScopeDispose, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { featureRoutes, type SearchGroup, type SearchHit, type SearchSource } from '../features.ts'
import { navigation } from '../navigation.ts'
import { useSession } from '../session/session.store.ts'
import { recentHits } from './recent.ts'

export interface PaletteHit extends SearchHit {
  index: number
  /** Opens a thing, not a page or a list; such are remembered. */
  thing: boolean
}
interface Group {
  id: string
  label: string
  hits: PaletteHit[]
}

const PAUSE_MS = 150
const MOST_PAGES = 8

/** Searches pages at once and the sources after a short pause in typing; an older search is given up. */
export function usePalette(text: Ref<string>, sources: () => readonly SearchSource[]) {
  const { t } = useI18n()
  const session = useSession()
  const recent = recentHits(session.session?.account.id ?? '')
  const found = ref<SearchGroup[]>([])
  const opened = ref<SearchHit[]>(recent.read())
  const busy = ref(false)
  const failed = ref('')
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
      .slice(0, wanted ? MOST_PAGES : 20)
  })

  const groups = computed<Group[]>(() => {
    let index = 0
    const number = (hits: SearchHit[], thing: boolean) =>
      hits.map((hit): PaletteHit => ({ ...hit, thing, index: index++ }))
    const all = found.value.map((one): Group => ({
      id: one.id,
      label: t(one.labelKey),
      hits: [
        ...number(one.hits, true),
        ...number(one.all ? [{ id: 'all', title: one.all.label, to: one.all.to }] : [], false),
      ],
    }))
    if (!text.value.trim())
      all.push({ id: 'recent', label: t('shell.search.recent'), hits: number(opened.value, true) })
    all.push({ id: 'pages', label: t('shell.search.pages'), hits: number(pages.value, false) })
    return all.filter((group) => group.hits.length > 0)
  })
  const hits = computed(() => groups.value.flatMap((group) => group.hits))

  async function search(wanted: string): Promise<void> {
    const mine = (running = new AbortController())
    const answers = await Promise.allSettled(sources().map((source) => source.search(wanted, mine.signal)))
    if (mine.signal.aborted) return
    const wrong = answers.flatMap((one) =>
      one.status === 'rejected' && !isAborted(one.reason) ? [one.reason as unknown] : [],
    )[0]
    failed.value = wrong === undefined ? '' : wrong instanceof ProblemError ? wrong.code : String(wrong)
    found.value = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
    active.value = 0
    busy.value = false
  }

  function begin(pause: number): void {
    clearTimeout(timer)
    running?.abort()
    active.value = 0
    failed.value = ''
    const wanted = text.value.trim()
    busy.value = wanted !== '' && sources().length > 0
    if (busy.value) timer = setTimeout(() => void search(wanted), pause)
    else found.value = []
  }

  function remember(hit: PaletteHit): void {
    if (hit.thing) recent.keep(hit)
    opened.value = recent.read()
  }

  watch(text, () => begin(PAUSE_MS))
  onScopeDispose(() => {
    clearTimeout(timer)
    running?.abort()
  })

  return { groups, hits, active, busy, failed, retry: () => begin(0), remember }
}
