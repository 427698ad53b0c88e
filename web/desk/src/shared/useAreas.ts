import { call, type Schema } from '@bihuan/api/typed.ts'
import type { UnitNode } from '@bihuan/ui/unit/units.ts'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'

export type AreaEntry = Schema<'place.AreaDirectory.Entry'>

export const areaKeys = { all: ['areas'] as const }

/** The areas of the zone, also as nodes for the pickers of trees. */
export function useAreas() {
  const query = useQuery({
    queryKey: areaKeys.all,
    queryFn: ({ signal }) => call('get', '/api/areas', { signal }),
    staleTime: 60_000,
  })
  const areas = computed<AreaEntry[]>(() => query.data.value ?? [])
  const nodes = computed<UnitNode[]>(() =>
    areas.value.map((area) => ({
      id: area.id,
      name: area.facts.name,
      parentId: area.facts.parent,
      aliases: [],
    })),
  )
  return { query, areas, nodes }
}
