import type { NamedDay } from './calendar.api.ts'

/** Keys of the limits the calculator proposes, `calendar.deadline.phrases.<key>`. */
export const PHRASES = Array.from({ length: 11 }, (_, i) => i + 1)

export type DayMark = 'work' | 'weekend' | 'off' | 'makeUp'

export interface MonthDay {
  date: string
  day: number
  mark: DayMark
  name: string
  own: boolean
}

export interface Month {
  month: number
  /** Empty places before the first, weeks begin on Monday. */
  blanks: number
  days: MonthDay[]
  workdays: number
}

/** The twelve months of a year with what each day is, for drawing only. */
export function monthsOf(year: number, named: readonly NamedDay[]): Month[] {
  const byDate = new Map(named.map((day) => [day.date, day]))
  return Array.from({ length: 12 }, (_, month) => {
    const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
    const days = Array.from({ length }, (_, i) => dayOf(year, month, i + 1, byDate))
    return {
      month: month + 1,
      blanks: (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7,
      days,
      workdays: days.filter((day) => day.mark === 'work' || day.mark === 'makeUp').length,
    }
  })
}

function dayOf(year: number, month: number, day: number, named: Map<string, NamedDay>): MonthDay {
  const moment = new Date(Date.UTC(year, month, day))
  const date = moment.toISOString().slice(0, 10)
  const found = named.get(date)
  const weekend = moment.getUTCDay() === 0 || moment.getUTCDay() === 6
  const mark = found ? (found.off ? 'off' : 'makeUp') : weekend ? 'weekend' : 'work'
  return { date, day, mark, name: found?.name ?? '', own: found?.own === true }
}
