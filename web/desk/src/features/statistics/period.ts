/** Days of the business zone as ISO dates; a week begins on Monday. */
export const PERIODS = ['week', 'lastWeek', 'month', 'lastMonth', 'quarter', 'year', 'lastYear'] as const
export type PeriodRule = (typeof PERIODS)[number]

const iso = (day: Date) => day.toISOString().slice(0, 10)
const on = (year: number, month: number, day: number) => new Date(Date.UTC(year, month, day))

/** The days a rule means on a day; a running week, month or year ends with that day. */
export function periodOf(rule: PeriodRule, today: string): { from: string; to: string } {
  const now = new Date(`${today}T00:00:00Z`)
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()]
  const monday = day - ((now.getUTCDay() + 6) % 7)
  switch (rule) {
    case 'week':
      return { from: iso(on(year, month, monday)), to: today }
    case 'lastWeek':
      return { from: iso(on(year, month, monday - 7)), to: iso(on(year, month, monday - 1)) }
    case 'month':
      return { from: iso(on(year, month, 1)), to: today }
    case 'lastMonth':
      return { from: iso(on(year, month - 1, 1)), to: iso(on(year, month, 0)) }
    case 'quarter':
      return { from: iso(on(year, month - (month % 3), 1)), to: today }
    case 'year':
      return { from: iso(on(year, 0, 1)), to: today }
    case 'lastYear':
      return { from: iso(on(year - 1, 0, 1)), to: iso(on(year - 1, 11, 31)) }
  }
}

/** The days of a month (2026-11) that lie in the period. */
export function monthWithin(month: string, from: string, to: string): { from: string; to: string } {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const first = `${month}-01`
  const last = iso(on(year, number, 0))
  return { from: first < from ? from : first, to: last > to ? to : last }
}
