import { call, type Body, type Schema } from '@bihuan/api/typed.ts'
import { upload } from '@bihuan/api/upload.ts'

export type DayKind = Schema<'calendar.DayKind'>
/** `known` false: no notice is known, weekends alone decide. A day is `own` when the zone's own upload names it. */
export type CalendarYear = Schema<'calendar.CalendarYearShow.Year'>
export type NamedDay = CalendarYear['days'][number]
export type SpecialDay = Schema<'calendar.SpecialDay'>
export type UploadedDays = Schema<'calendar.UploadedDays'>
export type Change = UploadedDays['changes'][number]
export type Deadline = Schema<'calendar.Deadlines.Deadline'>

export const calendarKeys = {
  all: ['calendar'] as const,
  year: (year: number) => ['calendar', year] as const,
}

export const calendarApi = {
  year: (year: number, signal?: AbortSignal) => call('get', '/api/calendar', { query: { year }, signal }),
  preview: (file: File, options: Parameters<typeof upload>[2]) =>
    upload<UploadedDays>('/api/calendar/preview', file, options),
  replace: (year: number, body: Body<'put', '/api/calendar/{year}'>) =>
    call('put', '/api/calendar/{year}', { path: { year }, body }),
  remove: (year: number, version: number) =>
    call('delete', '/api/calendar/{year}', { path: { year }, query: { version } }),
  resolve: (text: string, from: string) => call('get', '/api/calendar/resolve', { query: { text, from } }),
  count: (days: number, kind: DayKind, from: string) =>
    call('get', '/api/calendar/count', { query: { days, kind, from } }),
}
