import { plusDays } from '@bihuan/ui/date/formats.ts'
import type { Definition, Order, TrialSide, Walk } from './design.api.ts'

export const SIDES = ['OFFICE', 'UNIT', 'VERIFIER', 'APPROVER', 'LEADER'] as const satisfies TrialSide[]

/** A button of the trial: an act with the least that goes with it. `key` is a text under `design.trial.order`. */
export interface TrialOrder {
  key: string
  order: Order
}

const made = (count: number) => Array.from({ length: count }, () => crypto.randomUUID())

/** What each act of a made-up matter says; files are made up too, as many as the type asks for. */
export function ordersOf(act: string, rules: Definition, walk: Walk, words: string): TrialOrder[] {
  const day = walk.at.slice(0, 10)
  const one = (order: Order, key: string = act): TrialOrder[] => [{ key, order }]
  switch (act) {
    case 'ASSIGN':
      return one({ act })
    case 'RECEIVE':
      return one({ act })
    case 'RETURN':
      return one({ act, reason: words })
    case 'PROGRESS':
      return one({ act, text: words, percent: 50, files: made(rules.progressEvidence) })
    case 'REPORT':
      return one({ act, text: words, files: made(rules.evidenceRequired) })
    case 'WITHDRAW_REPORT':
      return one({ act, reason: words })
    case 'VERIFY': {
      const method = rules.verificationMethods[0] ?? 'SITE'
      const files = made(rules.verificationEvidence)
      return [
        ...one({ act, conclusion: 'PASSED', method, opinion: words, files }, 'VERIFY_PASSED'),
        ...one({ act, conclusion: 'NOT_DONE', method, opinion: words, files }, 'VERIFY_NOT_DONE'),
      ]
    }
    case 'CLOSE_OFF':
      return one({ act })
    case 'EVALUATE':
      return one({ act, grade: 'A' })
    case 'ARCHIVE':
      return one({ act })
    case 'REOPEN':
      return one({ act, reason: words })
    case 'REQUEST_EXTENSION':
      return one({ act, reason: words, dueOn: plusDays(walk.dueOn ?? day, 5) })
    case 'REQUEST_SUSPENSION':
      return one({ act, reason: words })
    case 'REQUEST_CANCELLATION':
      return one({ act, reason: words })
    case 'DECIDE_REQUEST':
      return [
        ...one({ act, approved: true }, 'DECIDE_APPROVED'),
        ...one({ act, approved: false }, 'DECIDE_REFUSED'),
      ]
    case 'RESUME':
      return one({ act })
    case 'SHELVE':
      return one({ act, reason: words, approvedBy: words, reviewOn: plusDays(day, 30) })
    case 'RAISE':
      return one({ act, rung: 'LISTED', reason: words })
    case 'REQUEST_DELISTING':
      return one({ act, reason: words, files: [] })
    case 'ACCEPT_ON_SITE':
      return [
        ...one({ act, passed: true, opinion: words, files: made(1) }, 'ACCEPT_PASSED'),
        ...one({ act, passed: false, opinion: words, files: made(1) }, 'ACCEPT_FAILED'),
      ]
    case 'SUBMIT_PLAN':
      return one({ act, text: words, files: [] })
    case 'URGE':
      return one({ act })
    case 'INSTRUCT':
      return one({ act, text: words })
    default:
      return []
  }
}
