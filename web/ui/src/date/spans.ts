import { momentOf, plusDays } from './formats.ts'

export const SPANS = [
  'today',
  'thisWeek',
  'thisMonth',
  'nextSevenDays',
  'lastMonth',
  'thisQuarter',
  'thisYear',
] as const
export type Span = (typeof SPANS)[number]

/** First and last date of a usual span; weeks begin on Monday. */
export function spanDates(span: Span, now: number = Date.now()): { from: string; to: string } {
  const today = momentOf(now)!.date
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  switch (span) {
    case 'today':
      return { from: today, to: today }
    case 'thisWeek': {
      const from = plusDays(today, -((weekday(today) + 6) % 7))
      return { from, to: plusDays(from, 6) }
    }
    case 'nextSevenDays':
      return { from: today, to: plusDays(today, 7) }
    case 'thisMonth':
      return { from: first(year, month), to: endOfMonth(year, month) }
    case 'lastMonth': {
      const to = plusDays(first(year, month), -1)
      return { from: `${to.slice(0, 8)}01`, to }
    }
    case 'thisQuarter': {
      const start = month - ((month - 1) % 3)
      return { from: first(year, start), to: endOfMonth(year, start + 2) }
    }
    case 'thisYear':
      return { from: `${year}-01-01`, to: `${year}-12-31` }
  }
}

export function endOfMonth(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** 0 = Sunday. */
export function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}

function first(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}-01`
}
