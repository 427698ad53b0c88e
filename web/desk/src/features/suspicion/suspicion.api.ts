import { call, type QueryOf, type Schema } from '@bihuan/api/typed.ts'

export type Suspicion = Schema<'suspicion.SuspicionList.Row'>
export type Tally = Schema<'suspicion.SuspicionList.Tally'>

export const KINDS = [
  'SAME_FILE',
  'NEAR_IDENTICAL',
  'BEFORE_EQUALS_AFTER',
  'TAKEN_BEFORE_ORDER',
  'TOO_FAR',
  'SCREENSHOT_OR_EDITED',
] as const satisfies Suspicion['kind'][]
export const STATES = ['OPEN', 'CONFIRMED', 'DISMISSED'] as const satisfies Suspicion['state'][]

export const suspicionKeys = { all: ['suspicion'] as const }

export const suspicionApi = {
  page: (query: QueryOf<'get', '/api/suspicions'>, signal?: AbortSignal) =>
    call('get', '/api/suspicions', { query, signal }),
  totals: (unit: string[], signal?: AbortSignal) =>
    call('get', '/api/suspicions/totals', { query: { unit }, signal }),
  ofMatter: (id: string, signal?: AbortSignal) =>
    call('get', '/api/suspicions/matters/{id}', { path: { id }, signal }),
  decide: ({ id, version }: Suspicion, confirmed: boolean, opinion: string) =>
    call('post', '/api/suspicions/{id}/decision', { path: { id }, body: { version, confirmed, opinion } }),
  takeUp: ({ id, version }: Suspicion, reason: string) =>
    call('post', '/api/suspicions/{id}/taking-up', { path: { id }, body: { version, reason } }),
  raiseFalseReport: (matter: string, reason: string) =>
    call('post', '/api/look-back/false-reports', { body: { matter, reason } }),
}
