import { useDates } from '@bihuan/ui/date/formats.ts'
import { useI18n } from 'vue-i18n'
import type { Suspicion } from './suspicion.api.ts'

/** The words for why a photo is suspected, made of the numbers the server gives. */
export function useReason() {
  const { t } = useI18n()
  const dates = useDates()
  const alike = ({ percent, mirrored }: Suspicion['reason']) =>
    [t('suspicion.why.fits', { percent: percent ?? 0 }), mirrored && t('suspicion.why.mirrored')]
      .filter(Boolean)
      .join(t('suspicion.why.and'))

  return ({ kind, reason, otherFile }: Pick<Suspicion, 'kind' | 'reason' | 'otherFile'>): string => {
    switch (kind) {
      case 'SAME_FILE':
        return t('suspicion.why.SAME_FILE')
      case 'NEAR_IDENTICAL':
        return t('suspicion.why.NEAR_IDENTICAL', { alike: alike(reason) })
      case 'BEFORE_EQUALS_AFTER':
        return t('suspicion.why.BEFORE_EQUALS_AFTER', { alike: alike(reason) })
      case 'TAKEN_BEFORE_ORDER':
        return t('suspicion.why.TAKEN_BEFORE_ORDER', {
          taken: dates.write(reason.takenAt ?? '', 'moment'),
          begun: dates.write(reason.begunAt ?? '', 'moment'),
        })
      case 'TOO_FAR':
        return [
          t(otherFile ? 'suspicion.why.TOO_FAR' : 'suspicion.why.TOO_FAR_SUBJECT', {
            metres: reason.metres ?? 0,
          }),
          reason.accuracyMetres === null
            ? t('suspicion.why.noAccuracy')
            : t('suspicion.why.accuracy', { metres: reason.accuracyMetres }),
        ].join(t('suspicion.why.and'))
      case 'SCREENSHOT_OR_EDITED':
        return [
          reason.screenshot && t('suspicion.why.screenshot'),
          reason.software && t('suspicion.why.software', { software: reason.software }),
        ]
          .filter(Boolean)
          .join(t('suspicion.why.and'))
    }
  }
}
