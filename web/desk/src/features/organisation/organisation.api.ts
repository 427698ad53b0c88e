import { http } from '@bihuan/api/client.ts'

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
] as const
export const POST_RANKS = ['ZONE_LEADER', 'PRINCIPAL', 'DEPUTY', 'LIAISON', 'STAFF'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]
export type PostRank = (typeof POST_RANKS)[number]

export interface Named {
  id: string
  name: string
}

export interface UnitNode extends Named {
  shortName: string
  kind: UnitKind
  parentId: string | null
  supervisedById: string | null
  sort: number
  version: number
}

export interface UnitTree {
  asOf: string
  units: UnitNode[]
  allowedActions: string[]
}

export interface UnitPost {
  id: string
  person: Named
  mobile: string | null
  title: string
  rank: PostRank
  partTime: boolean
  validFrom: string
  validTo: string | null
  version: number
}

export interface UnitPortfolio {
  id: string
  person: Named
  field: string | null
  validFrom: string
  validTo: string | null
  version: number
}

export interface UnitState {
  name: string
  shortName: string
  kind: UnitKind
  parent: Named | null
  supervisedBy: Named | null
  from: string
  to: string | null
  reason: string | null
}

export interface UnitFile extends Named {
  shortName: string
  code: string | null
  kind: UnitKind
  parent: Named | null
  supervisedBy: Named | null
  sort: number
  validFrom: string
  validTo: string | null
  successor: Named | null
  version: number
  asOf: string
  aliases: { id: string; alias: string }[]
  posts: UnitPost[]
  portfolios: UnitPortfolio[]
  history: UnitState[]
  allowedActions: string[]
}

export interface UnitFacts {
  name: string
  shortName: string
  code: string | null
  kind: UnitKind
  parent: string | null
  supervisedBy: string | null
  sort: number
}

export interface PersonPost {
  id: string
  unit: Named
  title: string
  rank: PostRank
  partTime: boolean
  validFrom: string
  validTo: string | null
  version: number
}

export interface PersonRow extends Named {
  mobile: string | null
  validTo: string | null
  version: number
  posts: PersonPost[]
  allowedActions: string[]
}

export interface Paged<Row> {
  items: Row[]
  page: number
  size: number
  total: number
}

export const organisationKeys = {
  all: ['organisation'] as const,
}

export const organisationApi = {
  tree: (asOf: string, signal?: AbortSignal) => http.get<UnitTree>('/api/units', { asOf }, signal),
  unit: (id: string, asOf: string, signal?: AbortSignal) =>
    http.get<UnitFile>(`/api/units/${id}`, { asOf }, signal),
  createUnit: (facts: UnitFacts, from: string | null) => http.post<UnitFile>('/api/units', { facts, from }),
  changeUnit: (id: string, facts: UnitFacts, from: string | null, reason: string, version: number) =>
    http.put<UnitFile>(`/api/units/${id}`, { facts, from, reason, version }),
  closeUnit: (id: string, on: string, successor: string | null, version: number) =>
    http.post<UnitFile>(`/api/units/${id}/close`, { on, successor, version }),
  addAlias: (id: string, alias: string) => http.post<UnitFile>(`/api/units/${id}/aliases`, { alias }),
  removeAlias: (id: string, alias: string) => http.delete<UnitFile>(`/api/units/${id}/aliases/${alias}`),
  people: (
    query: { q?: string; unitId?: string; left?: boolean; page?: number; size?: number },
    signal?: AbortSignal,
  ) => http.get<Paged<PersonRow>>('/api/people', query, signal),
  createPerson: (name: string, mobile: string) => http.post('/api/people', { name, mobile }),
  changePerson: (id: string, name: string, mobile: string, version: number) =>
    http.put(`/api/people/${id}`, { facts: { name, mobile }, version }),
  leave: (id: string, on: string, version: number) => http.post(`/api/people/${id}/leave`, { on, version }),
  appoint: (
    person: string,
    unit: string,
    facts: { title: string; rank: PostRank; partTime: boolean },
    from: string | null,
  ) => http.post('/api/posts', { person, unit, facts, from }),
  endPost: (id: string, on: string, version: number) => http.post(`/api/posts/${id}/end`, { on, version }),
  givePortfolio: (person: string, unit: string, field: string, from: string | null) =>
    http.post('/api/portfolios', { person, unit, field, from }),
  endPortfolio: (id: string, on: string, version: number) =>
    http.post(`/api/portfolios/${id}/end`, { on, version }),
}

/** People for a picker: the name with unit and post, to tell two of one name apart. */
export async function searchPeople(text: string, signal: AbortSignal) {
  const found = await organisationApi.people({ q: text, size: 20 }, signal)
  return found.items.map((one) => ({
    id: one.id,
    name: one.name,
    ...(one.posts[0] && { unit: one.posts[0].unit.name, post: one.posts[0].title }),
  }))
}

/** Today in the business zone. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
}
