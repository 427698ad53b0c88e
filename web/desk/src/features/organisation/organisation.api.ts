import { call, type QueryOf, type Schema } from '@bihuan/api/typed.ts'

export type UnitKind = Schema<'organisation.UnitKind'>
export type PostRank = Schema<'organisation.PostRank'>
export type UnitTree = Schema<'organisation.UnitTree.Tree'>
export type UnitNode = Schema<'organisation.UnitTree.Node'>
export type UnitFile = Schema<'organisation.UnitShow.File'>
export type UnitPost = Schema<'organisation.UnitShow.Post'>
export type UnitPortfolio = Schema<'organisation.UnitShow.Portfolio'>
export type UnitState = Schema<'organisation.UnitShow.State'>
export type UnitFacts = Schema<'organisation.UnitFacts'>
export type PersonRow = Schema<'organisation.PeopleList.Row'>
export type PostFacts = Schema<'organisation.PostFacts'>

export const UNIT_KINDS = [
  'WORKING_COMMITTEE',
  'ADMIN_COMMITTEE',
  'DEPARTMENT',
  'OFFICE',
  'INDUSTRIAL_PARK',
  'SUBDISTRICT',
  'VILLAGE',
  'STATE_COMPANY',
  'VERTICAL_UNIT',
  'LEADING_GROUP',
  'HEADQUARTERS',
  'TASK_FORCE',
  'OTHER',
] as const satisfies UnitKind[]
export const POST_RANKS = [
  'ZONE_LEADER',
  'PRINCIPAL',
  'DEPUTY',
  'LIAISON',
  'STAFF',
] as const satisfies PostRank[]

export const organisationKeys = {
  all: ['organisation'] as const,
}

export const organisationApi = {
  tree: (asOf: string, signal?: AbortSignal) => call('get', '/api/units', { query: { asOf }, signal }),
  unit: (id: string, asOf: string, signal?: AbortSignal) =>
    call('get', '/api/units/{id}', { path: { id }, query: { asOf }, signal }),
  createUnit: (facts: UnitFacts, from: string | null) =>
    call('post', '/api/units', { body: { facts, from } }),
  changeUnit: (id: string, facts: UnitFacts, from: string | null, reason: string, version: number) =>
    call('put', '/api/units/{id}', { path: { id }, body: { facts, from, reason, version } }),
  closeUnit: (id: string, on: string, successor: string | null, version: number) =>
    call('post', '/api/units/{id}/close', { path: { id }, body: { on, successor, version } }),
  addAlias: (id: string, alias: string) =>
    call('post', '/api/units/{id}/aliases', { path: { id }, body: { alias } }),
  removeAlias: (id: string, aliasId: string) =>
    call('delete', '/api/units/{id}/aliases/{aliasId}', { path: { id, aliasId } }),
  people: (query: QueryOf<'get', '/api/people'>, signal?: AbortSignal) =>
    call('get', '/api/people', { query, signal }),
  revealMobile: async (id: string, reason: string) =>
    (await call('post', '/api/people/{id}/reveal', { path: { id }, body: { reason } })).value,
  createPerson: (name: string, mobile: string) => call('post', '/api/people', { body: { name, mobile } }),
  changePerson: (id: string, name: string, mobile: string, version: number) =>
    call('put', '/api/people/{id}', { path: { id }, body: { facts: { name, mobile }, version } }),
  leave: (id: string, on: string, version: number) =>
    call('post', '/api/people/{id}/leave', { path: { id }, body: { on, version } }),
  appoint: (person: string, unit: string, facts: PostFacts, from: string | null) =>
    call('post', '/api/posts', { body: { person, unit, facts, from } }),
  endPost: (id: string, on: string, version: number) =>
    call('post', '/api/posts/{id}/end', { path: { id }, body: { on, version } }),
  givePortfolio: (person: string, unit: string, field: string, from: string | null) =>
    call('post', '/api/portfolios', { body: { person, unit, field, from } }),
  endPortfolio: (id: string, on: string, version: number) =>
    call('post', '/api/portfolios/{id}/end', { path: { id }, body: { on, version } }),
}
