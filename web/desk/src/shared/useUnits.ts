import { call } from '@bihuan/api/typed.ts'
import type { UnitNode } from '@bihuan/ui/unit/units.ts'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'

/** All units of today for the pickers; short names are found by the search. */
export function useUnits() {
  const query = useQuery({
    queryKey: ['units', 'today'],
    queryFn: ({ signal }) => call('get', '/api/units', { signal }),
    staleTime: 60_000,
  })
  return computed<UnitNode[]>(() =>
    (query.data.value?.units ?? []).map((unit) => ({
      id: unit.id,
      name: unit.name,
      parentId: unit.parentId,
      aliases: unit.shortName && unit.shortName !== unit.name ? [unit.shortName] : [],
    })),
  )
}
