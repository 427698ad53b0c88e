import { useI18n } from 'vue-i18n'
import { useMatterTypes } from '../../shared/useMatterTypes.ts'
import type { GroupBy, Line } from './statistics.api.ts'

/** What a line is called: codes get their words, the rest has its name from the server. */
export function useLineNames() {
  const { t } = useI18n()
  const { typeName } = useMatterTypes()
  return (by: GroupBy, line: Line): string => {
    if (!line.key) return t(`statistics.nobody.${by}`)
    if (by === 'TYPE') return typeName(line.key)
    if (by === 'SOURCE') return t(`matter.source.${line.key}`)
    return line.name
  }
}
