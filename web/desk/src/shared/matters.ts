import type { Schema } from '@bihuan/api/typed.ts'
import type { Clock } from '@bihuan/ui/clock/clock.ts'
import type { Light } from '@bihuan/ui/light/light.ts'

/** Matters as the server tells them; several features read them, so the shapes stand here. Days are working days. */
export type MatterRow = Schema<'matter.MatterList.Row'>
export type MatterState = Schema<'matter.MatterState'>
export type LightCode = MatterRow['light']
export type Severity = Schema<'matter.Severity'>
export type UnitName = NonNullable<MatterRow['leadUnit']>
export type MatterType = Schema<'matter.MatterType'>
export type TypeField = MatterType['definition']['fields'][number]

export type Rung = Schema<'matter.Rung'>

/** Rungs of the ladder, lowest first. */
export const RUNGS = [
  'BLUE',
  'YELLOW',
  'ORANGE',
  'RED',
  'LISTED',
  'INTERVIEW',
  'BULLETIN',
  'ACCOUNTABILITY',
] as const satisfies Rung[]

const PAUSED: readonly MatterState[] = ['SUSPENDED', 'SHELVED']
const CLOSED: readonly MatterState[] = ['CLOSED_OFF', 'EVALUATED', 'ARCHIVED']

/** Where a matter can come from; LEDGER is what an import says, nobody chooses it. */
export const SOURCES = [
  'MEETING',
  'INSTRUCTION',
  'DOCUMENT',
  'INSPECTION',
  'LEDGER',
  'PETITION',
  'PROPOSAL',
  'GOAL',
  'OTHER',
] as const satisfies MatterRow['sourceKind'][]

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
