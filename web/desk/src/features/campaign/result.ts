import { newCommandId } from '@bihuan/api/command.ts'
import { present } from '@bihuan/ui/date/present.ts'
import type { Finding, Inspection } from './visit.api.ts'

/** A hazard beside the checklist, or more on a failed item, as it is written in the form. Photos are ids, one after another. */
export interface FindingDraft {
  id: string
  item: string | null
  facts: string
  clause: string
  severity: 'GENERAL' | 'MAJOR'
  measure: string
  dueOn: string | null
  onSpot: boolean
  before: string
  after: string
}
/** What was found on a visit, as it is written in the form. */
export interface ResultDraft {
  outcome: 'CHECKED' | 'REFUSED' | 'CLOSED' | 'GONE'
  second: string | null
  /** `latitude,longitude` */
  place: string
  answers: Record<string, string>
  findings: FindingDraft[]
  photos: string
  signature: Inspection['signature']
  signerName: string
  signatureNote: string
  remark: string
}

export const aResult = (second: string | null): ResultDraft => ({
  outcome: 'CHECKED',
  second,
  place: '',
  answers: {},
  findings: [],
  photos: '',
  signature: 'SIGNED',
  signerName: '',
  signatureNote: '',
  remark: '',
})

export const aFinding = (item: string | null): FindingDraft => ({
  id: newCommandId(),
  item,
  facts: '',
  clause: '',
  severity: 'GENERAL',
  measure: '',
  dueOn: null,
  onSpot: false,
  before: '',
  after: '',
})

/** Ids of files written one after another. */
const files = (ids: string): string[] => ids.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []
const words = (text: string) => text.trim() || null

function findingOf(draft: FindingDraft): Finding {
  return {
    id: draft.id,
    item: draft.item,
    facts: words(draft.facts),
    clause: words(draft.clause),
    severity: draft.item ? null : draft.severity,
    measure: words(draft.measure),
    dueOn: draft.dueOn,
    onSpot: draft.onSpot,
    before: files(draft.before),
    after: files(draft.after),
  }
}

/** As the server takes it; of what nobody could look at there are no answers. */
export function inspectionOf(draft: ResultDraft, version: number): Inspection {
  const [latitude, longitude] = draft.place.split(',').map(Number)
  const placed = draft.place !== '' && Number.isFinite(latitude) && Number.isFinite(longitude)
  const looked = draft.outcome === 'CHECKED'
  return {
    version,
    second: draft.second,
    visitedAt: new Date(present()).toISOString(),
    result: draft.outcome === 'CHECKED' ? null : draft.outcome,
    answers: looked ? draft.answers : {},
    findings: looked ? draft.findings.map(findingOf) : [],
    photos: files(draft.photos),
    longitude: placed ? longitude! : null,
    latitude: placed ? latitude! : null,
    accuracy: null,
    signature: draft.signature,
    signerName: draft.signature === 'SIGNED' ? words(draft.signerName) : null,
    signatureNote: draft.signature === 'SIGNED' ? null : words(draft.signatureNote),
    remark: words(draft.remark),
  }
}
