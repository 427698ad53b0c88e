import type { EvidenceFile } from '../../shared/evidence.ts'
import { RUNGS } from '../../shared/matters.ts'
import type { Act, MatterFile, Order, SubTask } from './matter.api.ts'
import { CONCLUSIONS, GRADES, METHODS } from './verdicts.ts'

/** What a short form asks for. `key` is the member of the order; labels are `matter.field.<label ?? key>`. */
export interface ActField {
  key: string
  kind:
    | 'line'
    | 'text'
    | 'number'
    | 'matter'
    | 'unit'
    | 'units'
    | 'person'
    | 'informed'
    | 'due'
    | 'day'
    | 'moment'
    | 'percent'
    | 'files'
    | 'choice'
    | 'flag'
    | 'answers'
  label?: string
  required?: boolean
  most?: number
  options?: readonly string[]
  /** Message folder of the options: `matter.<options>.<value>`. */
  words?: string
  when?: (input: ActInput) => boolean
}

export type ActInput = Record<string, unknown>

const reason = { key: 'reason', kind: 'text', required: true } as const satisfies ActField
const opinion = { key: 'opinion', kind: 'text' } as const satisfies ActField
const files = { key: 'files', kind: 'files' } as const satisfies ActField
const person = { key: 'responsibleName', kind: 'line', most: 50 } as const satisfies ActField
const what = { key: 'what', kind: 'text', required: true, most: 500 } as const satisfies ActField
const mandatory = { key: 'mandatory', kind: 'flag' } as const satisfies ActField
const dueOn = { key: 'dueOn', kind: 'due' } as const satisfies ActField

/** What a form of the act may ask for: the members the server knows. */
type FieldOf<A extends Act> = ActField & { key: Exclude<keyof Extract<Order, { act: A }>, 'act'> }

/** The form of each act; an empty one is done at once. */
export const ACT_FORMS: { readonly [A in Act]: readonly FieldOf<A>[] } = {
  OPEN: [],
  DISCARD: [],
  START_VERIFICATION: [],
  ARCHIVE: [],
  ASSIGN: [
    { key: 'leadUnit', kind: 'unit', required: true },
    { key: 'supportingUnits', kind: 'units' },
    person,
    dueOn,
    { key: 'note', kind: 'text' },
  ],
  REASSIGN: [{ key: 'leadUnit', kind: 'unit', required: true }, person, reason],
  RECEIVE: [person, { key: 'note', kind: 'text' }],
  RETURN: [reason, { key: 'suggestedUnit', kind: 'unit' }],
  PROGRESS: [
    { key: 'text', kind: 'text', label: 'progress', required: true },
    { key: 'percent', kind: 'percent' },
    { key: 'why', kind: 'line', most: 500, when: (input) => input['why'] !== undefined },
    files,
  ],
  REPORT: [{ key: 'text', kind: 'text', label: 'report', required: true }, files],
  WITHDRAW_REPORT: [reason],
  VERIFY: [
    { key: 'conclusion', kind: 'choice', required: true, options: CONCLUSIONS, words: 'conclusion' },
    { key: 'method', kind: 'choice', required: true, options: METHODS, words: 'method' },
    { key: 'opinion', kind: 'text', label: 'verifyOpinion', required: true },
    {
      key: 'reworkDueOn',
      kind: 'due',
      when: (input) => !!input['conclusion'] && input['conclusion'] !== 'PASSED',
    },
    files,
  ],
  CLOSE_OFF: [opinion],
  EVALUATE: [{ key: 'grade', kind: 'choice', required: true, options: GRADES, words: 'grade' }, opinion],
  REOPEN: [reason, dueOn],
  REQUEST_EXTENSION: [{ ...dueOn, label: 'wantedDueOn', required: true }, reason],
  REQUEST_SUSPENSION: [reason],
  REQUEST_CANCELLATION: [reason],
  DECIDE_REQUEST: [
    { key: 'approved', kind: 'choice', required: true, options: ['true', 'false'], words: 'decision' },
    opinion,
  ],
  WITHDRAW_REQUEST: [{ ...reason, required: false }],
  RESUME: [{ key: 'note', kind: 'text' }],
  SHELVE: [
    reason,
    { key: 'approvedBy', kind: 'line', most: 50, required: true },
    { key: 'reviewOn', kind: 'due', required: true },
  ],
  MERGE: [{ key: 'into', kind: 'matter', required: true }, reason],
  UNMERGE: [reason],
  RAISE: [{ key: 'rung', kind: 'choice', required: true, options: RUNGS, words: 'rung' }, reason],
  LOWER: [{ key: 'rung', kind: 'choice', options: RUNGS.slice(0, 3), words: 'rung' }, reason],
  REQUEST_DELISTING: [reason, files],
  ACCEPT_ON_SITE: [
    { key: 'passed', kind: 'choice', required: true, options: ['true', 'false'], words: 'accept' },
    { key: 'on', kind: 'day', label: 'acceptedOn' },
    { key: 'opinion', kind: 'text', label: 'acceptance', required: true },
    files,
  ],
  SUBMIT_PLAN: [{ key: 'text', kind: 'text', label: 'plan', required: true, most: 4000 }, files],
  URGE: [{ key: 'text', kind: 'text', label: 'urgeText' }],
  INSTRUCT: [{ key: 'text', kind: 'text', label: 'instruction', required: true, most: 500 }],
  AMEND: [
    { key: 'title', kind: 'line', most: 200, required: true },
    { key: 'requirement', kind: 'text', most: 4000 },
    { key: 'place', kind: 'line', most: 200 },
    {
      key: 'severity',
      kind: 'choice',
      options: ['GENERAL', 'MAJOR'],
      words: 'severity',
      when: (input) => input['severity'] !== null,
    },
    { key: 'urgent', kind: 'flag' },
    reason,
  ],
  CORRECT: [
    { key: 'leadUnit', kind: 'unit' },
    { key: 'openedAt', kind: 'moment' },
    { key: 'originalDueOn', kind: 'day' },
    { key: 'reportedAt', kind: 'moment' },
    { key: 'closedAt', kind: 'moment' },
    person,
    { key: 'territorialUnit', kind: 'unit' },
    { key: 'regulatoryUnit', kind: 'unit' },
    { key: 'sponsoringLeader', kind: 'person' },
    { key: 'fields', kind: 'answers', when: (input) => input['fields'] !== null },
    reason,
  ],
  ADD_SUB_TASK: [
    { key: 'unit', kind: 'unit', label: 'supportingUnit', required: true },
    what,
    dueOn,
    mandatory,
  ],
  AMEND_SUB_TASK: [what, { ...dueOn, required: true }, mandatory, reason],
  SIGN_SUB_TASK: [],
  PROGRESS_SUB_TASK: [{ key: 'text', kind: 'text', label: 'progress', required: true }, files],
  REPORT_SUB_TASK: [{ key: 'text', kind: 'text', label: 'report', required: true }, files],
  ACCEPT_SUB_TASK: [opinion],
  SEND_BACK_SUB_TASK: [reason],
  DROP_SUB_TASK: [reason],
  URGE_SUB_TASK: [{ key: 'text', kind: 'text', label: 'urgeText' }],
  OVERRULE: [reason],
  /** Has a form of its own. */
  SPLIT: [{ key: 'overrule', kind: 'text' }],
  ATTACH: [
    { key: 'parent', kind: 'matter', required: true },
    { key: 'weight', kind: 'number', required: true },
    reason,
  ],
  DETACH: [reason],
  RESTRICT: [reason],
  LIFT_RESTRICTION: [reason],
  INFORM: [{ key: 'units', kind: 'units', label: 'unit' }, { key: 'person', kind: 'person' }, reason],
  EXCLUDE: [{ key: 'informed', kind: 'informed', required: true }, reason],
}

/** Acts done at once that take something away: asked about first. */
export const ASKED_FIRST: readonly Act[] = ['DISCARD', 'ARCHIVE']

/** What the form begins with. */
export function blank(act: Act, file: MatterFile, subTask?: SubTask): ActInput {
  const lead = file.responsible.find((one) => one.slot === 'LEAD_UNIT')?.unit
  const supporting = file.responsible.flatMap((one) =>
    one.slot === 'SUPPORTING_UNIT' && one.unit ? [one.unit.id] : [],
  )
  const responsible = file.responsible.find((one) => one.slot === 'RESPONSIBLE_PERSON')?.personName ?? ''
  const input: ActInput = {}
  for (const field of ACT_FORMS[act]) {
    input[field.key] =
      field.kind === 'units' || field.kind === 'files'
        ? []
        : ['due', 'day', 'moment', 'unit', 'matter', 'person', 'informed'].includes(field.kind)
          ? null
          : ''
  }
  switch (act) {
    case 'ASSIGN':
      return {
        ...input,
        leadUnit: lead?.id ?? null,
        supportingUnits: supporting,
        responsibleName: responsible,
        dueOn: file.businessClock.dueOn,
      }
    case 'RECEIVE':
      return { ...input, responsibleName: responsible }
    case 'PROGRESS':
      // Children have a percentage together; another one needs a reason.
      return { ...input, percent: Math.min(file.percent, 99), why: file.children ? '' : undefined }
    case 'ADD_SUB_TASK':
      return { ...input, dueOn: file.businessClock.dueOn, mandatory: true }
    case 'AMEND_SUB_TASK':
      return {
        ...input,
        what: subTask?.what ?? '',
        dueOn: subTask?.dueOn ?? null,
        mandatory: subTask?.mandatory ?? false,
      }
    case 'ATTACH':
      return { ...input, weight: 1 }
    case 'VERIFY':
      return { ...input, method: 'SITE' }
    case 'CORRECT':
      return { ...input, fields: file.type.definition.fields.length ? { ...file.fields } : null }
    case 'AMEND':
      return {
        ...input,
        title: file.title,
        requirement: file.requirement,
        place: file.place ?? '',
        severity: file.severity,
        urgent: file.urgent,
      }
    default:
      return input
  }
}

/** Keys of required fields that are still empty. */
export function missing(act: Act, input: ActInput): string[] {
  return ACT_FORMS[act]
    .filter((field) => field.required && (field.when?.(input) ?? true))
    .filter((field) => {
      const value = input[field.key]
      return value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
    })
    .map((field) => field.key)
}

/** The order as the server takes it: empty words are absent, files are their ids, an amendment sends changes only. */
export function orderOf(act: Act, input: ActInput, file: MatterFile, subTask?: SubTask): Order {
  const order: Record<string, unknown> = subTask ? { act, subTask: subTask.id } : { act }
  for (const field of ACT_FORMS[act]) {
    if (field.when && !field.when(input)) continue
    order[field.key] = sent(field, input[field.key])
  }
  if (act === 'AMEND') {
    const before: ActInput = { ...blank('AMEND', file) }
    for (const key of ['title', 'requirement', 'place', 'severity', 'urgent']) {
      if (input[key] === before[key]) delete order[key]
      else if (order[key] === null) order[key] = ''
    }
  }
  if (act === 'CORRECT') {
    const changed = changedAnswers(file.fields, (input['fields'] ?? {}) as Record<string, string>)
    if (Object.keys(changed).length) order['fields'] = changed
    else delete order['fields']
  }
  return order as Order
}

/** What reads differently now; an answer taken away is sent empty. */
function changedAnswers(before: Record<string, string>, now: Record<string, string>): Record<string, string> {
  const keys = new Set([...Object.keys(before), ...Object.keys(now)])
  return Object.fromEntries(
    [...keys].flatMap((key) => ((before[key] ?? '') === (now[key] ?? '') ? [] : [[key, now[key] ?? '']])),
  )
}

function sent(field: ActField, value: unknown): unknown {
  switch (field.kind) {
    case 'line':
    case 'text':
      return String(value ?? '').trim() || null
    case 'files':
      return (value as EvidenceFile[]).map((one) => one.id)
    case 'choice':
      return field.words === 'decision' || field.words === 'accept' ? value === 'true' : value || null
    case 'flag':
      return value === true
    case 'answers':
      return value
    case 'due':
    case 'matter':
    case 'person':
    case 'informed':
    case 'day':
    case 'moment':
    case 'number':
    case 'unit':
    case 'units':
    case 'percent':
      return value
  }
}
