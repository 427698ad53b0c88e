import { useI18n } from 'vue-i18n'
import { present } from './present.ts'

const ZONE = 'Asia/Shanghai'
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

export interface Moment {
  /** `2026-11-20` */
  date: string
  /** `09:30` */
  time: string
}

/** Date and wall time in the business zone; null for what is no moment. A bare date has the time `00:00`. */
export function momentOf(value: string | number | Date | null | undefined): Moment | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return { date: value, time: '00:00' }
  const instant = new Date(value)
  if (Number.isNaN(instant.getTime())) return null
  const found = Object.fromEntries(parts.formatToParts(instant).map((part) => [part.type, part.value]))
  return {
    date: `${found['year']}-${found['month']}-${found['day']}`,
    time: `${found['hour']}:${found['minute']}`,
  }
}

/** The date it is in the business zone. */
export function today(now: number = present()): string {
  return momentOf(now)!.date
}

/** The year it is in the business zone. */
export function thisYear(now: number = present()): number {
  return Number(today(now).slice(0, 4))
}

/** A calendar date moved by days, in date arithmetic without a time zone. */
export function plusDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}

export type DateStyle = 'date' | 'moment' | 'near' | 'log'

/**
 * The one way to write dates. `date` 2026-11-20 · `moment` 2026-11-20 09:30 · `near` short for tables: today
 * and yesterday by name with the time, this year 11-18, else the whole date · `log` the same, always with the time.
 */
export function useDates() {
  const { t } = useI18n()

  function write(
    value: string | number | Date | null | undefined,
    style: DateStyle = 'date',
    now = present(),
  ): string {
    const moment = momentOf(value)
    if (!moment) return '—'
    if (style === 'date') return moment.date
    if (style === 'moment') return `${moment.date} ${moment.time}`
    const day = today(now)
    if (moment.date === day) return t('ui.date.today', { time: moment.time })
    if (moment.date === plusDays(day, -1)) return t('ui.date.yesterday', { time: moment.time })
    const short = moment.date.slice(0, 4) === day.slice(0, 4) ? moment.date.slice(5) : moment.date
    return style === 'log' ? `${short} ${moment.time}` : short
  }

  return { write }
}
