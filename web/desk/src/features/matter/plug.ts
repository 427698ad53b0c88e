import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { FeaturePlug } from '../../features.ts'
import { i18n } from '../../i18n.ts'
import { useSession } from '../../session/session.store.ts'
import { matterApi, matterKeys } from './matter.api.ts'

export default {
  searchSource: {
    id: 'matters',
    labelKey: 'matter.title',
    permit: 'MATTER_READ',
    search: async (text, signal) => {
      const found = await matterApi.list({ stage: 'ALL', q: text, sort: '-updated', size: 8 }, signal)
      return found.items.map((row) => ({
        id: row.id,
        title: row.title,
        note: [row.number, i18n.global.t(`matter.state.${row.state}`), row.leadUnit?.name]
          .filter(Boolean)
          .join(' · '),
        to: `/matters/${row.id}`,
      }))
    },
  },
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
