import { useI18n } from 'vue-i18n'
import type { Notice } from './notice.api.ts'

/** Pages a notice opens, by the kind of its object. */
const PAGES: Record<string, (id: string) => string> = {
  matter: (id) => `/matters/${id}`,
  handover: (id) => `/handovers/${id}`,
  survey: () => '/survey-replies',
  'survey-reply': (id) => `/survey-replies/${id}`,
  delegation: () => '/delegations',
  import: (id) => `/imports/${id}`,
  paper: (id) => `/papers/${id}`,
  deliveries: () => '/settings/deliveries?state=DEAD',
  'report-run': (id) => `/statistics/reports/${id}`,
}

/** The rooms notices come from, for filtering. */
export const ROOMS = [
  'matter',
  'bulletin',
  'lookback',
  'intake',
  'access',
  'handover',
  'delegation',
  'survey',
  'statistics',
  'notice',
] as const

/**
 * Words for a notice, put together here from its kind and facts: `notice.kinds.<room>.<what-happened>`, with a
 * plain sentence for a kind this desk does not know yet.
 */
export function useNoticeText() {
  const { t, te } = useI18n()

  function text(notice: Notice): string {
    const key = `notice.kinds.${notice.kind}`
    return te(key) ? t(key, worded(notice.facts)) : t('notice.kinds.other', { kind: notice.kind })
  }

  /** A fact that is a code gets its word. */
  function worded(facts: Record<string, string>): Record<string, string> {
    const request = `notice.requests.${facts['kind']}`
    const rung = `notice.rungs.${facts['rung']}`
    return {
      ...facts,
      ...(facts['kind'] && te(request) && { kind: t(request) }),
      ...(facts['rung'] && te(rung) && { rung: t(rung) }),
    }
  }

  function page(notice: Notice): string | null {
    return PAGES[notice.objectKind]?.(notice.objectId) ?? null
  }

  return { text, page }
}
