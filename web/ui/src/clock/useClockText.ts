import { useI18n } from 'vue-i18n'
import { momentOf } from '../date/formats.ts'
import type { Clock } from './clock.ts'

/** Words of a clock: what is left, and what the bar is about. */
export function useClockText() {
  const { t } = useI18n()

  function left(clock: Clock): string {
    if (clock.endedAt) return t('ui.clock.ended', { date: momentOf(clock.endedAt)?.date ?? '' })
    if (clock.pausedSince)
      return t('ui.clock.paused', { date: momentOf(clock.pausedSince)?.date.slice(5) ?? '' })
    if (clock.left === null || !clock.due) return t('ui.clock.open')
    if (clock.left === 0 && clock.light !== 'red' && clock.unit !== 'hour') {
      const due = momentOf(clock.due)!
      return t('ui.clock.dueToday', { time: clock.due.length === 10 ? '24:00' : due.time })
    }
    const span = t(`ui.clock.span.${clock.unit}`, { count: Math.abs(clock.left) }, Math.abs(clock.left))
    if (clock.left < 0 || clock.light === 'red') return t('ui.clock.over', { span })
    return t('ui.clock.left', { span })
  }

  function about(clock: Clock): string {
    const kind = t(`ui.clock.${clock.kind}`)
    const due = momentOf(clock.due)
    if (!due) return kind
    const day = due.date.slice(5)
    if (!clock.originalDue) return t('ui.clock.aboutDue', { kind, due: day })
    const original = momentOf(clock.originalDue)?.date.slice(5) ?? ''
    const count = clock.extensions ?? 1
    return t('ui.clock.aboutExtended', { kind, original, due: day, count }, count)
  }

  return { left, about }
}
