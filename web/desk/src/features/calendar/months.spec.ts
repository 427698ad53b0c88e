import { describe, expect, it } from 'vitest'
import { monthsOf } from './months.ts'

describe('months of a year', () => {
  const named = [
    { date: '2026-02-14', off: false, name: '春节', own: false },
    { date: '2026-02-16', off: true, name: '春节', own: true },
  ]
  const february = monthsOf(2026, named)[1]!

  it('begin on Monday and know their length', () => {
    expect(february.blanks).toBe(6)
    expect(february.days).toHaveLength(28)
    expect(monthsOf(2024, [])[1]!.days).toHaveLength(29)
  })

  it('mark make-up days, days off and weekends', () => {
    expect(february.days[13]).toMatchObject({ mark: 'makeUp', name: '春节' })
    expect(february.days[14]).toMatchObject({ mark: 'weekend', name: '' })
    expect(february.days[15]).toMatchObject({ mark: 'off', own: true })
    expect(february.workdays).toBe(20)
  })
})
