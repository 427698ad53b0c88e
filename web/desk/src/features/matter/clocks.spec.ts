import { describe, expect, it } from 'vitest'
import { businessClock, stepClock } from './clocks.ts'
import { aFile } from './samples.ts'

const NOW = '2026-11-20T01:30:00Z'

describe('clocks of a file', () => {
  it('count the step in hours near its limit and in days far from it', () => {
    expect(stepClock(aFile(), NOW)).toMatchObject({ left: 6, unit: 'hour', light: 'blue' })
    const far = aFile({ stepClock: { startedAt: NOW, dueAt: '2026-11-30T01:30:00Z', overdue: false } })
    expect(stepClock(far, NOW)).toMatchObject({ left: 10, unit: 'day' })
  })
  it('say that a step is over even by minutes', () => {
    const over = aFile({ stepClock: { startedAt: NOW, dueAt: '2026-11-20T01:00:00Z', overdue: true } })
    expect(stepClock(over, NOW)).toMatchObject({ left: -1, light: 'yellow' })
  })
  it('keep the original date beside an extended one', () => {
    const clock = aFile().businessClock
    const file = aFile({ extensionCount: 1, businessClock: { ...clock, originalDueOn: '2026-11-12' } })
    expect(businessClock(file, NOW)).toMatchObject({ originalDue: '2026-11-12', due: '2026-11-25' })
    expect(businessClock(aFile(), NOW)?.originalDue).toBeNull()
  })
  it('end with the close-off, and a draft has none', () => {
    expect(stepClock(aFile({ state: 'CLOSED_OFF' }), NOW)).toBeNull()
    expect(businessClock(aFile({ state: 'CLOSED_OFF', closedAt: NOW }), NOW)?.endedAt).toBe(NOW)
    expect(stepClock(aFile({ state: 'DRAFT' }), NOW)).toBeNull()
  })
})
