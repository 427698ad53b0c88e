import { describe, expect, it } from 'vitest'
import { dueFrom } from './useTimeChoices.ts'

const calendar = { exceptions: { '2026-11-23': 'off' as const }, years: [2026] }
const limit = (span: Parameters<typeof dueFrom>[0]['span'], amount: number) => ({
  code: 'A',
  name: 'A',
  nameEn: 'A',
  span,
  amount,
})

describe('the day a limit falls on', () => {
  it.each([
    ['SAME_DAY', 0, '2026-11-20'],
    ['WORKING_DAYS', 1, '2026-11-24'],
    ['NATURAL_DAYS', 7, '2026-11-27'],
    ['MONTHS', 1, '2026-12-20'],
    ['YEAR_END', 0, '2026-12-31'],
  ] as const)('%s %i', (span, amount, due) => {
    expect(dueFrom(limit(span, amount), '2026-11-20', calendar)).toBe(due)
  })
  it('is the last of a shorter month', () => {
    expect(dueFrom(limit('MONTHS', 3), '2026-11-30', calendar)).toBe('2027-02-28')
  })
})
