import { call } from '@bihuan/api/typed.ts'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'

/** The types of objects a campaign may check, as the zone has them. */
export function useSubjectTypes() {
  const query = useQuery({
    queryKey: ['subject-types', 'words'],
    queryFn: ({ signal }) => call('get', '/api/subject-types', { signal }),
    staleTime: 60_000,
  })
  return computed(() =>
    (query.data.value ?? [])
      .filter((type) => !type.definition.retired)
      .map((type) => ({ code: type.code, name: type.definition.name, nameEn: type.definition.nameEn })),
  )
}
