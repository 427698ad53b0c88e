import { call, type QueryOf, type Schema } from '@bihuan/api/typed.ts'

export type FigureCode = Schema<'statistics.FigureCode'>
export type FigureChoice = Schema<'statistics.Figure.Choice'>
export type GroupBy = Schema<'statistics.GroupBy'>
export type FigureTable = Schema<'statistics.FigureTable'>
export type Line = Schema<'statistics.FigureTable.Line'>
export type Cell = Schema<'statistics.FigureTable.Cell'>
export type FigureRow = Schema<'statistics.FigureRow'>
export type UnitOfMeasure = Schema<'statistics.UnitOfMeasure'>
export type TableQuery = QueryOf<'get', '/api/statistics/table'>
export type Ranking = Schema<'statistics.Ranking'>
export type RankingQuery = QueryOf<'get', '/api/statistics/ranking'>
export type Exclusion = Schema<'statistics.Exclusions.Exclusion'>
export type UnitKind = Schema<'organisation.UnitKind'>
export type Report = Schema<'statistics.Reports.Report'>
export type ReportWanted = Schema<'statistics.Reports.Wanted'>
export type PeriodRule = Schema<'statistics.PeriodRule'>
export type PartFigure = Schema<'statistics.PartFigure'>
export type PartRow = Schema<'statistics.PartRow'>
export type PartRowsQuery = QueryOf<'get', '/api/statistics/parts/rows'>
export type RowsQuery = QueryOf<'get', '/api/statistics/rows'>
/** What is counted and when, without grouping and figures. */
export interface Asked {
  from: string
  to: string
  asAt?: string
  knownAt?: string
  unit: string[]
  type: string[]
  source: Schema<'matter.SourceKind'>[]
  leader: string[]
  sponsor: string[]
}

export const GROUPS = ['UNIT', 'LEADER', 'TYPE', 'SOURCE', 'SPONSOR', 'MONTH'] as const satisfies GroupBy[]

export const RULES = [
  'THIS_WEEK',
  'LAST_WEEK',
  'THIS_MONTH',
  'LAST_MONTH',
  'THIS_YEAR',
  'LAST_YEAR',
] as const satisfies PeriodRule[]

/** Kinds of units that are compared with one another. */
export const KINDS = [
  'DEPARTMENT',
  'OFFICE',
  'INDUSTRIAL_PARK',
  'SUBDISTRICT',
  'VILLAGE',
  'STATE_COMPANY',
  'VERTICAL_UNIT',
] as const satisfies UnitKind[]

/** Counts have no sample: only shares and means are ranked. */
export const isRanked = (measure: UnitOfMeasure) => measure === 'PERCENT' || measure === 'DAYS'

/** Figures that are looked at together. */
export const SETS = {
  overview: [
    'LIVE',
    'OVERDUE',
    'AWAITING_RECEIPT',
    'AWAITING_VERIFICATION',
    'OPENINGS',
    'CLOSINGS',
    'ON_TIME_BY_ORIGINAL',
    'EVER_OVERDUE',
  ],
  onTime: ['CLOSINGS', 'ON_TIME_BY_ORIGINAL', 'ON_TIME_BY_EXTENDED', 'OVERDUE', 'EVER_OVERDUE', 'URGES'],
  quality: ['CLOSINGS', 'RETURNS', 'REWORKS', 'REOPENINGS', 'FALSE_REPORTS', 'IN_REWORK', 'PAUSED'],
  means: [
    'CLOSINGS',
    'WHOLE_DAYS_AVERAGE',
    'ASSIGNMENT_DAYS_AVERAGE',
    'RECEIPT_DAYS_AVERAGE',
    'START_DAYS_AVERAGE',
    'HANDLING_DAYS_AVERAGE',
    'REWORK_DAYS_AVERAGE',
    'ACCEPTANCE_DAYS_AVERAGE',
    'VERIFICATION_DAYS_AVERAGE',
    'CLOSE_OFF_DAYS_AVERAGE',
  ],
  medians: [
    'CLOSINGS',
    'WHOLE_DAYS_MEDIAN',
    'ASSIGNMENT_DAYS_MEDIAN',
    'RECEIPT_DAYS_MEDIAN',
    'START_DAYS_MEDIAN',
    'HANDLING_DAYS_MEDIAN',
    'REWORK_DAYS_MEDIAN',
    'ACCEPTANCE_DAYS_MEDIAN',
    'VERIFICATION_DAYS_MEDIAN',
    'CLOSE_OFF_DAYS_MEDIAN',
  ],
  workdays: [
    'CLOSINGS',
    'WHOLE_WORKDAYS_AVERAGE',
    'ASSIGNMENT_WORKDAYS_AVERAGE',
    'RECEIPT_WORKDAYS_AVERAGE',
    'START_WORKDAYS_AVERAGE',
    'HANDLING_WORKDAYS_AVERAGE',
    'REWORK_WORKDAYS_AVERAGE',
    'ACCEPTANCE_WORKDAYS_AVERAGE',
    'VERIFICATION_WORKDAYS_AVERAGE',
    'CLOSE_OFF_WORKDAYS_AVERAGE',
  ],
} as const satisfies Record<string, FigureCode[]>
export type FigureSet = keyof typeof SETS
export const SET_NAMES = Object.keys(SETS) as FigureSet[]

/** What lies at a moment, or may lie over several months, has no month of its own. */
const NOT_BY_MONTH: FigureCode[] = [
  'LIVE',
  'OVERDUE',
  'AWAITING_RECEIPT',
  'AWAITING_VERIFICATION',
  'IN_REWORK',
  'PAUSED',
  'EVER_OVERDUE',
]

export function figuresOf(set: FigureSet, chosen: readonly string[], by: GroupBy, known: FigureCode[]) {
  const wanted = chosen.length ? known.filter((figure) => chosen.includes(figure)) : [...SETS[set]]
  return by === 'MONTH' ? wanted.filter((figure) => !NOT_BY_MONTH.includes(figure)) : wanted
}

/** In the order they are shown. */
export const PART_FIGURES = [
  'GIVEN',
  'ACCEPTED',
  'ACCEPTED_ON_TIME',
  'SENT_BACK',
  'OPEN',
  'OVERDUE',
] as const satisfies PartFigure[]

export const statisticsApi = {
  figures: (signal?: AbortSignal) => call('get', '/api/statistics/figures', { signal }),
  table: (query: TableQuery, signal?: AbortSignal) => call('get', '/api/statistics/table', { query, signal }),
  ranking: (query: RankingQuery, signal?: AbortSignal) =>
    call('get', '/api/statistics/ranking', { query, signal }),
  exclusions: (page: number, signal?: AbortSignal) =>
    call('get', '/api/statistics/exclusions', { query: { page, size: 50 }, signal }),
  propose: (matter: string, reason: string) =>
    call('post', '/api/statistics/exclusions', { body: { matter, reason } }),
  decide: (id: string, approved: boolean) =>
    call('post', '/api/statistics/exclusions/{id}/decision', { path: { id }, body: { approved } }),
  lift: (id: string, reason: string) =>
    call('post', '/api/statistics/exclusions/{id}/lifting', { path: { id }, body: { reason } }),
  reports: (signal?: AbortSignal) => call('get', '/api/statistics/reports', { signal }),
  save: (body: ReportWanted) => call('post', '/api/statistics/reports', { body }),
  end: (id: string) => call('delete', '/api/statistics/reports/{id}', { path: { id } }),
  runs: (page: number, signal?: AbortSignal) =>
    call('get', '/api/statistics/report-runs', { query: { page, size: 50 }, signal }),
  run: (id: string, signal?: AbortSignal) =>
    call('get', '/api/statistics/report-runs/{id}', { path: { id }, signal }),
  check: (id: string) => call('get', '/api/statistics/report-runs/{id}/check', { path: { id } }),
  parts: (query: QueryOf<'get', '/api/statistics/parts'>, signal?: AbortSignal) =>
    call('get', '/api/statistics/parts', { query, signal }),
  partRows: (query: PartRowsQuery, signal?: AbortSignal) =>
    call('get', '/api/statistics/parts/rows', { query, signal }),
  rows: (query: RowsQuery, signal?: AbortSignal) => call('get', '/api/statistics/rows', { query, signal }),
}
