import { address, failure } from '@bihuan/api/client.ts'
import { ProblemError } from '@bihuan/api/problem.ts'
import { call, type QueryOf, type Schema } from '@bihuan/api/typed.ts'
import { upload } from '@bihuan/api/upload.ts'
import type { Send } from '@bihuan/ui/upload/useUploads.ts'

export type BatchState = Schema<'intake.BatchState'>
export type RowState = Schema<'intake.RowState'>
export type RowOutcome = Schema<'intake.RowOutcome'>
export type CommitMode = Schema<'intake.CommitMode'>
export type Column = Sheet['columns'][number]
export type Sheet = Batch['survey']['sheets'][number]
export type Plan = Schema<'intake.Plan'>
export type Batch = Schema<'intake.BatchShow.File'>
export type Row = Schema<'intake.RowList.Line'>
export type Cell = Schema<'intake.StoredCell'>
export type Line = Schema<'intake.BatchShow.Line'>
export type Field = Schema<'intake.BatchShow.FieldLine'>
export type UnknownName = Schema<'intake.BatchShow.UnknownName'>
export type RowFilter = QueryOf<'get', '/api/intake/batches/{id}/rows'>

export const keys = {
  list: (page: number) => ['intake', 'list', page] as const,
  one: (id: string) => ['intake', id] as const,
  rows: (id: string, filter: RowFilter) => ['intake', id, 'rows', filter] as const,
  names: (id: string) => ['intake', id, 'names'] as const,
  fields: (type: string) => ['intake', 'fields', type] as const,
}

export const send: Send<Batch> = (file, options) => upload<Batch>('/api/intake/batches', file, options)
export const list = (page: number) => call('get', '/api/intake/batches', { query: { page } })
export const show = (id: string) => call('get', '/api/intake/batches/{id}', { path: { id } })
export const fields = (type: string) => call('get', '/api/intake/fields', { query: { type } })
export const look = (id: string, body: Schema<'intake.Intake.Look'>) =>
  call('put', '/api/intake/batches/{id}/look', { path: { id }, body })
export const decide = (id: string, body: Plan) =>
  call('put', '/api/intake/batches/{id}/plan', { path: { id }, body })
export const rows = (id: string, query: RowFilter) =>
  call('get', '/api/intake/batches/{id}/rows', { path: { id }, query })
export const nextFaulty = (id: string, after: number, { page: _, ...shown }: RowFilter) =>
  call('get', '/api/intake/batches/{id}/rows/next-faulty', { path: { id }, query: { ...shown, after } })
export const correct = (id: string, row: number, field: string, text: string) =>
  call('put', '/api/intake/batches/{id}/rows/{row}/cells/{field}', {
    path: { id, row, field },
    body: { text },
  })
export const exclude = (id: string, row: number, excluded: boolean) =>
  call('put', '/api/intake/batches/{id}/rows/{row}/excluded', { path: { id, row }, body: { excluded } })
export const renumber = (id: string, row?: number) =>
  call('post', '/api/intake/batches/{id}/new-numbers', { path: { id }, body: { row: row ?? null } })
export const unknownNames = (id: string) =>
  call('get', '/api/intake/batches/{id}/unknown-names', { path: { id } })
export const learn = (id: string, name: string, unit: string) =>
  call('post', '/api/intake/batches/{id}/names', { path: { id }, body: { name, unit } })
export const commit = (id: string, mode: CommitMode) =>
  call('post', '/api/intake/batches/{id}/commit', { path: { id }, body: { mode } })
export const cancel = (id: string) => call('post', '/api/intake/batches/{id}/cancel', { path: { id } })
export const undo = (id: string) => call('post', '/api/intake/batches/{id}/undo', { path: { id } })

/** Fetches a workbook and hands it to the browser; a refusal becomes a ProblemError. */
export async function download(id: string, what: 'ledger' | 'marked', name: string): Promise<void> {
  const response = await fetch(address(`/api/intake/batches/${id}/${what}`), {
    credentials: 'same-origin',
  }).catch(() => {
    throw new ProblemError(0)
  })
  if (!response.ok) throw await failure(response, false)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
