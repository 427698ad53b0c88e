import type { Light } from '../light/light.ts'

/**
 * A clock as the server computed it: the client draws it and never works out working days or lights itself.
 * `step` restarts with each step, `business` runs from opening to close-off.
 */
export interface Clock {
  kind: 'step' | 'business'
  light: Light
  /** Instants or dates. */
  startedAt: string
  due: string | null
  /** Due before the extension(s); absent when never extended. */
  originalDue?: string | null
  extensions?: number
  /** When the clock ended; absent while it runs. */
  endedAt?: string | null
  pausedSince?: string | null
  /** Moment of the computation. */
  asOf: string
  /** Time left, negative when overdue, in `unit`; null without a due date. */
  left: number | null
  unit: 'workingDay' | 'day' | 'hour'
}

export interface ClockGeometry {
  /** Filled part, 0–100. */
  fill: number
  /** Positions of due dates, 0–100, original first. */
  ticks: { at: number; date: string; original: boolean }[]
}

/** Where things stand on the bar: it spans from the start to the last of due and now. */
export function geometry(clock: Clock): ClockGeometry {
  const start = time(clock.startedAt)
  const now = time(clock.endedAt ?? clock.pausedSince ?? clock.asOf)
  const due = clock.due ? endOf(clock.due) : null
  const end = Math.max(due ?? now, now, start + 1)
  const at = (moment: number) => Math.max(0, Math.min(100, ((moment - start) / (end - start)) * 100))
  const ticks: ClockGeometry['ticks'] = []
  if (clock.originalDue && clock.due) {
    ticks.push({ at: at(endOf(clock.originalDue)), date: clock.originalDue, original: true })
  }
  if (clock.due && (clock.originalDue || at(due!) < 99)) {
    ticks.push({ at: at(due!), date: clock.due, original: false })
  }
  return { fill: due === null ? 0 : at(now), ticks }
}

function time(value: string): number {
  return new Date(value.length === 10 ? `${value}T00:00:00+08:00` : value).getTime()
}

/** A bare due date lasts until the end of that day. */
function endOf(value: string): number {
  return value.length === 10 ? time(value) + 86_400_000 : time(value)
}
