import { urlNumber, useUrlState, type UrlFields, type UrlValues } from '@bihuan/ui/filter/useUrlState.ts'
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'

/** A paged list whose conditions stand in the URL; while the next page comes, the last one stays to be seen. */
export function usePagedList<F extends UrlFields, Row>(
  fields: F,
  key: readonly unknown[],
  fetch: (
    asked: UrlValues<F> & { page: number; size: number },
    signal: AbortSignal,
  ) => Promise<{ items: Row[]; total: number }>,
) {
  const url = useUrlState({ ...fields, page: urlNumber(1), size: urlNumber(50, 1, 200) })
  const state = url.state as UrlValues<F> & { page: number; size: number }
  const asked = computed(() => ({ ...state }))
  const list = useQuery({
    queryKey: [...key, asked],
    queryFn: ({ signal }) => fetch(asked.value, signal),
    placeholderData: keepPreviousData,
  })
  return { state, list }
}
