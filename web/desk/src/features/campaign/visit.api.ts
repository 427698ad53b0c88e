import { call, type QueryOf, type Schema } from '@bihuan/api/typed.ts'

export type VisitRow = Schema<'campaign.VisitList.Row'>
export type VisitFile = Schema<'campaign.VisitFile'>
export type VisitState = VisitRow['state']
export type VisitResult = NonNullable<VisitRow['result']>
export type HazardRow = Schema<'campaign.HazardList.Row'>
export type Standing = 'OPEN' | 'OVERDUE' | 'CLOSED' | 'UNREGISTERED' | 'REGISTERED'
export type Inspection = Schema<'campaign.Inspection'>
export type Finding = Inspection['findings'][number]
export type ObjectRow = Schema<'campaign.ObjectList.Row'>
export type Figures = Schema<'campaign.ThreeClear.Figures'>
export type Counts = Schema<'campaign.ThreeClear.Counts'>
export type PassRow = Schema<'campaign.PassList.Row'>
export type NewPass = Schema<'campaign.Passes.NewPass'>
export type PassMethod = NewPass['method']
export type ClashRow = Schema<'campaign.Clashes.Row'>
export type Difference = 'NEW' | 'GONE' | 'CHANGED' | 'REAPPEARED'

export const VISIT_STATES: VisitState[] = ['PLANNED', 'DONE', 'CANCELLED']
export const RESULTS: VisitResult[] = ['PASSED', 'HAZARDS', 'REFUSED', 'CLOSED', 'GONE']
export const STANDINGS: Standing[] = ['OPEN', 'OVERDUE', 'CLOSED', 'UNREGISTERED']
export const METHODS: PassMethod[] = ['ALL', 'SAMPLE', 'BY_RISK', 'SELF']
export const DIFFERENCES: Difference[] = ['NEW', 'GONE', 'CHANGED', 'REAPPEARED']

export const visitKeys = {
  all: ['visits'] as const,
  file: (id: string) => ['visits', id] as const,
  hazards: ['hazards'] as const,
  figures: (campaign: string) => ['campaigns', campaign, 'figures'] as const,
  passes: (campaign: string) => ['campaigns', campaign, 'passes'] as const,
  objects: (campaign: string) => ['campaigns', campaign, 'objects'] as const,
}

export const visitApi = {
  list: (query: QueryOf<'get', '/api/visits'>, signal?: AbortSignal) =>
    call('get', '/api/visits', { query, signal }),
  show: (id: string, signal?: AbortSignal) => call('get', '/api/visits/{id}', { path: { id }, signal }),
  handIn: (id: string, body: Inspection) => call('post', '/api/visits/{id}/result', { path: { id }, body }),
  cancel: (id: string, version: number, reason: string) =>
    call('post', '/api/visits/{id}/cancel', { path: { id }, body: { version, reason } }),
  restore: (id: string, version: number) =>
    call('post', '/api/visits/{id}/restore', { path: { id }, body: { version } }),
  assign: (id: string, version: number, team: string | null) =>
    call('put', '/api/visits/{id}/team', { path: { id }, body: { version, team } }),
  hazards: (query: QueryOf<'get', '/api/hazards'>, signal?: AbortSignal) =>
    call('get', '/api/hazards', { query, signal }),
  objects: (id: string, query: QueryOf<'get', '/api/campaigns/{id}/objects'>, signal?: AbortSignal) =>
    call('get', '/api/campaigns/{id}/objects', { path: { id }, query, signal }),
  figures: (id: string, signal?: AbortSignal) =>
    call('get', '/api/campaigns/{id}/figures', { path: { id }, signal }),
  passes: (id: string, signal?: AbortSignal) =>
    call('get', '/api/campaigns/{id}/passes', { path: { id }, signal }),
  plan: (id: string, version: number, pass: NewPass) =>
    call('post', '/api/campaigns/{id}/passes', { path: { id }, body: { version, pass } }),
  repeat: (id: string, pass: string) =>
    call('get', '/api/campaigns/{id}/passes/{pass}/repeat', { path: { id, pass } }),
  renewScope: (id: string, version: number) =>
    call('post', '/api/campaigns/{id}/scope', { path: { id }, body: { version } }),
  differences: (id: string, pass: string, signal?: AbortSignal) =>
    call('get', '/api/campaigns/{id}/passes/{pass}/differences', { path: { id, pass }, signal }),
  differenceRows: (
    id: string,
    pass: string,
    query: { kind: Difference; page: number; size: number },
    signal?: AbortSignal,
  ) =>
    call('get', '/api/campaigns/{id}/passes/{pass}/differences/rows', { path: { id, pass }, query, signal }),
  clashes: (query: QueryOf<'get', '/api/visit-clashes'>, signal?: AbortSignal) =>
    call('get', '/api/visit-clashes', { query, signal }),
  decideJoint: (body: Schema<'campaign.JointVisits.Decision'>) => call('post', '/api/joint-visits', { body }),
  checklists: (signal?: AbortSignal) =>
    call('get', '/api/forms', { query: { use: 'CHECKLIST', page: 1, size: 100 }, signal }),
}

export const resultTone = (result: VisitResult | null | undefined) =>
  result === 'PASSED' ? 'good' : result === 'HAZARDS' ? 'warn' : result === 'REFUSED' ? 'bad' : ''

/** A share in per cent, cut off at one decimal so that a hundred is whole; null of nothing. */
export function share(part: number, of: number): number | null {
  return of === 0 ? null : Math.floor((part * 1000) / of) / 10
}
