import { http } from '@bihuan/api/client.ts'
import { upload } from '@bihuan/api/upload.ts'

export type DayKind = 'NATURAL' | 'WORKING'

/** A day that an official notice names; `own` when the zone's own upload says so. */
export interface NamedDay {
  date: string
  off: boolean
  name: string
  own: boolean
}

export interface CalendarYear {
  year: number
  /** False: no notice is known, weekends alone decide. */
  known: boolean
  national: boolean
  workdays: number
  days: NamedDay[]
  upload: { source: string; uploadedAt: string; version: number; days: number } | null
  allowedActions: string[]
}

export interface SpecialDay {
  date: string
  off: boolean
  name: string
}

export interface Change {
  date: string
  difference: 'SAME' | 'ADDED' | 'CHANGED' | 'REMOVED'
  before: SpecialDay | null
  after: SpecialDay | null
  uploaded: boolean
}

export interface UploadedDays {
  year: number
  source: string
  changes: Change[]
  errors: { row: number; code: string; text: string }[]
  complete: boolean
  workdaysBefore: number
  workdaysAfter: number
}

export interface Deadline {
  from: string
  due: string
  workday: boolean
  nextWorkday: string
  naturalDays: number
  workingDays: number
  provisional: boolean
  name: string | null
}

export const calendarKeys = {
  all: ['calendar'] as const,
  year: (year: number) => ['calendar', year] as const,
}

export const calendarApi = {
  year: (year: number, signal?: AbortSignal) => http.get<CalendarYear>('/api/calendar', { year }, signal),
  preview: (file: File, options: Parameters<typeof upload>[2]) =>
    upload<UploadedDays>('/api/calendar/preview', file, options),
  replace: (year: number, body: { source: string; days: SpecialDay[]; version: number }) =>
    http.put<CalendarYear>(`/api/calendar/${year}`, body),
  remove: (year: number, version: number) => http.delete<void>(`/api/calendar/${year}?version=${version}`),
  resolve: (text: string, from: string) => http.get<Deadline>('/api/calendar/resolve', { text, from }),
  count: (days: number, kind: DayKind, from: string) =>
    http.get<Deadline>('/api/calendar/count', { days, kind, from }),
}
