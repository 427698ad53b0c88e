import { call, type QueryOf, type Schema } from '@bihuan/api/typed.ts'

export type Scope = Schema<'access.Scope'>
export type Duty = Schema<'access.Duty'>
export type Permit = Schema<'shared.Permit'>
export type Matrix = Schema<'access.RoleList.Matrix'>
export type RoleRow = Schema<'access.RoleList.Row'>
export type RoleFacts = Schema<'access.RoleFacts'>
export type GrantRow = Schema<'access.GrantList.Row'>
export type NewGrant = Schema<'access.NewGrant'>
export type ProposalRow = Schema<'access.ProposalList.Row'>

export const SCOPES = [
  'ALL',
  'UNIT_AND_BELOW',
  'OWN_UNIT',
  'SUPERVISED_UNITS',
  'OWN',
] as const satisfies Scope[]

export const roleKeys = { all: ['role'] as const }

export const roleApi = {
  matrix: (signal?: AbortSignal) => call('get', '/api/roles', { signal }),
  create: (body: RoleFacts) => call('post', '/api/roles', { body }),
  change: (id: string, facts: RoleFacts, version: number) =>
    call('put', '/api/roles/{id}', { path: { id }, body: { facts, version } }),
  demandSecondFactor: (role: RoleRow, demanded: boolean) =>
    call('put', '/api/roles/{id}/second-factor', {
      path: { id: role.id },
      body: { demanded, version: role.version },
    }),
  remove: (id: string) => call('delete', '/api/roles/{id}', { path: { id } }),
  grants: (query: QueryOf<'get', '/api/grants'>, signal?: AbortSignal) =>
    call('get', '/api/grants', { query, signal }),
  grant: (body: NewGrant) => call('post', '/api/grants', { body }),
  revoke: (id: string) => call('post', '/api/grants/{id}/revoke', { path: { id } }),
  proposals: (query: QueryOf<'get', '/api/proposals'>, signal?: AbortSignal) =>
    call('get', '/api/proposals', { query, signal }),
  propose: ({ account, role, from, to }: NewGrant, reason: string) =>
    call('post', '/api/proposals', {
      body: { kind: 'GRANT_ROLE', account, role, from: from ?? null, to: to ?? null, reason },
    }),
  proposeRevocation: (row: GrantRow, reason: string) =>
    call('post', '/api/proposals', {
      body: { kind: 'REVOKE_ROLE', account: row.account.id, role: row.role.id, reason },
    }),
  approve: (id: string) => call('post', '/api/proposals/{id}/approve', { path: { id } }),
  reject: (id: string) => call('post', '/api/proposals/{id}/reject', { path: { id } }),
  withdraw: (id: string) => call('post', '/api/proposals/{id}/withdraw', { path: { id } }),
  units: (signal?: AbortSignal) => call('get', '/api/units', { signal }),
}

/** Accounts for the picker; the log-in name tells two people of one name apart. */
export async function searchAccounts(text: string, signal: AbortSignal) {
  const found = await call('get', '/api/accounts', { query: { q: text, size: 20 }, signal })
  return found.items.map((one) => ({ id: one.id, name: one.person?.name ?? one.login, unit: one.login }))
}
