import { call, type QueryOf, type Schema } from '@bihuan/api/typed.ts'

export type Measure = Schema<'matter.MatterStatistics.Measure'>
export type GroupBy = Schema<'matter.MatterStatistics.GroupBy'>
/** `name` is a unit's name, or the code of a type. */
export type Line = StatisticsTable['lines'][number]
export type StatisticsTable = Schema<'matter.MatterStatistics.Table'>
export type Standing = Schema<'matter.MatterStatistics.Standing'>

export const MEASURES = [
  'LIVE',
  'OVERDUE',
  'AWAITING_RECEIPT',
  'AWAITING_VERIFICATION',
  'REWORK',
  'PAUSED',
  'CLOSED',
] as const satisfies Measure[]
export const GROUPS = ['UNIT', 'TYPE'] as const satisfies GroupBy[]

/** The member of a line that holds a measure; no measure is the whole line. */
const MEMBERS: Record<Measure, keyof Line & string> = {
  LIVE: 'live',
  OVERDUE: 'overdue',
  AWAITING_RECEIPT: 'awaitingReceipt',
  AWAITING_VERIFICATION: 'awaitingVerification',
  REWORK: 'rework',
  PAUSED: 'paused',
  CLOSED: 'closed',
}

export function figure(line: Line, measure: Measure | null): number {
  return measure === null ? line.total : (line[MEMBERS[measure]] as number)
}

export function sumOf(lines: readonly Line[], measure: Measure | null): number {
  return lines.reduce((sum, line) => sum + figure(line, measure), 0)
}

/** Closed among all that count, in per cent; null when there is nothing. */
export function closedShare(lines: readonly Line[]): number | null {
  const all = sumOf(lines, null)
  return all === 0 ? null : (sumOf(lines, 'CLOSED') / all) * 100
}

export const statisticsApi = {
  table: (query: QueryOf<'get', '/api/statistics/matters'>, signal?: AbortSignal) =>
    call('get', '/api/statistics/matters', { query, signal }),
  rows: (query: QueryOf<'get', '/api/statistics/matters/rows'>, signal?: AbortSignal) =>
    call('get', '/api/statistics/matters/rows', { query, signal }),
}
