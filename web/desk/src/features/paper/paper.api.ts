import { address } from '@bihuan/api/client.ts'
import { call, type QueryOf, type Schema } from '@bihuan/api/typed.ts'
import { upload, type UploadOptions } from '@bihuan/api/upload.ts'
import { download } from '../../shared/download.ts'

export type PaperRow = Schema<'bulletin.PaperList.Row'>
export type PaperFile = Schema<'bulletin.PaperShow.File'>
export type PaperContent = Schema<'bulletin.PaperContent'>
export type SheetRow = Schema<'bulletin.PaperContent.SheetRow'>
export type PaperKind = Schema<'bulletin.PaperKind'>
export type PaperState = Schema<'bulletin.PaperState'>
export type PaperAct = Schema<'bulletin.PaperAct'>
export type PaperCounts = Schema<'bulletin.PaperList.Counts'>
export type PaperSettings = Schema<'bulletin.PaperSettings.Current'>
export type PaperParameters = Schema<'bulletin.PaperParameters'>
export type PaperTemplate = Schema<'bulletin.PaperTemplates.Line'>
export type PaperFigureRow = Schema<'bulletin.FigureShow.Row'>
export type PaperFigure = Schema<'bulletin.FigureShow.Line'>
export type PaperQuery = Omit<QueryOf<'get', '/api/papers'>, 'page' | 'size'>

export const KINDS = [
  'SUPERVISION_ORDER',
  'ASSIGNMENT_ORDER',
  'URGING_NOTICE',
  'LISTING_NOTICE',
  'DELISTING_NOTICE',
  'INTERVIEW_NOTICE',
  'PUBLIC_CRITICISM',
  'ACCOUNTABILITY_PROPOSAL',
  'CLOSE_OFF_SHEET',
  'BULLETIN',
  'ERRATUM',
] as const satisfies PaperKind[]
export const STATES = [
  'DRAFT',
  'IN_REVIEW',
  'APPROVED',
  'ISSUED',
  'WITHDRAWN',
  'DISCARDED',
] as const satisfies PaperState[]
export const WAITING = ['REVIEW', 'ISSUE', 'RECEIPT'] as const

export const paperKeys = {
  all: ['papers'] as const,
  list: (query: PaperQuery, page: number, size: number) => ['papers', 'list', query, page, size] as const,
  file: (id: string) => ['papers', 'file', id] as const,
  figures: (id: string) => ['papers', 'figures', id] as const,
  kinds: (matter: string, state?: string) => ['papers', 'kinds', matter, state] as const,
  counts: ['papers', 'counts'] as const,
  settings: ['papers', 'settings'] as const,
  templates: ['papers', 'templates'] as const,
}

export const paperApi = {
  list: (query: PaperQuery, page: number, size: number, signal?: AbortSignal) =>
    call('get', '/api/papers', { query: { ...query, page, size }, signal }),
  counts: (signal?: AbortSignal) => call('get', '/api/papers/counts', { signal }),
  /** What can be drafted about a matter as it stands. */
  kinds: (matter: string, signal?: AbortSignal) =>
    call('get', '/api/papers/kinds', { query: { matter }, signal }),
  show: (id: string, signal?: AbortSignal) => call('get', '/api/papers/{id}', { path: { id }, signal }),
  draft: (commandId: string, kind: PaperKind, matter: string) =>
    call('post', '/api/papers', { body: { commandId, kind, matter } }),
  draftBulletin: (commandId: string, from: string, to: string, addressees: string[]) =>
    call('post', '/api/papers/bulletins', { body: { commandId, from, to, addressees } }),
  figures: (id: string, signal?: AbortSignal) =>
    call('get', '/api/papers/{id}/figures', { path: { id }, signal }),
  figureRows: (id: string, key: string, page: number, size: number, signal?: AbortSignal) =>
    call('get', '/api/papers/{id}/figures/{key}/rows', { path: { id, key }, query: { page, size }, signal }),
  edit: (id: string, version: number, content: PaperContent, addressees: string[]) =>
    call('put', '/api/papers/{id}', { path: { id }, query: { version }, body: { content, addressees } }),
  act: (id: string, version: number, act: PaperAct, note: string | null, on: string | null) =>
    call('post', '/api/papers/{id}/acts', { path: { id }, body: { version, act, note, on } }),
  /** Under the name the paper has. */
  file: (paper: PaperFile, kind: 'docx' | 'pdf', draft: string) =>
    download(
      `/api/papers/${paper.id}/${kind}`,
      {},
      `${paper.number ?? draft} ${paper.content.title.replaceAll('\n', '')}.${kind}`,
    ),
  settings: (signal?: AbortSignal) => call('get', '/api/paper-settings', { signal }),
  change: (version: number, parameters: PaperParameters) =>
    call('put', '/api/paper-settings', { body: { version, parameters } }),
  templates: (signal?: AbortSignal) => call('get', '/api/paper-templates', { signal }),
  uploadTemplate: (kind: PaperKind, file: File, options: UploadOptions) =>
    upload<PaperTemplate[]>(address(`/api/paper-templates/${kind}`), file, options),
  removeTemplate: (kind: PaperKind) => call('delete', '/api/paper-templates/{kind}', { path: { kind } }),
  previewTemplate: (kind: PaperKind, name: string) =>
    download(`/api/paper-templates/${kind}/preview`, {}, `${name}.docx`),
}
