import { call, type Schema } from '@bihuan/api/typed.ts'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

export type SubjectType = Schema<'subject.SubjectType'>
export type SubjectState = Schema<'subject.SubjectList.Row'>['state']
export const SUBJECT_STATES = ['IN_OPERATION', 'CLOSED', 'MERGED'] as const satisfies readonly SubjectState[]

export const subjectKeys = {
  all: ['subjects'] as const,
  types: ['subject-types'] as const,
}

/** The types of subjects of the zone, with their names in the language of the screen. */
export function useSubjectTypes() {
  const { locale } = useI18n()
  const query = useQuery({
    queryKey: subjectKeys.types,
    queryFn: ({ signal }) => call('get', '/api/subject-types', { signal }),
    staleTime: 60_000,
  })
  const types = computed<SubjectType[]>(() => query.data.value ?? [])
  const openTypes = computed(() => types.value.filter((type) => !type.definition.retired))
  const typeOf = (code: string) => types.value.find((type) => type.code === code)
  const nameOf = (type: SubjectType) =>
    locale.value === 'zh-CN' ? type.definition.name : type.definition.nameEn
  function typeName(code: string): string {
    const type = typeOf(code)
    return type ? nameOf(type) : code
  }
  return { query, types, openTypes, typeOf, nameOf, typeName }
}
