import { momentOf } from '@bihuan/ui/date/formats.ts'
import { spanDates } from '@bihuan/ui/date/spans.ts'
import type { Total } from '@bihuan/ui/ledger/TotalsStrip.vue'
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { matterApi, matterKeys } from './matter.api.ts'
import type { useMatterFilter } from './useMatterFilter.ts'

/** The strip above the ledger: each figure is a filter, and pressing it again takes the filter away. */
export function useMatterTotals({ state, counted }: ReturnType<typeof useMatterFilter>) {
  const { t } = useI18n()
  const query = useQuery({
    queryKey: [...matterKeys.all, 'totals', counted],
    queryFn: ({ signal }) => matterApi.totals(counted.value, signal),
    placeholderData: keepPreviousData,
  })
  const monday = () => spanDates('thisWeek').from

  const totals = computed<Total[]>(() => {
    const counts = query.data.value
    const total = (key: string, value: number | undefined, light?: Total['light']) => ({
      key,
      label: t(`matter.totals.${key}`),
      value: value ?? null,
      ...(light && { light }),
    })
    return [
      total('all', counts?.all),
      total('red', counts?.red, 'red'),
      total('yellow', counts?.yellow, 'yellow'),
      total('blue', counts?.blue, 'blue'),
      total('receipt', counts?.awaitingReceipt),
      total('verification', counts?.awaitingVerification),
      total('closed', counts?.closedThisWeek, 'green'),
    ]
  })

  const active = computed(() => {
    if (state.stage === 'CLOSED') return state.closedFrom === monday() ? 'closed' : ''
    if (state.stage !== 'LIVE') return ''
    if (state.waiting === 'RECEIPT') return 'receipt'
    if (state.waiting === 'VERIFICATION') return 'verification'
    if (state.waiting) return ''
    if (state.light.length === 0) return 'all'
    return state.light.length === 1 ? state.light[0]! : ''
  })

  function choose(key: string): void {
    const off = active.value === key && key !== 'all'
    state.stage = key === 'closed' && !off ? 'CLOSED' : 'LIVE'
    state.closedFrom = key === 'closed' && !off ? monday() : ''
    state.closedTo = ''
    state.light = !off && ['red', 'yellow', 'blue'].includes(key) ? [key] : []
    state.waiting = off ? '' : key === 'receipt' ? 'RECEIPT' : key === 'verification' ? 'VERIFICATION' : ''
  }

  const at = computed(() => momentOf(query.data.value?.computedAt)?.time ?? '')
  return { totals, active, choose, at }
}
