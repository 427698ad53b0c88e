import { describe, expect, it } from 'vitest'
import { csvLine } from '../../shared/download.ts'
import { closedShare, figure, sumOf, type Line } from './statistics.api.ts'
import { instantOf } from './useStatistics.ts'

function aLine(changes: Partial<Line> = {}): Line {
  return {
    unit: 'u',
    name: 'Lanhe',
    total: 10,
    live: 6,
    overdue: 2,
    awaitingReceipt: 1,
    awaitingVerification: 1,
    rework: 1,
    paused: 1,
    closed: 4,
    ...changes,
  }
}

describe('figures', () => {
  it('are taken from the line, and without a measure are the whole line', () => {
    expect(figure(aLine(), 'OVERDUE')).toBe(2)
    expect(figure(aLine(), null)).toBe(10)
  })
  it('sum over the lines', () => {
    expect(sumOf([aLine(), aLine({ closed: 1 })], 'CLOSED')).toBe(5)
  })
  it('give the share of closed ones, and none where nothing is counted', () => {
    expect(closedShare([aLine()])).toBe(40)
    expect(closedShare([aLine({ total: 0, closed: 0 })])).toBeNull()
    expect(closedShare([])).toBeNull()
  })
  it('stand as at the whole minute of the business zone', () => {
    expect(instantOf('2026-11-20T18:00')).toBe('2026-11-20T18:00:59+08:00')
    expect(instantOf('')).toBeUndefined()
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
