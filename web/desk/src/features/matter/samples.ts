import type { EvidenceFile } from '../../shared/evidence.ts'
import type { MatterRow, MatterType, TypeField } from '../../shared/matters.ts'
import type { MatterFile, TimelineEntry, Totals } from './matter.api.ts'

/** Typed factories for the tests of this feature. */
export const ID = '01990000-0000-7000-8000-00000000000a'
export const LEAD = { id: '01990000-0000-7000-8000-0000000000c1', name: 'Lanhe' }

export function aRow(changes: Partial<MatterRow> = {}): MatterRow {
  return {
    id: ID,
    number: 'S-118',
    title: 'Power for the park',
    typeCode: 'SUPERVISED_ITEM',
    severity: null,
    urgent: false,
    state: 'IN_PROGRESS',
    round: 1,
    percent: 40,
    light: 'RED',
    leadUnit: LEAD,
    responsibleName: null,
    subjectName: null,
    place: null,
    sourceKind: 'MEETING',
    sourceText: null,
    originalDueOn: '2026-11-18',
    dueOn: '2026-11-18',
    daysLeft: -2,
    elapsedPercent: 100,
    stepDueAt: null,
    openedAt: '2026-11-02T01:00:00Z',
    closedAt: null,
    lastEventAt: '2026-11-19T01:00:00Z',
    urgeCount: 0,
    instructed: false,
    rung: null,
    parentId: null,
    parentNumber: null,
    subTasks: 0,
    subTasksDone: 0,
    version: 4,
    ...changes,
  }
}

export function aFile(changes: Partial<MatterFile> = {}): MatterFile {
  return {
    id: ID,
    number: 'S-118',
    title: 'Power for the park',
    requirement: 'Name the day',
    typeCode: 'SUPERVISED_ITEM',
    typeVersion: 1,
    type: TYPES[0]!,
    severity: null,
    urgent: false,
    state: 'IN_PROGRESS',
    round: 1,
    percent: 40,
    light: 'YELLOW',
    lightRule: 'light-1',
    stepClock: { startedAt: '2026-11-10T01:00:00Z', dueAt: '2026-11-20T07:00:00Z', overdue: false },
    businessClock: {
      openedAt: '2026-11-02T01:00:00Z',
      originalDueOn: '2026-11-25',
      dueOn: '2026-11-25',
      daysLeft: 3,
      elapsedPercent: 80,
      provisional: false,
    },
    sourceKind: 'MEETING',
    sourceText: null,
    place: null,
    subjectName: null,
    subjectCode: null,
    fields: {},
    named: {},
    timeChoice: null,
    restrictedBecause: null,
    responsible: [{ slot: 'LEAD_UNIT', unit: LEAD, person: null, personName: null, phone: null }],
    pending: null,
    urgeCount: 0,
    lastUrgedAt: null,
    urgeAgainAt: null,
    returnCount: 0,
    extensionCount: 0,
    reopenCount: 0,
    instructed: false,
    ladder: null,
    parent: null,
    children: 0,
    subTasks: [],
    overruled: false,
    closedAt: null,
    createdAt: '2026-11-02T01:00:00Z',
    version: 4,
    allowedActs: ['REPORT', 'PROGRESS'],
    seenBecause: [{ because: 'AUTHOR', slot: null, unit: null }],
    ...changes,
  }
}

export function anEntry(changes: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    id: 'e1',
    seq: 1,
    at: '2026-11-02T01:00:00Z',
    event: 'Opened',
    from: null,
    to: 'OPENED',
    round: 1,
    actor: 'Qin',
    unit: null,
    facts: {},
    evidence: [],
    ...changes,
  }
}

export function aPhoto(id: string): EvidenceFile {
  return {
    id,
    name: `${id}.jpg`,
    kind: 'PHOTO',
    bytes: 1000,
    sha256: id,
    capturedAt: null,
    latitude: null,
    longitude: null,
    device: null,
    previewed: true,
    uploaderName: 'Lv',
    uploadedBy: LEAD.id,
    mediaType: 'image/jpeg',
    width: 800,
    height: 600,
    uploadedAt: '2026-11-10T01:00:00Z',
  }
}

export function aField(key: string, changes: Partial<TypeField> = {}): TypeField {
  return {
    key,
    label: key,
    labelEn: key,
    kind: 'TEXT',
    options: null,
    required: false,
    personal: null,
    unit: null,
    min: null,
    max: null,
    help: null,
    helpEn: null,
    visibleWhen: null,
    requiredWhen: null,
    check: null,
    message: null,
    messageEn: null,
    ...changes,
  }
}

const RULES: Omit<
  MatterType['definition'],
  'dayKind' | 'limitDays' | 'signHours' | 'evidenceRequired' | 'closesOnPass' | 'graded' | 'fields'
> = {
  assignDays: 1,
  returnHours: 4,
  reworkDays: 5,
  verifyDays: 3,
  closeDays: 3,
  remindDays: 3,
  urgeHours: 24,
  extensionsAllowed: 1,
  signFor: true,
  progressEvidence: 0,
  verificationEvidence: 0,
  verifierSlot: null,
  verificationMethods: [],
  requiredSlots: [],
  timeSchemes: [],
  ladderRules: null,
  draftedPapers: null,
  recurrenceDays: 180,
  planDays: null,
}

export const TYPES: MatterType[] = [
  {
    id: 't1',
    code: 'SUPERVISED_ITEM',
    version: 1,
    name: 'Supervised',
    nameEn: 'Supervised item',
    prefix: 'S',
    withdrawn: false,
    definition: {
      ...RULES,
      dayKind: 'WORKING',
      limitDays: 22,
      signHours: 24,
      evidenceRequired: 0,
      closesOnPass: false,
      graded: false,
      fields: [],
    },
  },
  {
    id: 't2',
    code: 'HAZARD',
    version: 1,
    name: 'Hazard',
    nameEn: 'Hazard',
    prefix: 'H',
    withdrawn: false,
    definition: {
      ...RULES,
      dayKind: 'WORKING',
      limitDays: 15,
      signHours: 4,
      evidenceRequired: 1,
      closesOnPass: false,
      graded: true,
      fields: [aField('building')],
    },
  },
]

export const TOTALS: Totals = {
  all: 1284,
  red: 37,
  yellow: 92,
  blue: 140,
  green: 900,
  grey: 115,
  awaitingAssignment: 3,
  awaitingReceipt: 18,
  awaitingVerification: 61,
  closedThisWeek: 213,
  computedAt: '2026-11-20T01:30:00Z',
  lightRule: 'light-1',
}
