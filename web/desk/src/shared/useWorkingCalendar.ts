import { call } from '@bihuan/api/typed.ts'
import { thisYear } from '@bihuan/ui/date/formats.ts'
import { present } from '@bihuan/ui/date/present.ts'
import type { WorkingCalendar } from '@bihuan/ui/date/workingDays.ts'
import { useQueries } from '@tanstack/vue-query'
import { computed } from 'vue'

/** Days off and make-up days of this year and the next, for choosing a due date. */
export function useWorkingCalendar(now: number = present()) {
  const year = thisYear(now)
  const queries = useQueries({
    queries: [year, year + 1].map((one) => ({
      queryKey: ['calendar', one],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call('get', '/api/calendar', { query: { year: one }, signal }),
      staleTime: 60 * 60_000,
    })),
  })
  return computed<WorkingCalendar>(() => {
    const known = queries.value.flatMap((query) => (query.data ? [query.data] : []))
    return {
      exceptions: Object.fromEntries(
        known.flatMap((one) => one.days.map((day) => [day.date, day.off ? 'off' : 'work'] as const)),
      ),
      years: known.filter((one) => one.known).map((one) => one.year),
    }
  })
}
