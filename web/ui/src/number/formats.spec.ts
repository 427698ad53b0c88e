import { describe, expect, it } from 'vitest'
import { place } from '../../../test/support/place.ts'
import { decimal, money, unitFor } from './formats.ts'
import MoneyText from './MoneyText.vue'
import PercentagePointText from './PercentagePointText.vue'
import PercentText from './PercentText.vue'

describe('numbers', () => {
  it('are rounded half up on their decimal digits', () => {
    expect(decimal('1.005', 2)).toBe('1.01')
    expect(decimal(2.675, 2)).toBe('2.68')
    expect(decimal('-0.004', 2)).toBe('0.00')
    expect(decimal('-1234567.5', 0)).toBe('−1,234,568')
    expect(decimal('99999999999999999999.995', 2)).toBe('100,000,000,000,000,000,000.00')
  })

  it('are a dash when they are none', () => {
    expect([decimal('abc', 2), decimal(Number.NaN, 2), decimal('1e5', 2), decimal('', 0)]).toEqual([
      '—',
      '—',
      '—',
      '—',
    ])
  })

  it('of money shift to the unit without loss', () => {
    expect(money('1234567.885', 'tenThousand')).toBe('123.46')
    expect(money('123456788500', 'hundredMillion')).toBe('1,234.57')
    expect(money('5', 'tenThousand', 4)).toBe('0.0005')
    expect([unitFor(9999), unitFor('10000'), unitFor('-200000000')]).toEqual([
      'yuan',
      'tenThousand',
      'hundredMillion',
    ])
  })

  it('show their unit, per cent and percentage points apart', async () => {
    const text = async (component: object, props: Record<string, unknown>) =>
      (await place(component, { props })).wrapper.text()
    expect(await text(MoneyText, { yuan: '1234567.885' })).toBe('123.46 万元')
    expect(await text(MoneyText, { yuan: null })).toBe('—')
    expect(await text(PercentText, { percent: '12.34', signed: true })).toBe('+12.3%')
    expect(await text(PercentagePointText, { points: -0.45 })).toBe('−0.5 个百分点')
  })
})
