import { newCommandId } from '@bihuan/api/command.ts'
import type { Severity } from '../../shared/matters.ts'
import type { MatterFile, Opening, SlotName } from './matter.api.ts'

/** What somebody types on the creation form; kept as a draft in the browser until the server has it. */
export interface OpeningInput {
  typeCode: string
  title: string
  requirement: string
  severity: Severity
  urgent: boolean
  sourceKind: Opening['sourceKind']
  sourceText: string
  place: string
  subjectName: string
  subjectCode: string
  leadUnit: string[]
  supportingUnits: string[]
  territorialUnit: string[]
  regulatoryUnit: string[]
  sponsoringLeader: string | null
  responsibleName: string
  responsiblePhone: string
  dueOn: string | null
  /** `scheme:choice` of the type's time schemes. */
  timeChoice: string
  fields: Record<string, string>
  restricted: boolean
  restrictedBecause: string
  subTasks: PartInput[]
  unclassified: boolean
}

/** A sub-task as it is typed; `key` tells the rows apart on the form. */
export interface PartInput {
  key: string
  unit: string[]
  what: string
  dueOn: string | null
  mandatory: boolean
}

/** So many sub-tasks are planned with a matter at most. */
export const MOST_PARTS = 30

export const aPart = (): PartInput => ({
  key: newCommandId(),
  unit: [],
  what: '',
  dueOn: null,
  mandatory: true,
})

export type Then = Opening['then']

export function blankOpening(): OpeningInput {
  return {
    typeCode: '',
    title: '',
    requirement: '',
    severity: 'GENERAL',
    urgent: false,
    sourceKind: 'MEETING',
    sourceText: '',
    place: '',
    subjectName: '',
    subjectCode: '',
    leadUnit: [],
    supportingUnits: [],
    territorialUnit: [],
    regulatoryUnit: [],
    sponsoringLeader: null,
    responsibleName: '',
    responsiblePhone: '',
    dueOn: null,
    timeChoice: '',
    fields: {},
    restricted: false,
    restrictedBecause: '',
    subTasks: [],
    unclassified: false,
  }
}

/** A kept draft, back on the form. Confirming that nothing is classified is asked anew. */
export function openingOf(file: MatterFile): OpeningInput {
  const units = (slot: SlotName) =>
    file.responsible.flatMap((one) => (one.slot === slot && one.unit ? [one.unit.id] : []))
  const named = (slot: SlotName) => file.responsible.find((one) => one.slot === slot)
  return {
    ...blankOpening(),
    typeCode: file.typeCode,
    title: file.title,
    requirement: file.requirement,
    severity: file.severity ?? 'GENERAL',
    urgent: file.urgent,
    sourceKind: file.sourceKind,
    sourceText: file.sourceText ?? '',
    place: file.place ?? '',
    subjectName: file.subjectName ?? '',
    subjectCode: file.subjectCode ?? '',
    leadUnit: units('LEAD_UNIT'),
    supportingUnits: units('SUPPORTING_UNIT'),
    territorialUnit: units('TERRITORIAL_UNIT'),
    regulatoryUnit: units('REGULATORY_UNIT'),
    sponsoringLeader: named('SPONSORING_LEADER')?.person ?? null,
    responsibleName: named('RESPONSIBLE_PERSON')?.personName ?? '',
    responsiblePhone: named('RESPONSIBLE_PERSON')?.phone ?? '',
    dueOn: file.businessClock.dueOn,
    timeChoice: file.timeChoice ? `${file.timeChoice.scheme}:${file.timeChoice.choice}` : '',
    fields: { ...file.fields },
    restricted: file.restrictedBecause !== null,
    restrictedBecause: file.restrictedBecause ?? '',
    subTasks: file.plannedSubTasks.map((one) => ({
      key: newCommandId(),
      unit: [one.unit],
      what: one.what,
      dueOn: one.dueOn ?? null,
      mandatory: one.mandatory,
    })),
  }
}

/** Names of the fields that are still needed for this step. */
export function openingMissing(input: OpeningInput, then: Then, asked: readonly SlotName[] = []): string[] {
  const missing: string[] = []
  if (input.title.trim().length < 2) missing.push('title')
  if (then === 'ASSIGN' && input.leadUnit.length === 0) missing.push('leadUnit')
  if (then !== 'DRAFT') missing.push(...asked.flatMap((slot) => unfilled(input, slot)))
  if (input.restricted && !input.restrictedBecause.trim()) missing.push('restrictedBecause')
  input.subTasks.forEach((part, at) => {
    if (!part.unit.length) missing.push(`subTasks[${at}].unit`)
    if (!part.what.trim()) missing.push(`subTasks[${at}].what`)
  })
  if (!input.unclassified) missing.push('unclassified')
  return missing
}

/** The member of the form a slot is filled by, when it is empty. */
function unfilled(input: OpeningInput, slot: SlotName): string[] {
  switch (slot) {
    case 'SPONSORING_LEADER':
      return input.sponsoringLeader ? [] : ['sponsoringLeader']
    case 'SUPPORTING_UNIT':
      return input.supportingUnits.length ? [] : ['supportingUnits']
    case 'TERRITORIAL_UNIT':
      return input.territorialUnit.length ? [] : ['territorialUnit']
    case 'REGULATORY_UNIT':
      return input.regulatoryUnit.length ? [] : ['regulatoryUnit']
    case 'RESPONSIBLE_PERSON':
      return input.responsibleName.trim() ? [] : ['responsibleName']
    default:
      return []
  }
}

/** The body as the server takes it; only the fields this type knows go along. */
export function openingBody(
  input: OpeningInput,
  then: Then,
  commandId: string,
  type: { graded: boolean; keys: readonly string[]; choices?: readonly string[] },
): Opening {
  const text = (value: string) => value.trim() || null
  const fields = type.keys.flatMap((key) => {
    const value = input.fields[key]?.trim()
    return value ? [[key, value] as const] : []
  })
  return {
    commandId,
    then,
    typeCode: input.typeCode,
    title: input.title.trim(),
    requirement: input.requirement.trim(),
    severity: type.graded ? input.severity : null,
    urgent: input.urgent,
    sourceKind: input.sourceKind,
    sourceText: text(input.sourceText),
    place: text(input.place),
    subjectName: text(input.subjectName),
    subjectCode: text(input.subjectCode),
    leadUnit: input.leadUnit[0] ?? null,
    supportingUnits: input.supportingUnits,
    territorialUnit: input.territorialUnit[0] ?? null,
    regulatoryUnit: input.regulatoryUnit[0] ?? null,
    sponsoringLeader: input.sponsoringLeader,
    responsibleName: text(input.responsibleName),
    responsiblePhone: text(input.responsiblePhone),
    dueOn: input.dueOn,
    timeChoice: timeChoice(input.timeChoice, type.choices ?? []),
    fields: Object.fromEntries(fields),
    restrictedBecause: input.restricted ? text(input.restrictedBecause) : null,
    subTasks: input.subTasks.map((part) => ({
      unit: part.unit[0]!,
      what: part.what.trim(),
      dueOn: part.dueOn,
      mandatory: part.mandatory,
    })),
    unclassified: input.unclassified,
  }
}

/** What was chosen, if the type still offers it. */
function timeChoice(chosen: string, offered: readonly string[]): Opening['timeChoice'] {
  const [scheme, choice] = chosen.split(':')
  return scheme && choice && offered.includes(chosen) ? { scheme, choice } : null
}
