import { describe, expect, it } from 'vitest'
import { csvLine } from '../../shared/download.ts'
import { monthWithin, periodOf } from './period.ts'
import { figuresOf, SETS, type FigureCode } from './statistics.api.ts'
import { instantOf, narrowed } from './useStatistics.ts'

describe('a period', () => {
  it('of the running week, month or year ends with the day', () => {
    expect(periodOf('thisWeek', '2026-11-22')).toEqual({ from: '2026-11-16', to: '2026-11-22' })
    expect(periodOf('thisMonth', '2026-11-22')).toEqual({ from: '2026-11-01', to: '2026-11-22' })
    expect(periodOf('thisQuarter', '2026-11-22')).toEqual({ from: '2026-10-01', to: '2026-11-22' })
    expect(periodOf('thisYear', '2026-11-22')).toEqual({ from: '2026-01-01', to: '2026-11-22' })
  })
  it('gone by is whole, over the turn of the year too', () => {
    expect(periodOf('lastWeek', '2026-01-01')).toEqual({ from: '2025-12-22', to: '2025-12-28' })
    expect(periodOf('lastMonth', '2026-01-15')).toEqual({ from: '2025-12-01', to: '2025-12-31' })
    expect(periodOf('lastMonth', '2024-03-31')).toEqual({ from: '2024-02-01', to: '2024-02-29' })
    expect(periodOf('lastYear', '2026-11-22')).toEqual({ from: '2025-01-01', to: '2025-12-31' })
  })
  it('of a month stays within the one asked about', () => {
    expect(monthWithin('2026-11', { from: '2026-11-05', to: '2026-12-31' })).toEqual({
      from: '2026-11-05',
      to: '2026-11-30',
    })
  })
})

describe('the figures shown', () => {
  const known = [...SETS.overview, ...SETS.quality] as FigureCode[]
  it('are the set, unless some are chosen', () => {
    expect(figuresOf('quality', [], 'UNIT', known)).toEqual(SETS.quality)
    expect(figuresOf('quality', ['LIVE', 'nonsense'], 'UNIT', known)).toEqual(['LIVE'])
  })
  it('leave out by month what has no month', () => {
    expect(figuresOf('overview', [], 'MONTH', known)).toEqual(['OPENINGS', 'CLOSINGS', 'ON_TIME_BY_ORIGINAL'])
  })
  it('stand as at the whole minute of the business zone', () => {
    expect(instantOf('2026-11-20T18:00')).toBe('2026-11-20T18:00:59+08:00')
    expect(instantOf('')).toBeUndefined()
  })
  it('open the rows of their line, of nobody too', () => {
    expect(narrowed('UNIT', 'u')).toEqual({ unit: ['u'] })
    expect(narrowed('LEADER', '')).toEqual({ leader: ['00000000-0000-0000-0000-000000000000'] })
    expect(narrowed('SPONSOR', '')).toEqual({ sponsor: [''] })
  })
})

describe('a line of CSV', () => {
  it('does not let a spreadsheet run a cell', () => {
    expect(csvLine(['=1+1', '@SUM(A1)', 'plain', 3])).toBe("'=1+1,'@SUM(A1),plain,3")
  })
  it('quotes commas, quotes and breaks', () => {
    expect(csvLine(['a,b', 'c"d', 'e\nf'])).toBe('"a,b","c""d","e\nf"')
  })
})
