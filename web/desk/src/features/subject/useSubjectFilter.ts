import type { FilterSpec } from '@bihuan/ui/filter/filters.ts'
import { urlFlag, urlList, urlNumber, urlText, useUrlState } from '@bihuan/ui/filter/useUrlState.ts'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { SUBJECT_STATES, useSubjectTypes, type SubjectState } from '../../shared/subjects.ts'
import { useAreas } from '../../shared/useAreas.ts'
import { useUnits } from '../../shared/useUnits.ts'

const FIELDS = {
  q: urlText(),
  type: urlList(),
  area: urlList(),
  unit: urlList(),
  state: urlList(),
  unplaced: urlFlag(),
  unowned: urlFlag(),
  sort: urlText('-changed'),
  columns: urlList(),
  page: urlNumber(1, 1, 100_000),
  size: urlNumber(50, 10, 200),
}

/** The conditions of the ledger and of the map, as they stand in the URL. */
export function useSubjectFilter() {
  const { t } = useI18n()
  const { types, nameOf } = useSubjectTypes()
  const units = useUnits()
  const { nodes } = useAreas()
  const url = useUrlState(FIELDS)
  const { state } = url

  const conditions = computed(() => ({
    ...(state.q && { q: state.q }),
    ...(state.type.length && { type: state.type }),
    ...(state.area.length && { area: state.area }),
    ...(state.unit.length && { unit: state.unit }),
    ...(state.state.length && { state: state.state as SubjectState[] }),
    ...(state.unplaced && { unplaced: true }),
    ...(state.unowned && { unowned: true }),
  }))

  const specs = computed<FilterSpec[]>(() => [
    {
      kind: 'choice',
      key: 'type',
      label: t('subject.type'),
      options: types.value.map((type) => ({ value: type.code, label: nameOf(type) })),
    },
    { kind: 'unit', key: 'area', label: t('subject.area'), units: nodes.value },
    { kind: 'unit', key: 'unit', label: t('subject.unit'), units: units.value },
    {
      kind: 'choice',
      key: 'state',
      label: t('subject.stateLabel'),
      options: SUBJECT_STATES.map((value) => ({ value, label: t(`subject.state.${value}`) })),
    },
    { kind: 'flag', key: 'unplaced', more: true, label: t('subject.unplaced') },
    { kind: 'flag', key: 'unowned', more: true, label: t('subject.unowned') },
  ])
  return { ...url, conditions, specs }
}
