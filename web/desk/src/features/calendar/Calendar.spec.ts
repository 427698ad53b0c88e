import { describe, expect, it } from 'vitest'
import { place } from '../../../../test/support/place.ts'
import DeadlineCalculator from './DeadlineCalculator.vue'
import MonthCard from './MonthCard.vue'
import { monthsOf, PHRASES } from './months.ts'

const names = async (language: 'zh-CN' | 'en') => {
  const all: string[] = []
  for (const month of monthsOf(2026, [])) {
    const props = { month, year: 2026, today: '2026-11-21' }
    const { wrapper } = await place(MonthCard, { props, language })
    all.push(wrapper.get('h2').text())
    wrapper.unmount()
  }
  return all
}

describe('calendar', () => {
  it('names each of the twelve months in both languages', async () => {
    expect(await names('zh-CN')).toEqual(Array.from({ length: 12 }, (_, i) => `${i + 1} 月`))
    const english = await names('en')
    expect([english[0], english[1], english[11]]).toEqual(['January', 'February', 'December'])
    expect(new Set(english).size).toBe(12)
  })

  it.each(['zh-CN', 'en'] as const)('proposes every limit it knows (%s)', async (language) => {
    const { wrapper } = await place(DeadlineCalculator, { props: { today: '2026-11-21' }, language })
    const proposed: { value: string }[] = []
    const fetch = wrapper.getComponent({ name: 'ElAutocomplete' }).props('fetchSuggestions') as (
      typed: string,
      show: (some: { value: string }[]) => void,
    ) => void
    fetch('', (some) => proposed.push(...some))
    expect(proposed).toHaveLength(PHRASES.length)
    expect(proposed.map((one) => one.value)).toContain('本月底')
    expect(proposed.map((one) => one.value)).toContain('年底')
  })
})
