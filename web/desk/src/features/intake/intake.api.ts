import { http, address, failure } from '@bihuan/api/client.ts'
import { ProblemError } from '@bihuan/api/problem.ts'
import { upload } from '@bihuan/api/upload.ts'
import type { Send } from '@bihuan/ui/upload/useUploads.ts'

export type BatchState = 'UPLOADED' | 'CHECKING' | 'CHECKED' | 'COMMITTING' | 'COMMITTED' | 'UNDONE'
export type RowState = 'READY' | 'FAULTY' | 'EXCLUDED' | 'DONE'
export type RowOutcome = 'NEW' | 'CHANGED' | 'SAME' | 'TAKEN' | 'UPDATED' | 'UNCHANGED' | 'KEPT'

export interface Column {
  index: number
  letters: string
  path: string[]
  hidden: boolean
  samples: string[]
  field: string | null
  confidence: number
  reason: string
}

export interface Sheet {
  index: number
  name: string
  role: 'LEDGER' | 'HIDDEN_LEDGER' | 'NO_TABLE' | 'EMPTY'
  rows: number
  title: string | null
  reportingUnit: string | null
  reportedOn: string | null
  reference: string
  yearSource: string
  header: {
    firstRow: number
    lastRow: number
    confidence: number
    reasons: { code: string; detail: string }[]
  } | null
  columns: Column[]
}

export interface Plan {
  typeCode: string
  sheet: number
  headerFirst: number
  headerLast: number
  year: number | null
  mapping: Record<string, string>
}

export interface Batch {
  id: string
  fileName: string
  fileSize: number
  state: BatchState
  uploadedBy: string
  uploadedAt: string
  finishedAt: string | null
  survey: { format: string; typeCode: string; proposedSheet: number; remembered: boolean; sheets: Sheet[] }
  plan: Plan | null
  mode: 'ATOMIC' | 'BY_ROW' | null
  progress: { done: number; total: number; cancelling: boolean }
  problem: { code: string; detail: string } | null
  rows: Partial<Record<RowState, number>>
  outcomes: Partial<Record<RowOutcome, number>>
  issues: { code: string; severity: 'ERROR' | 'WARNING'; cells: number; rows: number }[]
  skipped: { rowNumber: number; kind: string; text: string }[]
}

export interface Cell {
  address: string
  raw: string
  value: string | null
  corrected: boolean
  issues: { code: string; severity: 'ERROR' | 'WARNING'; params: string[] }[]
}

export interface Row {
  rowNumber: number
  state: RowState
  outcome: RowOutcome
  cells: Record<string, Cell>
  others: Record<string, string>
  changes: Record<string, { before: string | null; after: string | null }>
  matter: string | null
  matterNumber: string | null
}

export interface Line {
  id: string
  fileName: string
  state: BatchState
  uploadedBy: string
  uploadedAt: string
  rows: number
}

export interface Paged<T> {
  items: T[]
  page: number
  size: number
  total: number
}

export interface Field {
  key: string
  zh: string
  en: string
  kind: string
  required: boolean
}

export interface UnknownName {
  name: string
  rows: number
  suggestions: { unit: string; name: string }[]
}

export interface RowFilter {
  state?: string
  outcome?: string
  code?: string
  page?: number
  size?: number
}

const batch = (id: string) => `/api/intake/batches/${id}`

export const keys = {
  list: (page: number) => ['intake', 'list', page] as const,
  one: (id: string) => ['intake', id] as const,
  rows: (id: string, filter: RowFilter) => ['intake', id, 'rows', filter] as const,
  names: (id: string) => ['intake', id, 'names'] as const,
  fields: (type: string) => ['intake', 'fields', type] as const,
}

export const send: Send<Batch> = (file, options) => upload<Batch>('/api/intake/batches', file, options)
export const list = (page: number) => http.get<Paged<Line>>('/api/intake/batches', { page })
export const show = (id: string) => http.get<Batch>(batch(id))
export const fields = (type: string) => http.get<Field[]>('/api/intake/fields', { type })
export const look = (id: string, body: Omit<Plan, 'year' | 'mapping'>) =>
  http.put<Batch>(`${batch(id)}/look`, body)
export const decide = (id: string, plan: Plan) => http.put<Batch>(`${batch(id)}/plan`, plan)
export const rows = (id: string, filter: RowFilter) =>
  http.get<Paged<Row>>(`${batch(id)}/rows`, { ...filter })
export const correct = (id: string, row: number, field: string, text: string) =>
  http.put<Row>(`${batch(id)}/rows/${row}/cells/${field}`, { text })
export const exclude = (id: string, row: number, excluded: boolean) =>
  http.put<Row>(`${batch(id)}/rows/${row}/excluded`, { excluded })
export const unknownNames = (id: string) => http.get<UnknownName[]>(`${batch(id)}/unknown-names`)
export const learn = (id: string, name: string, unit: string) =>
  http.post<UnknownName[]>(`${batch(id)}/names`, { name, unit })
export const commit = (id: string, mode: 'ATOMIC' | 'BY_ROW') =>
  http.post<Batch>(`${batch(id)}/commit`, { mode })
export const cancel = (id: string) => http.post<Batch>(`${batch(id)}/cancel`)
export const undo = (id: string) => http.post<Batch>(`${batch(id)}/undo`)

/** Fetches a workbook and hands it to the browser; a refusal becomes a ProblemError. */
export async function download(id: string, what: 'ledger' | 'marked', name: string): Promise<void> {
  const response = await fetch(address(`${batch(id)}/${what}`), { credentials: 'same-origin' }).catch(() => {
    throw new ProblemError(0)
  })
  if (!response.ok) throw await failure(response, false)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
