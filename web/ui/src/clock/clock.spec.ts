import { describe, expect, it } from 'vitest'
import { place } from '../../../test/support/place.ts'
import type { Language } from '../../../desk/src/i18n.ts'
import LightTag from '../light/LightTag.vue'
import { LIGHTS } from '../light/light.ts'
import { geometry, type Clock } from './clock.ts'
import ClockBar from './ClockBar.vue'

const clock: Clock = {
  kind: 'business',
  light: 'grey',
  startedAt: '2026-11-01',
  due: '2026-11-20',
  asOf: '2026-11-11T00:00:00+08:00',
  left: 8,
  unit: 'workingDay',
}
async function words(changes: Partial<Clock>, language: Language = 'zh-CN') {
  const { wrapper } = await place(ClockBar, { props: { clock: { ...clock, ...changes } }, language })
  return wrapper.get('.left').text()
}

describe('clock', () => {
  it('says what is left or over in the unit of the limit', async () => {
    expect(await words({})).toBe('还有 8 个工作日')
    expect(await words({ left: 6, unit: 'hour' })).toBe('还有 6 小时')
    expect(await words({ left: -2, light: 'red' })).toBe('超期 2 个工作日')
    expect(await words({ left: 0, light: 'blue' })).toBe('今天 24:00 到期')
    expect(await words({ left: null, due: null })).toBe('无期限')
    expect(await words({ pausedSince: '2026-11-10T10:00:00+08:00' })).toBe('已暂停（自 11-10）')
    expect(await words({ endedAt: '2026-11-10T10:00:00+08:00' })).toBe('2026-11-10 办结')
  })

  it('counts in English grammar', async () => {
    expect(await words({ left: 1 }, 'en')).toBe('1 working day left')
    expect(await words({ left: -3, light: 'red' }, 'en')).toBe('3 working days overdue')
  })

  it('fills the bar by time gone, the due day included', () => {
    expect(geometry(clock)).toEqual({ fill: 50, ticks: [] })
    expect(geometry({ ...clock, asOf: '2026-12-31T00:00:00+08:00' }).fill).toBe(100)
  })

  it('marks the original and the extended due date', async () => {
    const extended = { ...clock, originalDue: '2026-11-10', extensions: 2 }
    expect(geometry(extended).ticks).toEqual([
      { at: 50, date: '2026-11-10', original: true },
      { at: 100, date: '2026-11-20', original: false },
    ])
    const { wrapper } = await place(ClockBar, { props: { clock: extended } })
    expect(wrapper.get('.about').text()).toBe('业务时钟（原定 11-10，延期 2 次至 11-20）')
    expect(wrapper.findAll('.tick').map((tick) => tick.attributes('title'))).toEqual([
      '原定到期 2026-11-10',
      '到期 2026-11-20',
    ])
  })

  it('tells its reading to those who cannot see the bar', async () => {
    const { wrapper } = await place(ClockBar, { props: { clock, compact: true } })
    const meter = wrapper.get('[role=meter]')
    expect(meter.attributes('aria-valuetext')).toBe('还有 8 个工作日')
    expect(meter.attributes('aria-label')).toBe('业务时钟')
  })
})

describe('light', () => {
  it('has a word and an own shape for each colour', async () => {
    const shapes = new Set<string>()
    const words: string[] = []
    for (const light of LIGHTS) {
      const { wrapper } = await place(LightTag, { props: { light } })
      shapes.add(wrapper.get('svg').html())
      words.push(wrapper.text())
    }
    expect(shapes.size).toBe(LIGHTS.length)
    expect(words).toEqual(['未到期', '临期', '滞后', '超期', '已办结'])
  })
})
