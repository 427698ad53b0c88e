import { call, type QueryOf, type Schema } from '@bihuan/api/typed.ts'

export type Proposal = Schema<'likeness.LikenessList.Row'>
export type Side = Schema<'likeness.LikenessList.Side'>
export type Acceptance = Schema<'likeness.Likenesses.Acceptance'>
export type Draft = Schema<'likeness.LikenessList.Draft'>

export const KINDS = ['', 'DUPLICATE', 'RECURRENCE'] as const

export const likenessKeys = { all: ['likeness'] as const }

export const likenessApi = {
  proposals: (query: QueryOf<'get', '/api/likeness/proposals'>, signal?: AbortSignal) =>
    call('get', '/api/likeness/proposals', { query, signal }),
  accept: (id: string, body: Acceptance) =>
    call('post', '/api/likeness/proposals/{id}/acceptance', { path: { id }, body }),
  decline: (id: string, reason: string) =>
    call('post', '/api/likeness/proposals/{id}/refusal', { path: { id }, body: { reason } }),
  check: (body: Draft, signal?: AbortSignal) => call('post', '/api/likeness/check', { body, signal }),
}
