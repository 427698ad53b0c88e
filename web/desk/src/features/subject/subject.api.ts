import { call, type QueryOf, type Schema } from '@bihuan/api/typed.ts'

export type SubjectRow = Schema<'subject.SubjectList.Row'>
/** One subject with all that is known of it (一企一档). */
export type SubjectFile = Schema<'subject.SubjectShow.File'>
export type SubjectFacts = Schema<'subject.SubjectFacts'>
export type SubjectEntry = Schema<'subject.SubjectShow.Entry'>
export type SubjectConditions = QueryOf<'get', '/api/subjects'>

export const subjectApi = {
  list: (query: SubjectConditions, signal?: AbortSignal) => call('get', '/api/subjects', { query, signal }),
  totals: (query: QueryOf<'get', '/api/subjects/totals'>, signal?: AbortSignal) =>
    call('get', '/api/subjects/totals', { query, signal }),
  show: (id: string, signal?: AbortSignal) => call('get', '/api/subjects/{id}', { path: { id }, signal }),
  timeline: (id: string, page: number, signal?: AbortSignal) =>
    call('get', '/api/subjects/{id}/timeline', { path: { id }, query: { page, size: 50 }, signal }),
  write: (id: string, version: number, facts: SubjectFacts) =>
    call('put', '/api/subjects/{id}', { path: { id }, body: { version, facts } }),
  close: (id: string, version: number, reason: string) =>
    call('post', '/api/subjects/{id}/closing', { path: { id }, body: { version, reason } }),
  reopen: (id: string, version: number, reason: string) =>
    call('post', '/api/subjects/{id}/reopening', { path: { id }, body: { version, reason } }),
  reveal: (id: string, field: string, reason: string) =>
    call('post', '/api/subjects/{id}/reveal', { path: { id }, body: { field, reason } }).then(
      ({ value }) => value,
    ),
}
