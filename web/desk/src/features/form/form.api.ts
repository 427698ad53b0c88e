import { call, type Schema } from '@bihuan/api/typed.ts'
import { upload } from '@bihuan/api/upload.ts'

export type FormRow = Schema<'form.FormList.Row'>
export type FormDraftRow = Schema<'form.FormDraftShow.Row'>
export type FormFile = Schema<'form.FormDraftShow.File'>
export type FormSketch = Schema<'form.FormSketch'>
export type FormVersion = Schema<'form.FormVersion'>
export type Question = Schema<'form.Question'>
export type Difference = Schema<'form.Difference'>
/** A checklist as it was read, cell by cell. */
export type ChecklistUpload = Schema<'checklist.ChecklistUpload'>
export type FormUse = FormSketch['use']

export const formKeys = {
  all: ['forms'] as const,
  drafts: ['forms', 'drafts'] as const,
  draft: (id: string) => ['forms', 'draft', id] as const,
  versions: (code: string) => ['forms', 'versions', code] as const,
}

export const formApi = {
  list: (
    query: { page: number; size: number; q?: string; use?: FormUse; withdrawn?: boolean },
    signal?: AbortSignal,
  ) => call('get', '/api/forms', { query, signal }),
  drafts: (signal?: AbortSignal) => call('get', '/api/form-drafts', { query: { size: 100 }, signal }),
  begin: (code: string | null, copy: boolean) => call('post', '/api/form-drafts', { body: { code, copy } }),
  beginWith: (sketch: FormSketch) => call('post', '/api/form-drafts/of-sketch', { body: sketch }),
  readSheet: (file: File, signal: AbortSignal) =>
    upload<ChecklistUpload>('/api/checklist-sheets', file, { signal }),
  show: (id: string, signal?: AbortSignal) => call('get', '/api/form-drafts/{id}', { path: { id }, signal }),
  save: (id: string, version: number, sketch: FormSketch) =>
    call('put', '/api/form-drafts/{id}', { path: { id }, query: { version }, body: sketch }),
  discard: (id: string, version: number) =>
    call('delete', '/api/form-drafts/{id}', { path: { id }, query: { version } }),
  publish: (id: string, version: number, note: string) =>
    call('post', '/api/form-drafts/{id}/publish', { path: { id }, body: { version, note: note || null } }),
  tryOut: (id: string, answers: Record<string, string>) =>
    call('post', '/api/form-drafts/{id}/trial', { path: { id }, body: { answers } }),
  versions: (code: string, signal?: AbortSignal) =>
    call('get', '/api/forms/{code}/versions', { path: { code }, signal }),
  version: (id: string, signal?: AbortSignal) =>
    call('get', '/api/form-versions/{id}', { path: { id }, signal }),
  differences: (code: string, from: number, to: number, signal?: AbortSignal) =>
    call('get', '/api/forms/{code}/differences', { path: { code }, query: { from, to }, signal }),
  withdraw: (code: string, version: number) =>
    call('post', '/api/forms/{code}/withdraw', { path: { code }, body: { version } }),
}
