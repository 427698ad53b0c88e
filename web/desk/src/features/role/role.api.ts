import { http } from '@bihuan/api/client.ts'

export const SCOPES = ['ALL', 'UNIT_AND_BELOW', 'OWN_UNIT', 'SUPERVISED_UNITS', 'OWN'] as const
export type Scope = (typeof SCOPES)[number]
export type Duty = 'BUSINESS' | 'SYSTEM' | 'SECURITY' | 'AUDIT' | 'ANY'

export interface RoleRow {
  id: string
  code: string
  name: string
  nameEn: string
  builtin: boolean
  duty: Duty
  needsSecond: boolean
  permits: string[]
  possible: string[]
  holders: number
  version: number
  allowedActions: string[]
}

export interface Matrix {
  roles: RoleRow[]
  permits: { permit: string; duty: Duty }[]
  allowedActions: string[]
}

export interface GrantRow {
  id: string
  account: { id: string; login: string; name: string | null }
  role: { id: string; name: string; nameEn: string }
  scope: Scope
  scopeUnit: { id: string; name: string } | null
  validFrom: string
  validTo: string | null
  grantedBy: string | null
  grantedAt: string
  revokedAt: string | null
  allowedActions: string[]
}

export interface ProposalRow {
  id: string
  kind: 'GRANT_ROLE' | 'RESET_PASSWORD'
  accountId: string
  login: string
  role: { id: string; name: string; nameEn: string } | null
  validFrom: string | null
  validTo: string | null
  reason: string
  proposedBy: string
  proposedAt: string
  outcome: 'APPROVED' | 'REJECTED' | 'WITHDRAWN' | null
  decidedBy: string | null
  decidedAt: string | null
  allowedActions: string[]
}

export interface Paged<Row> {
  items: Row[]
  total: number
}

interface AccountRow {
  id: string
  login: string
  person: { name: string } | null
}

interface UnitTree {
  units: { id: string; name: string; parentId: string | null }[]
}

export interface RoleFacts {
  name: string
  nameEn: string
  permits: string[]
}

export interface NewGrant {
  account: string
  role: string
  scope: Scope
  scopeUnit: string | null
  from: string | null
  to: string | null
}

export const roleKeys = { all: ['role'] as const }
type Query = Record<string, string | number | boolean>

export const roleApi = {
  matrix: (signal?: AbortSignal) => http.get<Matrix>('/api/roles', undefined, signal),
  create: (facts: RoleFacts) => http.post('/api/roles', facts),
  change: (id: string, facts: RoleFacts, version: number) => http.put(`/api/roles/${id}`, { facts, version }),
  remove: (id: string) => http.delete(`/api/roles/${id}`),
  grants: (query: Query, signal?: AbortSignal) => http.get<Paged<GrantRow>>('/api/grants', query, signal),
  grant: (wanted: NewGrant) => http.post('/api/grants', wanted),
  revoke: (id: string) => http.post(`/api/grants/${id}/revoke`),
  proposals: (query: Query, signal?: AbortSignal) =>
    http.get<Paged<ProposalRow>>('/api/proposals', query, signal),
  propose: (wanted: NewGrant, reason: string) =>
    http.post('/api/proposals', {
      kind: 'GRANT_ROLE',
      account: wanted.account,
      role: wanted.role,
      from: wanted.from,
      to: wanted.to,
      reason,
    }),
  approve: (id: string) => http.post<{ password: string | null }>(`/api/proposals/${id}/approve`),
  reject: (id: string) => http.post(`/api/proposals/${id}/reject`),
  withdraw: (id: string) => http.post(`/api/proposals/${id}/withdraw`),
  units: (signal?: AbortSignal) => http.get<UnitTree>('/api/units', undefined, signal),
}

/** Accounts for the picker; the log-in name tells two people of one name apart. */
export async function searchAccounts(text: string, signal: AbortSignal) {
  const found = await http.get<Paged<AccountRow>>('/api/accounts', { q: text, size: 20 }, signal)
  return found.items.map((one) => ({ id: one.id, name: one.person?.name ?? one.login, unit: one.login }))
}
