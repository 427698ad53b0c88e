import type { Clock } from '@bihuan/ui/clock/clock.ts'
import { isClosed, isPaused, lightOf } from '../../shared/matters.ts'
import type { MatterFile } from './matter.api.ts'

const HOUR = 3_600_000

/** The clock of the present step; none once closed, cancelled or still a draft. */
export function stepClock(file: MatterFile, asOf: string): Clock | null {
  if (isClosed(file.state) || ['DRAFT', 'CANCELLED'].includes(file.state)) return null
  const { startedAt, dueAt, overdue } = file.stepClock
  const hours = dueAt ? (Date.parse(dueAt) - Date.parse(asOf)) / HOUR : null
  const days = hours !== null && Math.abs(hours) >= 72
  return {
    kind: 'step',
    light: overdue ? 'yellow' : dueAt ? 'blue' : 'grey',
    startedAt,
    due: dueAt,
    asOf,
    pausedSince: isPaused(file.state) ? startedAt : null,
    left: hours === null ? null : away(days ? hours / 24 : hours),
    unit: days ? 'day' : 'hour',
  }
}

/** Never "0 left" on either side of the limit: half an hour over is one hour over. */
function away(span: number): number {
  return span < 0 ? Math.floor(span) : Math.ceil(span)
}

/** The business clock: from the opening to the close-off, with the tick of the original date after an extension. */
export function businessClock(file: MatterFile, asOf: string): Clock | null {
  const clock = file.businessClock
  if (!clock.openedAt || file.state === 'CANCELLED') return null
  return {
    kind: 'business',
    light: lightOf(file.light),
    startedAt: clock.openedAt,
    due: clock.dueOn,
    originalDue: clock.originalDueOn !== clock.dueOn ? clock.originalDueOn : null,
    extensions: Math.max(file.extensionCount, 1),
    endedAt: file.closedAt,
    pausedSince: isPaused(file.state) ? file.stepClock.startedAt : null,
    asOf,
    left: clock.daysLeft,
    unit: 'workingDay',
  }
}
