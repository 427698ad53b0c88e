import { http, type Query } from '@bihuan/api/client.ts'
import type { MatterState, Paged } from '../../shared/matters.ts'

export const MEASURES = [
  'LIVE',
  'OVERDUE',
  'AWAITING_RECEIPT',
  'AWAITING_VERIFICATION',
  'REWORK',
  'PAUSED',
  'CLOSED',
] as const
export type Measure = (typeof MEASURES)[number]
export const GROUPS = ['UNIT', 'TYPE'] as const
export type GroupBy = (typeof GROUPS)[number]

export interface Line {
  unit: string | null
  /** A unit's name, or the code of a type. */
  name: string
  total: number
  live: number
  overdue: number
  awaitingReceipt: number
  awaitingVerification: number
  rework: number
  paused: number
  closed: number
}

export interface StatisticsTable {
  asAt: string
  groupBy: GroupBy
  lines: Line[]
}

export interface Standing {
  id: string
  number: string
  title: string
  typeCode: string
  state: MatterState
  leadUnit: string | null
  dueOn: string | null
  percent: number
}

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
  table: (query: Query, signal?: AbortSignal) =>
    http.get<StatisticsTable>('/api/statistics/matters', query, signal),
  rows: (query: Query, signal?: AbortSignal) =>
    http.get<Paged<Standing>>('/api/statistics/matters/rows', query, signal),
}
