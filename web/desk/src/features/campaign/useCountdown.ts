import { today } from '@bihuan/ui/date/formats.ts'
import { useI18n } from 'vue-i18n'

/** Whole days from one calendar day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** What is left of a period, in words: days to its beginning, to its end, or since it has passed. */
export function useCountdown() {
  const { t, n } = useI18n()
  return (startsOn: string, endsOn: string, on: string = today()): string => {
    if (on < startsOn) return t('campaign.toBegin', { days: n(daysBetween(on, startsOn)) })
    if (on > endsOn) return t('campaign.over', { days: n(daysBetween(endsOn, on)) })
    return t('campaign.left', { days: n(daysBetween(on, endsOn)) })
  }
}
