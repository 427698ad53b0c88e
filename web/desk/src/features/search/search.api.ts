import { call, type Answer } from '@bihuan/api/typed.ts'

export type Found = Answer<'get', '/api/search'>
export type MatterHit = Found['matters']['items'][number]
export type SubjectHit = Found['subjects']['items'][number]
export type UnitHit = Found['units']['items'][number]
export type PersonHit = Found['people']['items'][number]
export type FileHit = Found['files']['items'][number]

export const searchApi = {
  find: (q: string, signal?: AbortSignal) => call('get', '/api/search', { query: { q }, signal }),
}
