import type { FilterSpec } from '@bihuan/ui/filter/filters.ts'
import {
  urlChoice,
  urlDate,
  urlList,
  urlNumber,
  urlText,
  useUrlState,
} from '@bihuan/ui/filter/useUrlState.ts'
import { today } from '@bihuan/ui/date/formats.ts'
import { present } from '@bihuan/ui/date/present.ts'
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { SOURCES } from '../../shared/matters.ts'
import { useMatterTypes } from '../../shared/useMatterTypes.ts'
import { useUnits } from '../../shared/useUnits.ts'
import { periodOf } from './period.ts'
import {
  figuresOf,
  GROUPS,
  SET_NAMES,
  statisticsApi,
  type Asked,
  type FigureCode,
  type GroupBy,
  type TableQuery,
} from './statistics.api.ts'
import { useFigures } from './useFigures.ts'
import { useLineNames } from './useLineNames.ts'
import { useLinesOf } from './useLinesOf.ts'

/** Stands for nobody in a filter: no lead unit, no leader. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

const FIELDS = {
  view: urlChoice(['table', 'ranking'] as const, 'table'),
  by: urlChoice(GROUPS, 'UNIT'),
  set: urlChoice(SET_NAMES, 'overview'),
  figure: urlList(),
  from: urlDate(),
  to: urlDate(),
  asAt: urlText(),
  known: urlChoice(['then', 'now'] as const, 'then'),
  unit: urlList(),
  type: urlList(),
  source: urlList(),
  leader: urlList(),
  sponsor: urlList(),
  rank: urlText('ON_TIME_BY_ORIGINAL'),
  minimum: urlNumber(5, 1, 10_000),
  open: urlText(),
  opened: urlText(),
  page: urlNumber(1, 1, 10_000),
}

/** What is asked, as it stands in the URL, and the table that answers it. */
export function useStatistics() {
  const { t } = useI18n()
  const { types, typeName } = useMatterTypes()
  const units = useUnits()
  const figures = useFigures()
  const { state } = useUrlState(FIELDS)
  const moment = computed(() => (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(state.asAt) ? state.asAt : ''))
  const day = computed(() => moment.value.slice(0, 10) || today())
  const period = computed(() => {
    const year = periodOf('thisYear', day.value)
    return { from: state.from || year.from, to: state.to || year.to }
  })
  const shown = computed(() => figuresOf(state.set, state.figure, state.by, figures.codes.value))
  /** Without grouping and figures: what table, rows, ranking and reports share. */
  const asked = computed<Asked>(() => ({
    ...period.value,
    asAt: instantOf(moment.value),
    // What is known today is asked for only about the past.
    knownAt: moment.value && state.known === 'now' ? new Date(present()).toISOString() : undefined,
    unit: state.unit,
    type: state.type,
    source: state.source as (typeof SOURCES)[number][],
    leader: state.leader,
    sponsor: state.sponsor,
  }))
  const wanted = computed<TableQuery>(() => ({ ...asked.value, groupBy: state.by, figure: shown.value }))
  const key = computed(() => ({ ...wanted.value, knownAt: wanted.value.knownAt && 'now' }))
  const query = useQuery({
    queryKey: ['statistics', 'table', key],
    queryFn: ({ signal }) => statisticsApi.table(wanted.value, signal),
    placeholderData: keepPreviousData,
    enabled: computed(() => state.view === 'table' && shown.value.length > 0),
    staleTime: 30_000,
  })

  const leaders = useLinesOf('LEADER', period)
  const sponsors = useLinesOf('SPONSOR', period)
  const specs = computed<FilterSpec[]>(() => [
    { kind: 'dates', from: 'from', to: 'to', label: t('statistics.period') },
    { kind: 'unit', key: 'unit', label: t('statistics.by.UNIT'), units: units.value },
    {
      kind: 'choice',
      key: 'type',
      label: t('statistics.by.TYPE'),
      options: types.value.map((type) => ({ value: type.code, label: typeName(type.code) })),
    },
    {
      kind: 'choice',
      key: 'source',
      label: t('statistics.by.SOURCE'),
      options: SOURCES.map((one) => ({ value: one, label: t(`matter.source.${one}`) })),
    },
    { kind: 'choice', key: 'leader', label: t('statistics.by.LEADER'), options: leaders.value },
    { kind: 'choice', key: 'sponsor', label: t('statistics.by.SPONSOR'), options: sponsors.value },
    {
      kind: 'choice',
      key: 'figure',
      label: t('statistics.figures'),
      options: figures.all.value.map((one) => ({ value: one.figure, label: figures.name(one.figure) })),
    },
  ])

  const nameOf = useLineNames()
  return { state, moment, day, period, shown, asked, wanted, query, specs, nameOf, figures }
}

/** The part of a question that one line asks for. */
export function narrowed(by: GroupBy, key: string) {
  switch (by) {
    case 'UNIT':
      return { unit: [key || NOBODY] }
    case 'LEADER':
      return { leader: [key || NOBODY] }
    case 'TYPE':
      return { type: [key] }
    case 'SOURCE':
      return { source: [key as (typeof SOURCES)[number]] }
    case 'SPONSOR':
      return { sponsor: [key] }
    case 'MONTH':
      return {}
  }
}

/** The whole minute of the business zone. */
export function instantOf(moment: string): string | undefined {
  return moment ? `${moment}:59+08:00` : undefined
}

export function isFigure(code: string, known: FigureCode[]): code is FigureCode {
  return known.some((one) => one === code)
}
