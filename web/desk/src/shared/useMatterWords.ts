import { useI18n } from 'vue-i18n'
import { isClosed, isPaused, type LightCode, type MatterRow, type MatterState } from './matters.ts'
import { useMatterTypes } from './useMatterTypes.ts'

/** Words for what a matter is and where it stands. */
export function useMatterWords() {
  const { t, n } = useI18n()
  const { typeName } = useMatterTypes()

  const state = (code: MatterState) => t(`matter.state.${code}`)

  /** "in progress 40 % · round 2" */
  function step(row: Pick<MatterRow, 'state' | 'round' | 'percent'>): string {
    const parts = [state(row.state)]
    if (row.percent > 0 && ['IN_PROGRESS', 'REWORK'].includes(row.state)) {
      parts[0] += ` ${n(row.percent)}%`
    }
    if (row.round > 1) parts.push(t('matter.round', { round: row.round }))
    return parts.join(' · ')
  }

  function type(row: Pick<MatterRow, 'typeCode' | 'severity'>): string {
    const name = typeName(row.typeCode)
    return row.severity ? `${name} · ${t(`matter.severity.${row.severity}`)}` : name
  }

  /** Green says two things: on pace while live, done afterwards. */
  function light(row: { light: LightCode; state: MatterState }): string {
    if (row.state === 'DRAFT' || row.state === 'CANCELLED') return state(row.state)
    if (row.light === 'GREEN' && !isClosed(row.state)) return t('matter.light.onPace')
    if (row.light === 'GREY' && isPaused(row.state)) return t('matter.light.paused')
    return t(`ui.light.${row.light.toLowerCase()}`)
  }

  function source(row: { sourceKind: string; sourceText: string | null }): string {
    const kind = t(`matter.source.${row.sourceKind}`)
    return row.sourceText ? `${kind} · ${row.sourceText}` : kind
  }

  return { state, step, type, light, source }
}
