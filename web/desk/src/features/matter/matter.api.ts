import { http, type Query } from '@bihuan/api/client.ts'
import type { SavedView } from '@bihuan/ui/filter/SavedViews.vue'
import type { EvidenceFile } from '../../shared/evidence.ts'
import type { LightCode, MatterRow, MatterState, Paged, Severity, UnitName } from '../../shared/matters.ts'

export const ACTS = [
  'VERIFY',
  'START_VERIFICATION',
  'CLOSE_OFF',
  'DECIDE_REQUEST',
  'RECEIVE',
  'OPEN',
  'ASSIGN',
  'REPORT',
  'PROGRESS',
  'RESUME',
  'RETURN',
  'URGE',
  'INSTRUCT',
  'REASSIGN',
  'REQUEST_EXTENSION',
  'REQUEST_SUSPENSION',
  'SHELVE',
  'WITHDRAW_REPORT',
  'EVALUATE',
  'AMEND',
  'ARCHIVE',
  'REOPEN',
  'REQUEST_CANCELLATION',
  'DISCARD',
] as const
export type Act = (typeof ACTS)[number]
export type Order = { act: Act } & Record<string, unknown>

export interface Totals {
  all: number
  red: number
  yellow: number
  blue: number
  green: number
  grey: number
  awaitingAssignment: number
  awaitingReceipt: number
  awaitingVerification: number
  closedThisWeek: number
  computedAt: string
}

export type SlotName =
  | 'SPONSORING_LEADER'
  | 'ASSIGNING_UNIT'
  | 'LEAD_UNIT'
  | 'SUPPORTING_UNIT'
  | 'TERRITORIAL_UNIT'
  | 'REGULATORY_UNIT'
  | 'RESPONSIBLE_PERSON'

export interface Responsible {
  slot: SlotName
  unit: UnitName | null
  person: string | null
  personName: string | null
  phone: string | null
}

export interface Pending {
  id: string
  kind: 'EXTENSION' | 'SUSPENSION' | 'CANCELLATION'
  reason: string
  wantedDueOn: string | null
}

export interface Reason {
  because: 'WHOLE_ZONE' | 'UNIT_IN_SLOT' | 'NAMED_BY_TASK' | 'AUTHOR'
  slot: SlotName | null
  unit: string | null
}

export interface MatterFile {
  id: string
  number: string | null
  title: string
  requirement: string
  typeCode: string
  typeVersion: number
  severity: Severity | null
  urgent: boolean
  state: MatterState
  round: number
  percent: number
  light: LightCode
  lightRule: string
  stepClock: { startedAt: string; dueAt: string | null; overdue: boolean }
  businessClock: {
    openedAt: string | null
    originalDueOn: string | null
    dueOn: string | null
    daysLeft: number | null
    elapsedPercent: number | null
    provisional: boolean
  }
  sourceKind: string
  sourceText: string | null
  place: string | null
  subjectName: string | null
  subjectCode: string | null
  fields: Record<string, string>
  responsible: Responsible[]
  pending: Pending | null
  urgeCount: number
  lastUrgedAt: string | null
  returnCount: number
  extensionCount: number
  reopenCount: number
  instructed: boolean
  closedAt: string | null
  createdAt: string
  version: number
  /** Acts with a form or a button, and REDRAFT, which has a page of its own. */
  allowedActs: (Act | 'REDRAFT')[]
  seenBecause: Reason[]
}

export interface TimelineEntry {
  id: string
  seq: number
  at: string
  event: string
  from: MatterState | null
  to: MatterState
  round: number
  actor: string
  unit: string | null
  facts: Record<string, unknown>
  evidence: EvidenceFile[]
}

/** What others did since; member of the problem MATTER-STALE. */
export interface StaleChange {
  seq: number
  at: string
  event: string
  actor: string
  to?: MatterState
}

export interface Outcome {
  id: string
  done: boolean
  code: string | null
  detail: string | null
}

export const matterKeys = {
  all: ['matters'] as const,
  file: (id: string) => ['matters', 'file', id] as const,
  timeline: (id: string) => ['matters', 'timeline', id] as const,
  views: ['matters', 'views'] as const,
}

export const matterApi = {
  list: (query: Query, signal?: AbortSignal) => http.get<Paged<MatterRow>>('/api/matters', query, signal),
  totals: (query: Query, signal?: AbortSignal) => http.get<Totals>('/api/matters/totals', query, signal),
  show: (id: string, signal?: AbortSignal) => http.get<MatterFile>(`/api/matters/${id}`, undefined, signal),
  timeline: (id: string, query: Query, signal?: AbortSignal) =>
    http.get<Paged<TimelineEntry>>(`/api/matters/${id}/timeline`, query, signal),
  act: (id: string, body: { commandId: string; version: number; order: Order }) =>
    http.post<{ alreadyDone: boolean; matter: MatterFile }>(`/api/matters/${id}/acts`, body),
  actAll: (body: { commandId: string; items: { id: string; version: number }[]; order: Order }) =>
    http.post<Outcome[]>('/api/matters/acts', body),
  open: (body: Record<string, unknown>) => http.post<MatterFile>('/api/matters', body),
  redraft: (id: string, version: number, body: Record<string, unknown>) =>
    http.put<MatterFile>(`/api/matters/${id}?version=${version}`, body),
  views: () => http.get<SavedView[]>('/api/saved-views'),
  saveView: (body: { name: string; query: string }) => http.post<SavedView>('/api/saved-views', body),
  removeView: (id: string) => http.delete(`/api/saved-views/${id}`),
}
