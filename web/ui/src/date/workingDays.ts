import { plusDays, today } from './formats.ts'
import { present } from './present.ts'
import { endOfMonth, weekday } from './spans.ts'

/** The calendar as the server gives it: exceptions to "Saturday and Sunday are off". */
export interface WorkingCalendar {
  /** Date → working (a make-up day) or off (a holiday). */
  exceptions: Readonly<Record<string, 'work' | 'off'>>
  /** Years whose holidays are known. */
  years: readonly number[]
}

/** For choosing a date only: the deadline that counts is computed by the server. */
export function isWorkingDay(calendar: WorkingCalendar, date: string): boolean {
  const exception = calendar.exceptions[date]
  if (exception) return exception === 'work'
  return weekday(date) !== 0 && weekday(date) !== 6
}

export function knowsYear(calendar: WorkingCalendar, date: string): boolean {
  return calendar.years.includes(Number(date.slice(0, 4)))
}

/** The day of the act is not counted. */
export function addWorkingDays(calendar: WorkingCalendar, from: string, count: number): string {
  let date = from
  for (let left = Math.min(count, 1000); left > 0;) {
    date = plusDays(date, 1)
    if (isWorkingDay(calendar, date)) left--
  }
  return date
}

/** Working days after `from` up to and including `to`; negative when `to` lies before. */
export function workingDaysBetween(calendar: WorkingCalendar, from: string, to: string): number {
  const [first, last] = from <= to ? [from, to] : [to, from]
  let count = 0
  for (
    let date = plusDays(first, 1), guard = 0;
    date <= last && guard < 4000;
    date = plusDays(date, 1), guard++
  ) {
    if (isWorkingDay(calendar, date)) count++
  }
  return from <= to ? count : -count
}

export const DUE_MACROS = [
  'endOfMonth',
  'byFriday',
  'workingDays3',
  'workingDays5',
  'workingDays10',
  'endOfNextMonth',
] as const
export type DueMacro = (typeof DUE_MACROS)[number]

export function dueOf(macro: DueMacro, calendar: WorkingCalendar, now: number = present()): string {
  const day = today(now)
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  switch (macro) {
    case 'endOfMonth':
      return endOfMonth(year, month)
    case 'endOfNextMonth':
      return endOfMonth(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1)
    case 'byFriday':
      return plusDays(day, (5 - weekday(day) + 7) % 7)
    case 'workingDays3':
      return addWorkingDays(calendar, day, 3)
    case 'workingDays5':
      return addWorkingDays(calendar, day, 5)
    case 'workingDays10':
      return addWorkingDays(calendar, day, 10)
  }
}
