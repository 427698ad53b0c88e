import { useI18n } from 'vue-i18n'
import { computed } from 'vue'

const BUILT_IN = [
  'ENTERPRISE',
  'LESSOR',
  'LESSEE',
  'BUILDING',
  'FLOOR',
  'SELF_BUILT_HOUSE',
  'COMMUNITY',
  'PROJECT_SITE',
  'SHOP_FRONT',
  'ROAD_SEGMENT',
  'FACILITY',
] as const

/** The types of objects a campaign may check. */
export function useSubjectTypes() {
  const { t } = useI18n()
  return computed(() =>
    BUILT_IN.map((code) => {
      const name = t(`campaign.subjectType.${code}`)
      return { code: code as string, name, nameEn: name }
    }),
  )
}
