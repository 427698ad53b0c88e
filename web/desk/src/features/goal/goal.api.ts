import { call, type QueryOf, type Schema } from '@bihuan/api/typed.ts'

export type GoalRow = Schema<'goal.GoalList.Row'>
/** A goal beside what was done of it, as at a moment. */
export type GoalSheet = Schema<'goal.GoalSheet'>
export type WorkLine = Schema<'goal.GoalSheet.WorkLine'>
export type ItemLine = Schema<'goal.GoalSheet.ItemLine'>
export type Figures = Schema<'goal.GoalSheet.Figures'>
export type GoalPlan = Schema<'goal.GoalPlan'>

export const goalKeys = {
  all: ['goals'] as const,
  sheet: (id: string, asAt: string) => ['goals', id, asAt] as const,
}

export const goalApi = {
  list: (query: QueryOf<'get', '/api/goals'>, signal?: AbortSignal) =>
    call('get', '/api/goals', { query, signal }),
  show: (id: string, asAt: string, signal?: AbortSignal) =>
    call('get', '/api/goals/{id}', { path: { id }, query: asAt ? { asAt } : {}, signal }),
  write: (id: string, version: number, plan: GoalPlan) =>
    call('put', '/api/goals/{id}', { path: { id }, body: { version, plan } }),
  publish: (id: string, version: number) =>
    call('post', '/api/goals/{id}/publication', { path: { id }, body: { version, unclassified: true } }),
}
