import { call, type Schema } from '@bihuan/api/typed.ts'

export type AreaFacts = Schema<'place.AreaFacts'>
export const AREA_KINDS = [
  'TOWN',
  'COMMUNITY',
  'GRID',
  'SECTION',
] as const satisfies readonly AreaFacts['kind'][]

export const placeApi = {
  write: (id: string, version: number, facts: AreaFacts) =>
    call('put', '/api/areas/{id}', { path: { id }, body: { version, facts } }),
  close: (id: string, version: number) =>
    call('post', '/api/areas/{id}/closing', { path: { id }, body: { version } }),
}
