import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { FeaturePlug } from '../../features.ts'
import { useSession } from '../../session/session.store.ts'
import { countOf, workbenchApi, workbenchKey } from './workbench.api.ts'

export default {
  useCounts: () => {
    const session = useSession()
    const query = useQuery({
      queryKey: workbenchKey,
      queryFn: ({ signal }) => workbenchApi.show(signal),
      enabled: computed(() => session.may('MATTER_READ')),
      staleTime: 30_000,
      refetchInterval: 120_000,
    })
    return computed((): Record<string, number> => {
      const count = countOf(query.data.value)
      return count === null ? {} : { workbench: count }
    })
  },
} satisfies FeaturePlug
