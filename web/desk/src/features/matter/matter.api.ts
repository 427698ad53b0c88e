import { toProblem } from '@bihuan/api/problem.ts'
import { call, type QueryOf, type Schema } from '@bihuan/api/typed.ts'

/** One act with what it asks for, told apart by `act`. */
export type Order = Schema<'matter.MatterOrder'>
export type Act = Order['act']
export type Opening = Schema<'matter.Opening'>
export type Totals = Schema<'matter.MatterList.Totals'>
/** `allowedActs` holds acts with a form or a button, and REDRAFT, which has a page of its own. */
export type MatterFile = Schema<'matter.MatterShow.File'>
export type SubTask = Schema<'matter.SubTaskShow'>
export type PlannedPart = Schema<'matter.PlannedPart'>
export type SlotName = Schema<'matter.Slot'>
export type Responsible = Schema<'matter.MatterShow.Responsible'>
export type Pending = Schema<'matter.MatterShow.Pending'>
export type Reason = Schema<'matter.WhySeen.Reason'>
export type TimelineEntry = Schema<'matter.MatterTimeline.Entry'>
export type Outcome = Schema<'matter.MatterBatch.Outcome'>
export type MatterQuery = QueryOf<'get', '/api/matters'>

export const ACTS = [
  'VERIFY',
  'START_VERIFICATION',
  'ACCEPT_ON_SITE',
  'CLOSE_OFF',
  'DECIDE_REQUEST',
  'RECEIVE',
  'OPEN',
  'ASSIGN',
  'SUBMIT_PLAN',
  'REPORT',
  'PROGRESS',
  'WITHDRAW_REQUEST',
  'RESUME',
  'RETURN',
  'URGE',
  'INSTRUCT',
  'REASSIGN',
  'REQUEST_EXTENSION',
  'REQUEST_SUSPENSION',
  'REQUEST_DELISTING',
  'RAISE',
  'LOWER',
  'SHELVE',
  'WITHDRAW_REPORT',
  'EVALUATE',
  'ARCHIVE',
  'REOPEN',
  'UNMERGE',
  'AMEND',
  'CORRECT',
  'MERGE',
  'REQUEST_CANCELLATION',
  'DISCARD',
  'SPLIT',
  'ADD_SUB_TASK',
  'OVERRULE',
  'ATTACH',
  'DETACH',
  'RESTRICT',
  'LIFT_RESTRICTION',
  'INFORM',
  'EXCLUDE',
] as const satisfies Act[]

/** What may be done to a sub-task, the likeliest first. */
export const SUB_TASK_ACTS = [
  'SIGN_SUB_TASK',
  'REPORT_SUB_TASK',
  'PROGRESS_SUB_TASK',
  'ACCEPT_SUB_TASK',
  'SEND_BACK_SUB_TASK',
  'URGE_SUB_TASK',
  'AMEND_SUB_TASK',
  'DROP_SUB_TASK',
] as const satisfies Act[]

/** What others did since; member of the problem MATTER-STALE. */
export interface StaleChange {
  seq: number
  at: string
  event: string
  actor: string
  to?: TimelineEntry['to']
}

export const matterKeys = {
  all: ['matters'] as const,
  file: (id: string) => ['matters', 'file', id] as const,
  timeline: (id: string) => ['matters', 'timeline', id] as const,
  after: (id: string) => ['matters', 'after', id] as const,
  children: (id: string) => ['matters', 'children', id] as const,
  told: (id: string) => ['matters', 'told', id] as const,
  views: ['matters', 'views'] as const,
}

/** What others have done since the version an act was meant for; null for any other refusal. */
export function staleOf(error: unknown): { version: number; changes: StaleChange[] } | null {
  const { code, body } = toProblem(error)
  if (code !== 'MATTER-STALE') return null
  return { version: Number(body['version']), changes: (body['changes'] ?? []) as StaleChange[] }
}

export const matterApi = {
  list: (query: MatterQuery, signal?: AbortSignal) => call('get', '/api/matters', { query, signal }),
  totals: (query: QueryOf<'get', '/api/matters/totals'>, signal?: AbortSignal) =>
    call('get', '/api/matters/totals', { query, signal }),
  show: (id: string, signal?: AbortSignal) => call('get', '/api/matters/{id}', { path: { id }, signal }),
  children: (id: string, signal?: AbortSignal) =>
    call('get', '/api/matters/{id}/children', { path: { id }, signal }),
  timeline: (id: string, query: QueryOf<'get', '/api/matters/{id}/timeline'>, signal?: AbortSignal) =>
    call('get', '/api/matters/{id}/timeline', { path: { id }, query, signal }),
  act: (id: string, body: Schema<'matter.Matter.ActBody'>) =>
    call('post', '/api/matters/{id}/acts', { path: { id }, body }),
  actAll: (body: Schema<'matter.Matter.BatchBody'>) => call('post', '/api/matters/acts', { body }),
  open: (body: Opening) => call('post', '/api/matters', { body }),
  redraft: (id: string, version: number, body: Opening) =>
    call('put', '/api/matters/{id}', { path: { id }, query: { version }, body }),
  after: (id: string, signal?: AbortSignal) =>
    call('get', '/api/matters/{id}/after', { path: { id }, signal }),
  told: (id: string, signal?: AbortSignal) => call('get', '/api/matters/{id}/told', { path: { id }, signal }),
  shelved: (query: QueryOf<'get', '/api/shelved-matters'>, signal?: AbortSignal) =>
    call('get', '/api/shelved-matters', { query, signal }),
  views: () => call('get', '/api/saved-views'),
  saveView: (body: Schema<'matter.SavedView.NewView'>) => call('post', '/api/saved-views', { body }),
  removeView: (id: string) => call('delete', '/api/saved-views/{id}', { path: { id } }),
}

/** One masked value of a matter in full: of a slot, or of a field by its key. */
export async function revealPersonal(matter: string, what: string, reason: string): Promise<string | null> {
  const path = { id: matter }
  const { values } = await call('post', '/api/matters/{id}/contacts/reveal', { path, body: { reason } })
  return values[what] ?? null
}
