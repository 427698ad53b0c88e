import type { Clock } from '@bihuan/ui/clock/clock.ts'
import type { Light } from '@bihuan/ui/light/light.ts'

/** Matters as the server tells them; several features read them, so the shapes stand here. */
export interface Paged<T> {
  items: T[]
  page: number
  size: number
  total: number
}

export type MatterState =
  | 'DRAFT'
  | 'OPENED'
  | 'ASSIGNED'
  | 'RECEIVED'
  | 'IN_PROGRESS'
  | 'REPORTED'
  | 'VERIFYING'
  | 'PASSED'
  | 'CLOSED_OFF'
  | 'EVALUATED'
  | 'ARCHIVED'
  | 'RETURNED'
  | 'REWORK'
  | 'SUSPENDED'
  | 'SHELVED'
  | 'CANCELLED'

export type LightCode = 'GREY' | 'BLUE' | 'YELLOW' | 'RED' | 'GREEN'
export type Severity = 'GENERAL' | 'MAJOR'

export interface UnitName {
  id: string
  name: string
}

/** One line of the ledger. Days are working days. */
export interface MatterRow {
  id: string
  number: string | null
  title: string
  typeCode: string
  severity: Severity | null
  urgent: boolean
  state: MatterState
  round: number
  percent: number
  light: LightCode
  leadUnit: UnitName | null
  responsibleName: string | null
  subjectName: string | null
  place: string | null
  sourceKind: string
  sourceText: string | null
  originalDueOn: string | null
  dueOn: string | null
  daysLeft: number | null
  elapsedPercent: number | null
  stepDueAt: string | null
  openedAt: string | null
  closedAt: string | null
  lastEventAt: string
  urgeCount: number
  instructed: boolean
  version: number
}

export interface TypeField {
  key: string
  label: string
  labelEn: string
  kind: 'TEXT' | 'NUMBER' | 'DATE' | 'CHOICE' | 'PHONE' | 'CREDIT_CODE'
  options: string[] | null
}

export interface MatterType {
  id: string
  code: string
  version: number
  name: string
  nameEn: string
  prefix: string
  definition: {
    dayKind: 'WORKING' | 'NATURAL'
    limitDays: number
    signHours: number
    evidenceRequired: number
    closesOnPass: boolean
    graded: boolean
    fields: TypeField[]
  }
}

const PAUSED: readonly MatterState[] = ['SUSPENDED', 'SHELVED']
const CLOSED: readonly MatterState[] = ['CLOSED_OFF', 'EVALUATED', 'ARCHIVED']

export const isPaused = (state: MatterState) => PAUSED.includes(state)
export const isClosed = (state: MatterState) => CLOSED.includes(state)

export function lightOf(code: LightCode): Light {
  return code.toLowerCase() as Light
}

/** The business clock of a row; absent before the opening. */
export function rowClock(row: MatterRow, asOf: string): Clock | null {
  if (!row.openedAt || row.state === 'CANCELLED') return null
  return {
    kind: 'business',
    light: lightOf(row.light),
    startedAt: row.openedAt,
    due: row.dueOn,
    originalDue: row.originalDueOn !== row.dueOn ? row.originalDueOn : null,
    endedAt: row.closedAt,
    asOf,
    left: row.daysLeft,
    unit: 'workingDay',
  }
}
