import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { FeaturePlug } from '../../features.ts'
import { useSession } from '../../session/session.store.ts'
import MatterPapers from './MatterPapers.vue'
import PapersIssued from './PapersIssued.vue'
import { paperApi, paperKeys } from './paper.api.ts'

export default {
  matterAside: MatterPapers,
  toldAlready: PapersIssued,
  useCounts: () => {
    const session = useSession()
    const query = useQuery({
      queryKey: paperKeys.counts,
      queryFn: ({ signal }) => paperApi.counts(signal),
      enabled: computed(() => session.may('MATTER_READ')),
      staleTime: 60_000,
      refetchInterval: 120_000,
    })
    return computed((): Record<string, number> => {
      const counts = query.data.value
      return counts ? { papers: counts.review + counts.issue + counts.receipt + counts.drafts } : {}
    })
  },
} satisfies FeaturePlug
