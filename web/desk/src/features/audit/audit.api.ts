import { address } from '@bihuan/api/client.ts'
import { call, type QueryOf, type Schema } from '@bihuan/api/typed.ts'

export type Outcome = Schema<'audit.Outcome'>
/** `act` is `room.verb`, or method and path pattern of a refused request. */
export type AuditRecord = Schema<'audit.AuditRecord'>
export type AuditSeal = Schema<'audit.AuditSeal'>
export type Verification = Schema<'audit.AuditChain.Verification'>
export type AuditQuery = Omit<QueryOf<'get', '/api/audit/records'>, 'page' | 'size'>

export const OUTCOMES = ['DONE', 'REFUSED', 'FAILED'] as const satisfies Outcome[]

export const auditKeys = {
  list: (query: AuditQuery, page: number, size: number) => ['audit', 'list', query, page, size] as const,
  record: (id: string) => ['audit', 'record', id] as const,
  acts: ['audit', 'acts'] as const,
  chain: ['audit', 'chain'] as const,
}

export const auditApi = {
  list: (query: AuditQuery, page: number, size: number, signal?: AbortSignal) =>
    call('get', '/api/audit/records', { query: { ...query, page, size }, signal }),
  record: (id: string, signal?: AbortSignal) =>
    call('get', '/api/audit/records/{id}', { path: { id }, signal }),
  acts: () => call('get', '/api/audit/acts'),
  chain: () => call('get', '/api/audit/chain'),
  verify: () => call('post', '/api/audit/chain/verify'),
  exportAddress: (query: AuditQuery) => address('/api/audit/export', { ...query }),
}
