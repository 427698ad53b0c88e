import { urlChoice, urlNumber, urlText, useUrlState } from '@bihuan/ui/filter/useUrlState.ts'
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useMatterTypes } from '../../shared/useMatterTypes.ts'
import { GROUPS, MEASURES, statisticsApi, type Line } from './statistics.api.ts'

/** The figures as at a moment (`2026-11-20T18:00`, business time; empty is now), and which one is opened. */
export function useStatistics() {
  const { t } = useI18n()
  const { typeName } = useMatterTypes()
  const { state } = useUrlState({
    by: urlChoice(GROUPS, 'UNIT'),
    asAt: urlText(),
    open: urlText(),
    measure: urlChoice(['', 'ALL', ...MEASURES] as const, ''),
    page: urlNumber(1, 1, 10_000),
  })
  const moment = computed(() => (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(state.asAt) ? state.asAt : ''))
  const query = useQuery({
    queryKey: ['statistics', 'matters', computed(() => state.by), moment],
    queryFn: ({ signal }) =>
      statisticsApi.table({ groupBy: state.by, asAt: instantOf(moment.value) }, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
  const lines = computed(() => query.data.value?.lines ?? [])
  const keyOf = (line: Line) => (state.by === 'UNIT' ? (line.unit ?? '') : line.name)
  const nameOf = (line: Line) =>
    state.by === 'TYPE' ? typeName(line.name) : line.name || t('statistics.noUnit')
  /** The moment the figures on the screen were counted for; the rows behind them are asked for the same one. */
  const asAt = computed(() => query.data.value?.asAt)
  return { state, moment, query, lines, keyOf, nameOf, asAt }
}

export function instantOf(moment: string): string | undefined {
  return moment ? `${moment}:59+08:00` : undefined
}
