import { call, type QueryOf, type Schema } from '@bihuan/api/typed.ts'

export type Draw = Schema<'lookback.DrawList.Row'>
export type Candidate = Schema<'lookback.DrawList.Candidate'>
export type Repeat = Schema<'lookback.DrawList.Repeat'>
export type NewDraw = Schema<'lookback.Draws.NewDraw'>
export type Task = Schema<'lookback.LookBackList.Task'>
export type Result = Schema<'lookback.LookBacks.Result'>
export type FalseReport = Schema<'lookback.LookBackList.FalseReport'>
export type Scheme = Schema<'lookback.Scheme'>
export type Rules = Schema<'lookback.Scheme.Rules'>
export type Weights = Rules['weights']

export const POINTS = [
  'base',
  'major',
  'rework',
  'extension',
  'reopening',
  'late',
  'notOnSite',
  'instructed',
  'falseReport',
] as const satisfies (keyof Weights)[]

export const METHODS = ['SITE', 'DESK', 'TELEPHONE', 'UNANNOUNCED'] as const satisfies Result['method'][]

/** How a verdict is worded. */
export const verdictOf = ({ confirmed }: Pick<FalseReport, 'confirmed'>) =>
  confirmed === null ? 'OPEN' : confirmed ? 'CONFIRMED' : 'DISMISSED'

export function outcomeTone(outcome: Task['outcome']): string {
  return outcome === 'HOLDS' ? 'good' : outcome === 'FAILS' ? 'bad' : ''
}

export const lookBackKeys = { all: ['lookback'] as const }

export const lookBackApi = {
  scheme: (signal?: AbortSignal) => call('get', '/api/look-back/scheme', { signal }),
  publish: (version: number, rules: Rules) =>
    call('put', '/api/look-back/scheme', { body: { version, rules } }),
  inspectors: (signal?: AbortSignal) => call('get', '/api/look-back/inspectors', { signal }),
  draws: (query: QueryOf<'get', '/api/look-back/draws'>, signal?: AbortSignal) =>
    call('get', '/api/look-back/draws', { query, signal }),
  draw: (body: NewDraw) => call('post', '/api/look-back/draws', { body }),
  show: (id: string, signal?: AbortSignal) =>
    call('get', '/api/look-back/draws/{id}', { path: { id }, signal }),
  candidates: (
    id: string,
    query: QueryOf<'get', '/api/look-back/draws/{id}/candidates'>,
    signal?: AbortSignal,
  ) => call('get', '/api/look-back/draws/{id}/candidates', { path: { id }, query, signal }),
  repeat: (id: string) => call('get', '/api/look-back/draws/{id}/repeat', { path: { id } }),
  tasks: (query: QueryOf<'get', '/api/look-back/tasks'>, signal?: AbortSignal) =>
    call('get', '/api/look-back/tasks', { query, signal }),
  appoint: (task: Task, inspector: string) =>
    call('put', '/api/look-back/tasks/{id}/inspector', {
      path: { id: task.id },
      body: { version: task.version, inspector },
    }),
  settle: (id: string, body: Result) =>
    call('post', '/api/look-back/tasks/{id}/result', { path: { id }, body }),
  falseReports: (query: QueryOf<'get', '/api/look-back/false-reports'>, signal?: AbortSignal) =>
    call('get', '/api/look-back/false-reports', { query, signal }),
  raise: (matter: string, reason: string) =>
    call('post', '/api/look-back/false-reports', { body: { matter, reason } }),
  decide: (id: string, confirmed: boolean, opinion: string) =>
    call('post', '/api/look-back/false-reports/{id}/decision', {
      path: { id },
      body: { confirmed, opinion },
    }),
  ofMatter: (id: string, signal?: AbortSignal) =>
    call('get', '/api/look-back/matters/{id}', { path: { id }, signal }),
}
