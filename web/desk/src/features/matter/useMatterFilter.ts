import type { Query } from '@bihuan/api/client.ts'
import type { FilterSpec } from '@bihuan/ui/filter/filters.ts'
import {
  urlChoice,
  urlDate,
  urlFlag,
  urlList,
  urlNumber,
  urlText,
  useUrlState,
} from '@bihuan/ui/filter/useUrlState.ts'
import { LIGHTS } from '@bihuan/ui/light/light.ts'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { RUNGS, SOURCES, type MatterState, type Rung } from '../../shared/matters.ts'
import { useMatterTypes } from '../../shared/useMatterTypes.ts'
import { useUnits } from '../../shared/useUnits.ts'

export const STAGES = ['LIVE', 'CLOSED', 'DRAFT', 'CANCELLED', 'ALL'] as const
export const WAITING = [
  '',
  'ASSIGNMENT',
  'RECEIPT',
  'VERIFICATION',
  'CLOSE_OFF',
  'DECISION',
  'SUB_TASK',
  'ACCEPTANCE',
] as const
const SEVERITIES = ['', 'GENERAL', 'MAJOR'] as const
const STATES: readonly MatterState[] = [
  'OPENED',
  'ASSIGNED',
  'RECEIVED',
  'IN_PROGRESS',
  'REPORTED',
  'VERIFYING',
  'PASSED',
  'RETURNED',
  'REWORK',
  'SUSPENDED',
  'SHELVED',
  'CLOSED_OFF',
  'EVALUATED',
  'ARCHIVED',
]
const SLOTS = [
  '',
  'LEAD_UNIT',
  'SUPPORTING_UNIT',
  'TERRITORIAL_UNIT',
  'REGULATORY_UNIT',
  'ASSIGNING_UNIT',
] as const

/** Names of all that lives in the URL of the ledger; the server knows the conditions by the same names. */
const FIELDS = {
  stage: urlChoice(STAGES, 'LIVE'),
  q: urlText(),
  type: urlList(),
  light: urlList(),
  state: urlList(),
  unit: urlList(),
  slot: urlChoice(SLOTS, ''),
  waiting: urlChoice(WAITING, ''),
  source: urlList(),
  severity: urlChoice(SEVERITIES, ''),
  batch: urlText(),
  parent: urlText(),
  rung: urlList(),
  urgent: urlFlag(),
  instructed: urlFlag(),
  dueFrom: urlDate(),
  dueTo: urlDate(),
  openedFrom: urlDate(),
  openedTo: urlDate(),
  closedFrom: urlDate(),
  closedTo: urlDate(),
  sort: urlText('due'),
  columns: urlList(),
  page: urlNumber(1, 1, 100_000),
  size: urlNumber(50, 10, 200),
}

export function useMatterFilter() {
  const { t } = useI18n()
  const { types, typeName } = useMatterTypes()
  const units = useUnits()
  const url = useUrlState(FIELDS)
  const state = url.state

  /** The conditions as the server wants them; without page, size and sort. */
  const conditions = computed<Query>(() => ({
    stage: state.stage,
    q: state.q,
    type: state.type,
    light: state.light.map((light) => light.toUpperCase()),
    state: state.state,
    unit: state.unit,
    slot: state.unit.length ? state.slot : undefined,
    waiting: state.waiting,
    source: state.source,
    severity: state.severity,
    batch: state.batch,
    parent: state.parent,
    rung: state.rung as Rung[],
    urgent: state.urgent || undefined,
    instructed: state.instructed || undefined,
    dueFrom: state.dueFrom,
    dueTo: state.dueTo,
    openedFrom: state.openedFrom,
    openedTo: state.openedTo,
    closedFrom: state.closedFrom,
    closedTo: state.closedTo,
  }))

  /** What the totals strip counts: the live part of the same filter, whichever figure has been clicked. */
  const counted = computed<Query>(() => {
    const { light: _, waiting: __, closedFrom: ___, closedTo: ____, ...kept } = conditions.value
    return { ...kept, stage: 'LIVE' }
  })

  const order = computed(() => state.sort || 'due')

  const specs = computed<FilterSpec[]>(() => {
    const options = <T extends string>(values: readonly T[], label: (value: T) => string) =>
      values.map((value) => ({ value, label: label(value) }))
    const label = (name: string) => t(`matter.filter.${name}`)
    return [
      {
        kind: 'choice',
        key: 'type',
        label: label('type'),
        options: types.value.map((type) => ({ value: type.code, label: typeName(type.code) })),
      },
      { kind: 'unit', key: 'unit', label: label('unit'), units: units.value },
      {
        kind: 'choice',
        key: 'light',
        label: label('light'),
        options: LIGHTS.map((light) => ({ value: light, light, label: t(`matter.filter.lights.${light}`) })),
      },
      {
        kind: 'choice',
        key: 'waiting',
        single: true,
        label: label('waiting'),
        options: options(WAITING.slice(1), (one) => t(`matter.waiting.${one}`)),
      },
      { kind: 'dates', from: 'dueFrom', to: 'dueTo', label: label('due') },
      {
        kind: 'choice',
        key: 'state',
        more: true,
        label: label('state'),
        options: options(STATES, (one) => t(`matter.state.${one}`)),
      },
      {
        kind: 'choice',
        key: 'source',
        more: true,
        label: label('source'),
        options: options(SOURCES, (one) => t(`matter.source.${one}`)),
      },
      {
        kind: 'choice',
        key: 'severity',
        single: true,
        more: true,
        label: label('severity'),
        options: options(SEVERITIES.slice(1), (one) => t(`matter.severity.${one}`)),
      },
      {
        kind: 'choice',
        key: 'slot',
        single: true,
        more: true,
        label: label('slot'),
        options: options(SLOTS.slice(1), (one) => t(`matter.slot.${one}`)),
      },
      {
        kind: 'choice',
        key: 'rung',
        more: true,
        label: label('rung'),
        options: options(RUNGS, (one) => t(`matter.rung.${one}`)),
      },
      { kind: 'flag', key: 'urgent', more: true, label: label('urgent') },
      { kind: 'flag', key: 'instructed', more: true, label: label('instructed') },
      { kind: 'dates', from: 'openedFrom', to: 'openedTo', more: true, label: label('opened') },
      { kind: 'dates', from: 'closedFrom', to: 'closedTo', more: true, label: label('closed') },
    ]
  })

  return { ...url, conditions, counted, order, specs, units }
}
