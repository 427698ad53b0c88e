import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useSession } from '../../session/session.store.ts'
import { suspicionApi, suspicionKeys } from './suspicion.api.ts'

/** The suspicions of one matter, for those who verify or supervise; nothing for others. */
export function useSuspicionsOf(id: MaybeRefOrGetter<string>) {
  const session = useSession()
  const query = useQuery({
    queryKey: computed(() => [...suspicionKeys.all, 'matter', toValue(id)]),
    queryFn: ({ signal }) => suspicionApi.ofMatter(toValue(id), signal),
    enabled: computed(() => session.may('MATTER_VERIFY') || session.may('MATTER_SUPERVISE')),
  })
  return { query, rows: computed(() => query.data.value ?? []) }
}
