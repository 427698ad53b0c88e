import { call, type Schema } from '@bihuan/api/typed.ts'

export type DraftFile = Schema<'design.TypeDraftShow.File'>
export type Sketch = Schema<'matter.TypeSketch'>
export type Definition = Sketch['definition']
export type Difference = Schema<'form.Difference'>
export type FieldDefinition = Schema<'form.FieldDefinition'>
export type TimeScheme = Schema<'matter.TimeScheme'>
export type TypePaper = Schema<'matter.TypePaper'>
export type Slot = Definition['requiredSlots'][number]
export type Walk = NonNullable<DraftFile['walk']>
export type TrialSide = Walk['entries'][number]['as']
export type Order = Schema<'matter.MatterOrder'>
export type Preview = Schema<'design.TypeFiles.Preview'>

export const designKeys = {
  all: ['design'] as const,
  drafts: ['design', 'drafts'] as const,
  draft: (id: string) => ['design', 'draft', id] as const,
  versions: (code: string) => ['design', 'versions', code] as const,
}

export const designApi = {
  drafts: (signal?: AbortSignal) => call('get', '/api/type-drafts', { query: { size: 100 }, signal }),
  begin: (code: string | null) => call('post', '/api/type-drafts', { body: { code } }),
  show: (id: string, signal?: AbortSignal) => call('get', '/api/type-drafts/{id}', { path: { id }, signal }),
  save: (id: string, version: number, sketch: Sketch) =>
    call('put', '/api/type-drafts/{id}', { path: { id }, query: { version }, body: sketch }),
  discard: (id: string, version: number) =>
    call('delete', '/api/type-drafts/{id}', { path: { id }, query: { version } }),
  publish: (id: string, version: number, note: string) =>
    call('post', '/api/type-drafts/{id}/publish', { path: { id }, body: { version, note: note || null } }),
  beginTrial: (id: string, fields: Record<string, string>, timeChoice: string) =>
    call('post', '/api/type-drafts/{id}/trial', {
      path: { id },
      body: { fields, timeChoice: choice(timeChoice) },
    }),
  act: (id: string, as: TrialSide, order: Order) =>
    call('post', '/api/type-drafts/{id}/trial/acts', { path: { id }, body: { as, order } }),
  days: (id: string, days: number) =>
    call('post', '/api/type-drafts/{id}/trial/days', { path: { id }, body: { days } }),
  undo: (id: string) => call('delete', '/api/type-drafts/{id}/trial/acts/last', { path: { id } }),
  endTrial: (id: string) => call('delete', '/api/type-drafts/{id}/trial', { path: { id } }),
  versions: (code: string, signal?: AbortSignal) =>
    call('get', '/api/matter-types/{code}/versions', { path: { code }, signal }),
  differences: (code: string, from: number, to: number, signal?: AbortSignal) =>
    call('get', '/api/matter-types/{code}/differences', { path: { code }, query: { from, to }, signal }),
  withdraw: (code: string, version: number) =>
    call('post', '/api/matter-types/{code}/withdraw', { path: { code }, body: { version } }),
  timeSchemes: (signal?: AbortSignal) => call('get', '/api/time-schemes', { signal }),
  ladder: (signal?: AbortSignal) => call('get', '/api/ladder', { signal }),
  look: (yaml: string) => call('post', '/api/type-files/look', { body: { yaml } }),
  keep: (yaml: string) => call('post', '/api/type-files', { body: { yaml } }),
}

function choice(chosen: string): { scheme: string; choice: string } | null {
  const [scheme, limit] = chosen.split(':')
  return scheme && limit ? { scheme, choice: limit } : null
}
