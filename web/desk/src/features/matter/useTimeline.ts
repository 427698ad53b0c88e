import { useInfiniteQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { matterApi, matterKeys } from './matter.api.ts'

/** The timeline as at a moment (`2026-11-20T18:00`, business time); an empty moment is now. */
export function useTimeline(id: () => string, moment: Readonly<Ref<string>>) {
  const query = useInfiniteQuery({
    queryKey: computed(() => [...matterKeys.timeline(id()), moment.value]),
    queryFn: ({ pageParam, signal }) =>
      matterApi.timeline(
        id(),
        { asAt: moment.value ? `${moment.value}:59+08:00` : undefined, page: pageParam, size: 100 },
        signal,
      ),
    initialPageParam: 1,
    getNextPageParam: (last) => (last.page * last.size < last.total ? last.page + 1 : undefined),
  })
  const entries = computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? [])
  const total = computed(() => query.data.value?.pages[0]?.total ?? 0)
  return { query, entries, total }
}
