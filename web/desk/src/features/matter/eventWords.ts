import { momentOf, useDates } from '@bihuan/ui/date/formats.ts'
import type { TimelineEvent } from '@bihuan/ui/timeline/Timeline.vue'
import { useI18n } from 'vue-i18n'
import { evidenceItem } from '../../shared/evidence.ts'
import { useMatterTypes } from '../../shared/useMatterTypes.ts'
import { lightOfEvent, roundOf } from './eventMarks.ts'
import type { TimelineEntry } from './matter.api.ts'

type Facts = Record<string, unknown>
interface Cause {
  rule: string
  trigger: string
  days: number
  hours?: number | null
  ladderVersion: number
}
interface Performance {
  daysUsed: number | null
  daysAllowed: number | null
}
interface Change {
  before: string | null
  after: string | null
}

const text = (facts: Facts, key: string) => (typeof facts[key] === 'string' ? (facts[key] as string) : '')

/** What happened, in words of the interface language. The words people wrote stay as they wrote them. */
export function useEventWords() {
  const { t, te } = useI18n()
  const { typeName } = useMatterTypes()
  const dates = useDates()

  function note(entry: TimelineEntry): string {
    const facts = entry.facts
    const day = (key: string) => momentOf(text(facts, key))?.date ?? ''
    const parts: string[] = []
    const rung = (from: Facts, key: string) =>
      text(from, key) ? t(`matter.rung.${text(from, key)}`) : t('matter.ladder.none')
    const because = (cause: Cause | null | undefined) => {
      if (!cause) return
      const days = cause.hours
        ? t('ladder.hourCount', { count: cause.hours }, cause.hours)
        : t('ladder.dayCount', { count: cause.days }, cause.days)
      parts.push(
        `${t(`ladder.triggers.${cause.trigger}`)}${cause.trigger === 'BEHIND_PACE' ? '' : ` ${days}`}`,
        t('matter.told.rule', { rule: cause.rule, version: String(cause.ladderVersion) }),
      )
    }
    const took = (performance: Performance | null | undefined) => {
      if (!performance || performance.daysUsed === null) return
      const values = { used: performance.daysUsed, allowed: performance.daysAllowed }
      parts.push(t(performance.daysAllowed === null ? 'matter.told.usedOnly' : 'matter.told.used', values))
    }
    const say = (key: string, values: Record<string, unknown>) => parts.push(t(`matter.told.${key}`, values))
    switch (entry.event) {
      case 'Opened':
        parts.push(text(facts, 'number'), typeName(text(facts, 'typeCode')))
        break
      case 'Assigned':
        say('lead', { unit: text(facts, 'leadUnitName') })
        if (text(facts, 'responsibleName')) parts.push(text(facts, 'responsibleName'))
        if (day('dueOn')) say('due', { due: day('dueOn') })
        break
      case 'Reassigned':
        parts.push(`${text(facts, 'fromName') || '—'} → ${text(facts, 'leadUnitName')}`)
        if (text(facts, 'responsibleName')) parts.push(text(facts, 'responsibleName'))
        break
      case 'Received':
        if (text(facts, 'responsibleName')) say('responsible', { name: text(facts, 'responsibleName') })
        break
      case 'Progressed':
        parts.push(`${Number(facts['percentBefore'])}% → ${Number(facts['percent'])}%`)
        if (typeof facts['childrenPercent'] === 'number')
          say('children', { percent: facts['childrenPercent'] })
        break
      case 'PercentRolledUp':
        parts.push(`${Number(facts['percentBefore'])}% → ${Number(facts['percent'])}%`, text(facts, 'child'))
        break
      case 'Verified':
        parts.push(
          t(`matter.conclusion.${text(facts, 'conclusion')}`),
          t(`matter.method.${text(facts, 'method')}`),
        )
        if (day('reworkDueOn')) say('rework', { due: day('reworkDueOn') })
        break
      case 'ClosedOff':
        parts.push(
          t(
            facts['onTimeByOriginalDate']
              ? 'matter.told.onTime'
              : facts['onTimeByExtendedDate']
                ? 'matter.told.onTimeExtended'
                : 'matter.told.late',
          ),
        )
        break
      case 'HandedOver':
      case 'HandOverUndone':
        parts.push(`${text(facts, 'from')} → ${text(facts, 'to')}`)
        parts.push(...((facts['charges'] ?? []) as string[]).map((charge) => t(`handover.charge.${charge}`)))
        break
      case 'Evaluated':
        parts.push(t(`matter.grade.${text(facts, 'grade')}`))
        took(facts['performance'] as Performance | null | undefined)
        break
      case 'ExtensionRequested':
        parts.push(`${day('dueOn') || '—'} → ${day('wantedDueOn')}`)
        break
      case 'Extended':
        parts.push(`${day('from') || '—'} → ${day('to')}`)
        break
      case 'RequestRefused':
      case 'RequestWithdrawn':
        parts.push(t(`matter.request.${text(facts, 'kind')}`))
        break
      case 'AcceptanceHeld':
        parts.push(t(`matter.accept.${String(facts['passed'])}`))
        if (day('on')) say('on', { on: day('on') })
        break
      case 'RungRaised':
      case 'RungLowered':
        say('rungs', { from: rung(facts, 'from'), to: rung(facts, 'to') })
        because(facts['cause'] as Cause | null | undefined)
        if (facts['ladderVersion']) say('ladder', { version: String(facts['ladderVersion']) })
        break
      case 'Delisted':
        parts.push(rung(facts, 'from'))
        break
      case 'Resumed':
      case 'Reopened':
        if (day('dueOn')) say('due', { due: day('dueOn') })
        break
      case 'SubTasksGiven':
        for (const one of (facts['subTasks'] ?? []) as Facts[]) {
          const [label, what] = [text(one, 'unitName'), text(one, 'what')]
          const given = label && what ? t('common.labelled', { label, text: what }) : label || what
          parts.push(given + (one['mandatory'] ? t('matter.told.mandatory') : ''))
        }
        break
      case 'SubTaskReported':
      case 'SubTaskSentBack':
        parts.push(text(facts, 'unitName'), t('matter.round', { round: Number(facts['subTaskRound']) }))
        break
      case 'SubTaskAmended':
      case 'SubTaskSigned':
      case 'SubTaskProgressed':
      case 'SubTaskAccepted':
      case 'SubTaskDropped':
      case 'SubTaskTakenUp':
        parts.push(text(facts, 'unitName'))
        break
      case 'SubTaskUrged':
        parts.push(text(facts, 'unitName'))
        say('times', { count: Number(facts['count']) })
        break
      case 'SubTaskRaised':
      case 'SubTaskLowered':
        parts.push(text(facts, 'unitName'))
        say('rungs', { from: rung(facts, 'from'), to: rung(facts, 'to') })
        because(facts['cause'] as Cause | null | undefined)
        if (facts['ladderVersion']) say('ladder', { version: String(facts['ladderVersion']) })
        break
      case 'Overruled':
        parts.push(...((facts['units'] ?? []) as string[]), ...((facts['children'] ?? []) as string[]))
        break
      case 'Split':
        for (const one of (facts['children'] ?? []) as Facts[]) {
          parts.push([text(one, 'number'), text(one, 'leadUnitName')].join(' '))
        }
        break
      case 'Attached':
      case 'Detached':
        parts.push(text(facts, 'parentNumber'))
        break
      case 'Shelved':
        say('review', { due: day('reviewOn') })
        if (text(facts, 'approvedBy')) say('approvedBy', { name: text(facts, 'approvedBy') })
        break
      case 'ReviewDue':
        say('review', { due: day('reviewOn') })
        break
      case 'ChildAttached':
      case 'Merged':
      case 'Absorbed':
      case 'Unmerged':
      case 'Released':
        parts.push(text(facts, 'number'), text(facts, 'title'))
        break
      case 'LookedBack':
        parts.push(
          t(facts['holds'] ? 'matter.told.holds' : 'matter.told.fails'),
          t(`matter.method.${text(facts, 'method')}`),
        )
        break
      case 'Informed':
        say('informed', { names: ((facts['names'] ?? []) as string[]).join(t('common.listSeparator')) })
        break
      case 'Excluded':
        say('excluded', { name: text(facts, 'name') })
        break
      case 'Urged':
        say('times', { count: Number(facts['count']) })
        break
      case 'ImportedClosed':
        if (day('doneOn')) say('done', { due: day('doneOn') })
        break
    }
    const round = roundOf(entry)
    if (round > 1) parts.unshift(t('matter.round', { round }))
    return parts.filter(Boolean).join(' · ')
  }

  function changed(facts: Facts): string {
    return Object.entries((facts['changes'] ?? {}) as Record<string, Change>)
      .map(([field, change]) => {
        const label = te(`matter.field.${field}`) ? t(`matter.field.${field}`) : field
        return t('matter.told.change', {
          field: label,
          before: value(field, change.before),
          after: value(field, change.after),
        })
      })
      .join('\n')
  }
  function value(field: string, given: string | null): string {
    if (given === null || given === '') return '—'
    if (field === 'severity') return t(`matter.severity.${given}`)
    if (/^\d{4}-\d{2}-\d{2}T/.test(given)) return dates.write(given, 'moment')
    if (given === 'true' || given === 'false') return t(`matter.yes.${given}`)
    return given
  }

  function words(entry: TimelineEntry): string {
    const facts = entry.facts
    const written = ['text', 'reason', 'opinion', 'note', 'sourceText', 'overruled', 'why'].map((key) =>
      text(facts, key),
    )
    return [...written.filter(Boolean), changed(facts)].filter(Boolean).join('\n')
  }

  function tell(entry: TimelineEntry): TimelineEvent {
    const light = lightOfEvent(entry)
    return {
      id: entry.id,
      at: entry.at,
      title: te(`matter.event.${entry.event}`) ? t(`matter.event.${entry.event}`) : entry.event,
      note: note(entry),
      who: entry.actor,
      ...(entry.unit && { unit: entry.unit }),
      text: words(entry),
      ...(light && { light }),
      evidence: entry.evidence.map(evidenceItem),
    }
  }
  return { tell }
}
