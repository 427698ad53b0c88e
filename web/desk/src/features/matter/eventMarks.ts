import type { Light } from '@bihuan/ui/light/light.ts'
import type { TimelineEntry } from './matter.api.ts'

/** The round an event belongs to; a failed verification ends its round, though the matter is in the next one then. */
export function roundOf({ event, facts, round }: TimelineEntry): number {
  if (event === 'Verified') return facts['conclusion'] === 'PASSED' ? round : round - 1
  return ['Progressed', 'Reported'].includes(event) ? round : 1
}

/** The light beside an event; most have none. */
export function lightOfEvent({ event, facts }: TimelineEntry): Light | undefined {
  switch (event) {
    case 'AcceptanceHeld':
      return facts['passed'] ? 'green' : 'red'
    case 'LookedBack':
      return facts['holds'] ? 'green' : 'red'
    case 'ReviewDue':
      return 'yellow'
    case 'Verified':
      return facts['conclusion'] === 'PASSED' ? 'green' : 'red'
    case 'ClosedOff':
    case 'ImportedClosed':
      return 'green'
    case 'FalselyReported':
      return 'red'
    case 'Returned':
    case 'Reopened':
    case 'Urged':
    case 'RequestRefused':
    case 'SubTaskSentBack':
    case 'SubTaskUrged':
    case 'Overruled':
      return 'yellow'
    case 'SubTaskRaised':
    case 'RungRaised':
      return facts['to'] === 'BLUE' ? 'blue' : facts['to'] === 'YELLOW' ? 'yellow' : 'red'
    case 'RungLowered':
    case 'SubTaskLowered':
    case 'Delisted':
      return 'green'
    case 'Suspended':
    case 'Shelved':
    case 'Cancelled':
    case 'Merged':
    case 'Discarded':
    case 'Archived':
      return 'grey'
    default:
      return undefined
  }
}
