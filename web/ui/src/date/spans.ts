import { plusDays, today } from './formats.ts'
import { present } from './present.ts'

/** The spans filters offer. */
export const SPANS = [
  'today',
  'thisWeek',
  'thisMonth',
  'nextSevenDays',
  'lastMonth',
  'thisQuarter',
  'thisYear',
] as const
export type Span = (typeof SPANS)[number] | 'lastWeek' | 'lastYear'

/** First and last date. */
export interface Days {
  from: string
  to: string
}

/** First and last date of a usual span around a day; weeks begin on Monday. */
export function spanOn(span: Span, day: string): Days {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const monday = plusDays(day, -((weekday(day) + 6) % 7))
  switch (span) {
    case 'today':
      return { from: day, to: day }
    case 'thisWeek':
      return { from: monday, to: plusDays(monday, 6) }
    case 'lastWeek':
      return { from: plusDays(monday, -7), to: plusDays(monday, -1) }
    case 'nextSevenDays':
      return { from: day, to: plusDays(day, 7) }
    case 'thisMonth':
      return { from: firstOfMonth(year, month), to: endOfMonth(year, month) }
    case 'lastMonth': {
      const to = plusDays(firstOfMonth(year, month), -1)
      return { from: `${to.slice(0, 8)}01`, to }
    }
    case 'thisQuarter': {
      const start = month - ((month - 1) % 3)
      return { from: firstOfMonth(year, start), to: endOfMonth(year, start + 2) }
    }
    case 'thisYear':
      return { from: `${year}-01-01`, to: `${year}-12-31` }
    case 'lastYear':
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` }
  }
}

/** The same around today. */
export function spanDates(span: Span, now: number = present()): Days {
  return spanOn(span, today(now))
}

/** What both have in common; they must overlap. */
export function overlap(one: Days, other: Days): Days {
  return {
    from: one.from > other.from ? one.from : other.from,
    to: one.to < other.to ? one.to : other.to,
  }
}

export function endOfMonth(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** 0 = Sunday. */
export function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}

function firstOfMonth(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}-01`
}
