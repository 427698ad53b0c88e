import type { AreaEntry } from '../useAreas.ts'

/** An area on the plan; rings in degrees, longitude before latitude. */
export interface MapArea {
  id: string
  name: string
  rings: number[][][]
  chosen?: boolean
}

export interface MapPoint {
  id: string
  name: string
  longitude: number
  latitude: number
  /** Which colour it has; see `styles.ts`. */
  tone?: string
}

export interface MapCluster {
  count: number
  longitude: number
  latitude: number
}

export interface MapWindow {
  west: number
  south: number
  east: number
  north: number
}

/** The areas that have an outline, the chosen one told apart. */
export function mapAreas(areas: readonly AreaEntry[], chosen = ''): MapArea[] {
  return areas.flatMap((area) =>
    area.facts.outline
      ? [
          {
            id: area.id,
            name: area.facts.name,
            rings: area.facts.outline.coordinates as number[][][],
            chosen: area.id === chosen,
          },
        ]
      : [],
  )
}
