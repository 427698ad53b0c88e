import { address } from '@bihuan/api/client.ts'
import { call, type QueryOf, type Schema } from '@bihuan/api/typed.ts'
import { upload } from '@bihuan/api/upload.ts'

export type GoalRow = Schema<'goal.GoalList.Row'>
/** A goal beside what was done of it, as at a moment. */
export type GoalSheet = Schema<'goal.GoalSheet'>
export type WorkLine = Schema<'goal.GoalSheet.WorkLine'>
export type ItemLine = Schema<'goal.GoalSheet.ItemLine'>
export type Figures = Schema<'goal.GoalSheet.Figures'>
export type GoalPlan = Schema<'goal.GoalPlan'>
/** A spreadsheet as it was read, cell by cell. */
export type GoalUpload = Schema<'goal.GoalUpload'>
export type SheetCell = Schema<'goal.GoalUpload.SheetCell'>
export type ReadGoal = GoalUpload['goals'][number]

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
  read: (goal: string | null, file: File, signal: AbortSignal) =>
    upload<GoalUpload>(address('/api/goals/sheets', goal ? { goal } : {}), file, { signal }),
  publish: (id: string, version: number) =>
    call('post', '/api/goals/{id}/publication', { path: { id }, body: { version, unclassified: true } }),
}
