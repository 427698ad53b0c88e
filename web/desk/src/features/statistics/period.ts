import { overlap, spanOn, type Days, type Span } from '@bihuan/ui/date/spans.ts'

/** The periods offered above the figures. */
export const PERIODS = [
  'thisWeek',
  'lastWeek',
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'thisYear',
  'lastYear',
] as const satisfies Span[]
export type Period = (typeof PERIODS)[number]

/** The days a period means on a day; a running week, month or year ends with that day. */
export function periodOf(period: Period, day: string): Days {
  const { from, to } = spanOn(period, day)
  return { from, to: to > day ? day : to }
}

/** The days of a month (2026-11) that lie in the period. */
export function monthWithin(month: string, period: Days): Days {
  return overlap(spanOn('thisMonth', `${month}-01`), period)
}
