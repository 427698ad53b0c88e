import { address, http } from '@bihuan/api/client.ts'

export const OUTCOMES = ['DONE', 'REFUSED', 'FAILED'] as const
export type Outcome = (typeof OUTCOMES)[number]

export interface AuditRecord {
  id: string
  at: string
  accountId: string | null
  actor: string
  /** `room.verb`, or method and path pattern of a refused request. */
  act: string
  outcome: Outcome
  objectKind: string | null
  objectId: string | null
  code: string | null
  address: string
  facts: Record<string, unknown>
}

export interface AuditSeal {
  number: number
  sealedAt: string
  recordCount: number
  algorithm: string
  hash: string
  previousHash: string
}

export interface AuditPage {
  items: AuditRecord[]
  page: number
  size: number
  total: number
}

export interface ChainState {
  head: AuditSeal | null
  sealed: number
  unsealed: number
}

export interface Verification {
  sound: boolean
  seals: number
  records: number
  first: { damage: string; sealNumber: number; recordId: string | null } | null
}

export interface AuditQuery {
  actor?: string
  act?: string
  outcome?: string
  object?: string
  code?: string
  from?: string
  to?: string
}

export const auditKeys = {
  list: (query: AuditQuery, page: number, size: number) => ['audit', 'list', query, page, size] as const,
  record: (id: string) => ['audit', 'record', id] as const,
  acts: ['audit', 'acts'] as const,
  chain: ['audit', 'chain'] as const,
}

export const auditApi = {
  list: (query: AuditQuery, page: number, size: number, signal?: AbortSignal) =>
    http.get<AuditPage>('/api/audit/records', { ...query, page, size }, signal),
  record: (id: string, signal?: AbortSignal) =>
    http.get<{ record: AuditRecord; seal: AuditSeal | null }>(`/api/audit/records/${id}`, {}, signal),
  acts: () => http.get<string[]>('/api/audit/acts'),
  chain: () => http.get<ChainState>('/api/audit/chain'),
  verify: () => http.post<Verification>('/api/audit/chain/verify'),
  exportAddress: (query: AuditQuery) => address('/api/audit/export', { ...query }),
}
