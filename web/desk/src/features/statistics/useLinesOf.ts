import type { FilterOption } from '@bihuan/ui/filter/filters.ts'
import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { statisticsApi, type FigureCode, type GroupBy } from './statistics.api.ts'
import { useLineNames } from './useLineNames.ts'

/** What a period has lines for, to choose from: sponsors are people or bare names, which no other list knows. */
const COUNTED: FigureCode[] = ['LIVE', 'OPENINGS', 'CLOSINGS']

export function useLinesOf(by: GroupBy, period: Ref<{ from: string; to: string }>) {
  const nameOf = useLineNames()
  const query = useQuery({
    queryKey: computed(() => ['statistics', 'lines', by, period.value]),
    queryFn: ({ signal }) => statisticsApi.table({ ...period.value, groupBy: by, figure: COUNTED }, signal),
    staleTime: 5 * 60_000,
  })
  return computed<FilterOption[]>(() =>
    (query.data.value?.lines ?? [])
      .filter((line) => line.key !== '')
      .map((line) => ({ value: line.key, label: nameOf(by, line) })),
  )
}
