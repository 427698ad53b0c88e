import { plusDays, today } from '@bihuan/ui/date/formats.ts'
import { endOfMonth } from '@bihuan/ui/date/spans.ts'
import { addWorkingDays, type WorkingCalendar } from '@bihuan/ui/date/workingDays.ts'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'
import type { MatterType } from './matters.ts'
import { useWorkingCalendar } from './useWorkingCalendar.ts'

type Limit = MatterType['definition']['timeSchemes'][number]['choices'][number]

/** The limits of a type to choose from, by `scheme:choice`, and the day each would fall on if assigned today. */
export function useTimeChoices(type: MaybeRefOrGetter<MatterType | undefined>) {
  const { locale } = useI18n()
  const calendar = useWorkingCalendar()
  const chinese = computed(() => locale.value === 'zh-CN')
  const schemes = computed(() => toValue(type)?.definition.timeSchemes ?? [])
  const choices = computed(() =>
    schemes.value.map((scheme) => ({
      code: scheme.code,
      name: chinese.value ? scheme.name : scheme.nameEn,
      choices: scheme.choices.map((one) => ({
        code: `${scheme.code}:${one.code}`,
        label: chinese.value ? one.name : one.nameEn,
      })),
    })),
  )

  /** For showing only: the limit that counts is computed by the server on the day of the assignment. */
  function dueOf(chosen: string): string | null {
    const [scheme, choice] = chosen.split(':')
    const limit = schemes.value.find((one) => one.code === scheme)?.choices.find((one) => one.code === choice)
    return limit ? dueFrom(limit, today(), calendar.value) : null
  }
  return { choices, dueOf }
}

export function dueFrom(limit: Limit, day: string, calendar: WorkingCalendar): string {
  switch (limit.span) {
    case 'SAME_DAY':
      return day
    case 'WORKING_DAYS':
      return addWorkingDays(calendar, day, limit.amount)
    case 'NATURAL_DAYS':
      return plusDays(day, limit.amount)
    case 'MONTHS':
      return plusMonths(day, limit.amount)
    case 'YEAR_END':
      return `${day.slice(0, 4)}-12-31`
  }
}

function plusMonths(date: string, months: number): string {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const last = endOfMonth(Math.floor(count / 12), (count % 12) + 1)
  const day = Math.min(Number(date.slice(8)), Number(last.slice(8)))
  return `${last.slice(0, 8)}${String(day).padStart(2, '0')}`
}
