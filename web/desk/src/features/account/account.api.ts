import { call, type QueryOf, type Schema } from '@bihuan/api/typed.ts'

export type AccountRow = Schema<'access.AccountList.Row'>
export type LogInRow = Schema<'access.LogInLog.Row'>
export type Issued = Schema<'access.Accounts.Issued'>
export type Standing = Schema<'access.AccountList.Standing'>

export const STANDINGS = ['ACTIVE', 'LOCKED', 'DISABLED'] as const satisfies Standing[]
export const OUTCOMES = [
  'SUCCEEDED',
  'BAD_PASSWORD',
  'LOCKED',
  'DISABLED',
  'LOGGED_OUT',
  'UNKNOWN_NAME',
  'CODE_ASKED',
  'BAD_CODE',
] as const satisfies Schema<'access.LogInLog.Outcome'>[]

export const accountKeys = { all: ['account'] as const }

const seen = (row: AccountRow) => ({ path: { id: row.id }, body: { version: row.version } })

export const accountApi = {
  list: (query: QueryOf<'get', '/api/accounts'>, signal?: AbortSignal) =>
    call('get', '/api/accounts', { query, signal }),
  create: (login: string, person: string | null) =>
    call('post', '/api/accounts', { body: { login, person } }),
  link: (row: AccountRow, person: string | null) =>
    call('put', '/api/accounts/{id}/person', {
      path: { id: row.id },
      body: { person, version: row.version },
    }),
  disable: (row: AccountRow) => call('post', '/api/accounts/{id}/disable', seen(row)),
  enable: (row: AccountRow) => call('post', '/api/accounts/{id}/enable', seen(row)),
  unlock: (row: AccountRow) => call('post', '/api/accounts/{id}/unlock', seen(row)),
  resetPassword: (row: AccountRow) => call('post', '/api/accounts/{id}/reset-password', seen(row)),
  proposeReset: (row: AccountRow, reason: string) =>
    call('post', '/api/proposals', { body: { kind: 'RESET_PASSWORD', account: row.id, reason } }),
  proposeFactorReset: (row: AccountRow, reason: string) =>
    call('post', '/api/proposals', { body: { kind: 'RESET_SECOND_FACTOR', account: row.id, reason } }),
  identity: (row: AccountRow) => call('get', '/api/accounts/{id}/identity', { path: { id: row.id } }),
  bind: (row: AccountRow, subject: string) =>
    call('put', '/api/accounts/{id}/identity', { path: { id: row.id }, body: { subject } }),
  unbind: (row: AccountRow) => call('delete', '/api/accounts/{id}/identity', { path: { id: row.id } }),
  /** @param subject of the identity to bind; null: the one bound is taken off */
  proposeIdentity: (row: AccountRow, subject: string | null, reason: string) =>
    call('post', '/api/proposals', {
      body: { kind: subject ? 'BIND_IDENTITY' : 'UNBIND_IDENTITY', account: row.id, subject, reason },
    }),
  logIns: (query: QueryOf<'get', '/api/log-ins'>, signal?: AbortSignal) =>
    call('get', '/api/log-ins', { query, signal }),
  usePost: (postId: string) => call('put', '/api/session/post', { body: { postId } }),
}
