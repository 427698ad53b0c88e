import { useI18n } from 'vue-i18n'
import type { Delegation } from './delegation.api.ts'

export function useDutyWords() {
  const { t } = useI18n()
  const duties = (one: Delegation) =>
    one.duties.map((duty) => t(`delegation.duty.${duty}`)).join(t('delegation.comma'))
  return { duties }
}
