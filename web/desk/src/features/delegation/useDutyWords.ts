import { useI18n } from 'vue-i18n'
import { useMatterTypes } from '../../shared/useMatterTypes.ts'
import { useUnits } from '../../shared/useUnits.ts'
import type { Delegation } from './delegation.api.ts'

export function useDutyWords() {
  const { t } = useI18n()
  const units = useUnits()
  const { typeName } = useMatterTypes()
  const duties = (one: Delegation) =>
    one.duties.map((duty) => t(`delegation.duty.${duty}`)).join(t('delegation.comma'))
  const comma = t('delegation.comma')
  /** The matters it reaches, when not all of them. */
  const part = (one: Delegation) =>
    [
      one.types.map(typeName).join(comma),
      one.units.map((id) => units.value.find((unit) => unit.id === id)?.name ?? '').join(comma),
    ]
      .filter(Boolean)
      .join(' · ') || t('delegation.allMatters')
  return { duties, part }
}
