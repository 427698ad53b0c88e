import { call, type QueryOf, type Schema } from '@bihuan/api/typed.ts'

export type SubjectRow = Schema<'subject.SubjectList.Row'>
/** One subject with all that is known of it (一企一档). */
export type SubjectFile = Schema<'subject.SubjectShow.File'>
export type SubjectFacts = Schema<'subject.SubjectFacts'>
export type SubjectEntry = Schema<'subject.SubjectShow.Entry'>
export type SubjectRelation = Schema<'subject.Relations.Line'>
export type SubjectLike = Schema<'subject.SubjectLikeness.Like'>
export type RelationKind = SubjectRelation['kind']
export const RELATION_KINDS = [
  'LESSOR_OF',
  'PART_OF',
  'FACILITY_OF',
  'OCCUPIES',
  'MANAGES',
] as const satisfies readonly RelationKind[]
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
  writeType: (code: string, version: number, definition: Schema<'subject.SubjectType.Definition'>) =>
    call('put', '/api/subject-types/{code}', { path: { code }, body: { version, definition } }),
  map: (query: QueryOf<'get', '/api/subjects/map'>, signal?: AbortSignal) =>
    call('get', '/api/subjects/map', { query, signal }),
  relations: (id: string, signal?: AbortSignal) =>
    call('get', '/api/subjects/{id}/relations', { path: { id }, signal }),
  relate: (id: string, body: Schema<'subject.NewRelation'>) =>
    call('post', '/api/subjects/{id}/relations', { path: { id }, body }),
  endRelation: (id: string, relation: string, to: string) =>
    call('post', '/api/subjects/{id}/relations/{relation}/ending', { path: { id, relation }, body: { to } }),
  likenesses: (id: string, signal?: AbortSignal) =>
    call('get', '/api/subjects/{id}/likenesses', { path: { id }, signal }),
  tellApart: (id: string, other: string) =>
    call('post', '/api/subjects/{id}/likenesses/{other}/dismissal', { path: { id, other } }),
  merge: (id: string, version: number, into: string, reason: string) =>
    call('post', '/api/subjects/{id}/merging', { path: { id }, body: { version, into, reason } }),
  part: (id: string, version: number) =>
    call('post', '/api/subjects/{id}/parting', { path: { id }, body: { version } }),
}

/** Subjects for a picker, with type and address to tell two of one name apart. */
export async function searchSubjects(
  text: string,
  typeName: (code: string) => string,
  except: string,
  signal: AbortSignal,
) {
  const found = await subjectApi.list({ q: text, size: 20 }, signal)
  return found.items
    .filter((one) => one.id !== except)
    .map((one) => ({ id: one.id, name: one.name, unit: typeName(one.typeCode), post: one.address ?? '' }))
}
