import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { FeaturePlug } from '../../features.ts'
import { useSession } from '../../session/session.store.ts'
import { matterApi, matterKeys } from './matter.api.ts'

export default {
  useCounts: () => {
    const session = useSession()
    const query = useQuery({
      queryKey: [...matterKeys.all, 'totals', 'navigation'],
      queryFn: ({ signal }) => matterApi.totals({}, signal),
      enabled: computed(() => session.may('MATTER_READ')),
      staleTime: 60_000,
      refetchInterval: 120_000,
    })
    return computed((): Record<string, number> => (query.data.value ? { matters: query.data.value.all } : {}))
  },
} satisfies FeaturePlug
