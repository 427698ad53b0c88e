import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { isOver, type Progress } from './progress.ts'

const FIRST_MS = 500
const LATER_MS = 2_000

/**
 * Follows long work by its id until it is over. Keep the id in the URL (`?job=…`): whoever comes back, or
 * reloads, finds the work again.
 */
export function useProgress(
  id: MaybeRefOrGetter<string | null>,
  load: (id: string) => Promise<Progress>,
  onOver: (progress: Progress) => void = () => {},
) {
  const query = useQuery({
    queryKey: ['progress', computed(() => toValue(id))],
    queryFn: () => load(toValue(id)!),
    enabled: computed(() => Boolean(toValue(id))),
    refetchInterval: ({ state }) => {
      if (state.data && isOver(state.data)) return false
      return state.dataUpdateCount < 4 ? FIRST_MS : LATER_MS
    },
    staleTime: 0,
  })
  watch(
    () => query.data.value?.state,
    (_, before) => {
      const progress = query.data.value
      if (progress && before !== undefined && isOver(progress)) onOver(progress)
    },
  )
  return query
}
