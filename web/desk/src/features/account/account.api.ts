import { http } from '@bihuan/api/client.ts'

export const STANDINGS = ['ACTIVE', 'LOCKED', 'DISABLED'] as const
export const OUTCOMES = ['SUCCEEDED', 'BAD_PASSWORD', 'LOCKED', 'DISABLED', 'LOGGED_OUT'] as const
export type Standing = (typeof STANDINGS)[number]

export interface AccountRow {
  id: string
  login: string
  person: { id: string; name: string } | null
  standing: Standing
  mustChangePassword: boolean
  lockedUntil: string | null
  lastLogInAt: string | null
  createdAt: string
  roles: { code: string; name: string; nameEn: string }[]
  version: number
  allowedActions: string[]
}

export interface Issued {
  account: string
  password: string
}

export interface LogInRow {
  id: string
  at: string
  accountId: string
  login: string
  name: string | null
  outcome: (typeof OUTCOMES)[number]
  address: string
  agent: string
}

export interface Paged<Row> {
  items: Row[]
  total: number
}

interface PersonRow {
  id: string
  name: string
  posts: { title: string; unit: { name: string } }[]
}

export const accountKeys = { all: ['account'] as const }

const act = (row: AccountRow, verb: string) =>
  http.post<AccountRow>(`/api/accounts/${row.id}/${verb}`, { version: row.version })

export const accountApi = {
  list: (query: Record<string, string | number>, signal?: AbortSignal) =>
    http.get<Paged<AccountRow>>('/api/accounts', query, signal),
  create: (login: string, person: string | null) => http.post<Issued>('/api/accounts', { login, person }),
  link: (row: AccountRow, person: string | null) =>
    http.put<AccountRow>(`/api/accounts/${row.id}/person`, { person, version: row.version }),
  disable: (row: AccountRow) => act(row, 'disable'),
  enable: (row: AccountRow) => act(row, 'enable'),
  unlock: (row: AccountRow) => act(row, 'unlock'),
  resetPassword: (row: AccountRow) =>
    http.post<Issued>(`/api/accounts/${row.id}/reset-password`, { version: row.version }),
  proposeReset: (row: AccountRow, reason: string) =>
    http.post('/api/proposals', { kind: 'RESET_PASSWORD', account: row.id, reason }),
  logIns: (query: Record<string, string | number>, signal?: AbortSignal) =>
    http.get<Paged<LogInRow>>('/api/log-ins', query, signal),
  usePost: (postId: string) => http.put('/api/session/post', { postId }),
}

export async function searchPeople(text: string, signal: AbortSignal) {
  const found = await http.get<Paged<PersonRow>>('/api/people', { q: text, size: 20 }, signal)
  return found.items.map((one) => ({
    id: one.id,
    name: one.name,
    ...(one.posts[0] && { unit: one.posts[0].unit.name, post: one.posts[0].title }),
  }))
}
