import { call } from '@bihuan/api/typed.ts'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { MatterType, TypeField } from './matters.ts'

/** The types of matters, withdrawn ones too, and their names in the interface language. */
export function useMatterTypes() {
  const { locale } = useI18n()
  const query = useQuery({
    queryKey: ['matter-types'],
    queryFn: ({ signal }) => call('get', '/api/matter-types', { signal }),
    staleTime: 5 * 60_000,
  })
  const types = computed(() => query.data.value ?? [])
  /** Those new matters may be opened under. */
  const openTypes = computed(() => types.value.filter((type) => !type.withdrawn))
  const chinese = computed(() => locale.value === 'zh-CN')

  function typeOf(code: string): MatterType | undefined {
    return types.value.find((type) => type.code === code)
  }
  function typeName(code: string): string {
    const type = typeOf(code)
    return type ? (chinese.value ? type.name : type.nameEn) : code
  }
  const fieldLabel = (field: TypeField) => (chinese.value ? field.label : field.labelEn)
  return { types, openTypes, typeOf, typeName, fieldLabel, loading: query.isPending, error: query.error }
}
