import { describe, expect, it } from 'vitest'
import { eventually } from '../../../test/support/eventually.ts'
import { place } from '../../../test/support/place.ts'
import DateText from './DateText.vue'
import DueDate from './DueDate.vue'
import { momentOf, plusDays } from './formats.ts'
import { spanDates } from './spans.ts'
import {
  addWorkingDays,
  dueOf,
  isWorkingDay,
  workingDaysBetween,
  type WorkingCalendar,
} from './workingDays.ts'

const NOW = Date.parse('2026-11-20T00:30:00+08:00')
const calendar: WorkingCalendar = {
  years: [2026],
  exceptions: { '2026-10-01': 'off', '2026-10-02': 'off', '2026-10-05': 'off', '2026-10-10': 'work' },
}

describe('dates', () => {
  it('are those of the zone, wherever the browser stands', () => {
    expect(momentOf('2026-11-19T16:30:00Z')).toEqual({ date: '2026-11-20', time: '00:30' })
    expect(momentOf('2026-11-20')).toEqual({ date: '2026-11-20', time: '00:00' })
    expect([momentOf('nonsense'), momentOf(null), momentOf('')]).toEqual([null, null, null])
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01')
  })

  it.each([
    ['2026-11-19T16:10:00Z', '今天 00:10'],
    ['2026-11-19T01:00:00Z', '昨天 09:00'],
    ['2026-03-01', '03-01'],
    ['2025-03-01', '2025-03-01'],
    [null, '—'],
  ])('near writes %s as %s', async (value, text) => {
    const { wrapper } = await place(DateText, { props: { value, kind: 'near', now: NOW } })
    expect(wrapper.text()).toBe(text)
  })

  it('make the usual spans', () => {
    expect(spanDates('thisWeek', NOW)).toEqual({ from: '2026-11-16', to: '2026-11-22' })
    expect(spanDates('thisMonth', NOW)).toEqual({ from: '2026-11-01', to: '2026-11-30' })
    expect(spanDates('lastMonth', NOW)).toEqual({ from: '2026-10-01', to: '2026-10-31' })
    expect(spanDates('thisQuarter', NOW)).toEqual({ from: '2026-10-01', to: '2026-12-31' })
    expect(spanDates('lastMonth', Date.parse('2026-01-15T12:00:00+08:00')).from).toBe('2025-12-01')
  })
})

describe('working days', () => {
  it('know holidays and make-up days', () => {
    expect(
      ['2026-10-01', '2026-10-10', '2026-10-11', '2026-10-12'].map((day) => isWorkingDay(calendar, day)),
    ).toEqual([false, true, false, true])
    expect(addWorkingDays(calendar, '2026-09-30', 1)).toBe('2026-10-06')
    expect(workingDaysBetween(calendar, '2026-10-09', '2026-10-12')).toBe(2)
    expect(workingDaysBetween(calendar, '2026-10-12', '2026-10-09')).toBe(-2)
  })

  it('make the usual limits', () => {
    expect(dueOf('endOfMonth', calendar, NOW)).toBe('2026-11-30')
    expect(dueOf('endOfNextMonth', calendar, Date.parse('2026-12-05T12:00:00+08:00'))).toBe('2027-01-31')
    expect(dueOf('byFriday', calendar, NOW)).toBe('2026-11-20')
    expect(dueOf('workingDays3', calendar, NOW)).toBe('2026-11-25')
  })
})

describe('due date field', () => {
  const show = (modelValue: string | null) =>
    place(DueDate, { props: { modelValue, calendar, label: '办结期限', now: NOW } })

  it('offers the usual limits', async () => {
    const { wrapper } = await show(null)
    await wrapper
      .findAll('button')
      .find((button) => button.text() === '本月底')!
      .trigger('click')
    expect(wrapper.emitted('update:modelValue')).toEqual([['2026-11-30']])
  })

  it.each([
    ['2026-11-25', '3 个工作日'],
    ['2026-11-28', '5 个工作日，当天休息'],
    ['2026-11-19', '日期已过'],
    ['2027-03-01', '2027 年节假日尚未维护，按周末推算'],
  ])('says about %s: %s', async (due, text) => {
    const { wrapper } = await show(due)
    await eventually(() => expect(wrapper.get('.hint').text()).toBe(text))
  })
})
