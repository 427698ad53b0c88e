import type { FilterSpec } from '@bihuan/ui/filter/filters.ts'
import { urlDate, urlNumber, urlText, useUrlState } from '@bihuan/ui/filter/useUrlState.ts'
import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { OUTCOMES, type AuditQuery } from './audit.api.ts'
import { useActText } from './useActText.ts'

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What the query of the audit page means; `open` is the record in the panel. */
export function useAuditFilter(acts: Ref<readonly string[]>) {
  const { t } = useI18n()
  const { name } = useActText()
  const url = useUrlState({
    actor: urlText(),
    act: urlText(),
    outcome: urlText(),
    object: urlText(),
    code: urlText(),
    from: urlDate(),
    to: urlDate(),
    page: urlNumber(1),
    size: urlNumber(50, 20, 200),
  })
  const query = computed<AuditQuery>(() => {
    const { actor, act, outcome, object, code, from, to } = url.state
    const all = { actor, act, outcome, code, from, to, object: ID.test(object) ? object : '' }
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
  })
  const filters = computed<FilterSpec[]>(() => [
    {
      kind: 'choice',
      key: 'act',
      single: true,
      label: t('audit.act'),
      options: acts.value.map((act) => ({ value: act, label: name(act) })),
    },
    {
      kind: 'choice',
      key: 'outcome',
      single: true,
      label: t('audit.outcome'),
      options: OUTCOMES.map((one) => ({ value: one, label: t(`audit.outcomes.${one}`) })),
    },
    { kind: 'dates', from: 'from', to: 'to', label: t('audit.date') },
    { kind: 'text', key: 'object', label: t('audit.object'), placeholder: t('audit.objectHint'), more: true },
    { kind: 'text', key: 'code', label: t('audit.code'), placeholder: t('audit.codeHint'), more: true },
  ])

  return { state: url.state, query, filters }
}
