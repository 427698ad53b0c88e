import { describe, expect, it } from 'vitest'
import { place } from '../../../test/support/place.ts'
import FactList from '../facts/FactList.vue'
import Timeline from './Timeline.vue'

describe('timeline', () => {
  it('says when, who, what, in the order given, and shows markup as text', async () => {
    const events = [
      {
        id: '2',
        at: '2026-11-20T00:41:00Z',
        title: '反馈',
        note: '第 2 轮',
        unit: '澜河街道',
        who: '吕晓东',
        text: '<b>已整改</b>',
        tags: ['通知.docx'],
      },
      { id: '1', at: '2026-11-03T01:53:00Z', title: '立项', light: 'green' },
    ]
    const { wrapper } = await place(Timeline, {
      props: { events, now: Date.parse('2026-11-20T09:00:00+08:00') },
    })
    const rows = wrapper.findAll('li').map((row) => row.text().replace(/\s+/g, ' '))
    expect(rows[0]).toBe('今天 08:41反馈第 2 轮澜河街道 吕晓东通知.docx<b>已整改</b>')
    expect(rows[1]).toBe('11-03 09:53立项')
    expect(wrapper.get('time').attributes('title')).toBe('2026-11-20 08:41')
  })
})

describe('facts', () => {
  it('leave out what is not given, unless it must be said', async () => {
    const facts = [
      { key: 'a', label: '企业', value: '瑞丰' },
      { key: 'b', label: '位置', value: null },
      { key: 'c', label: '回头看', value: '', required: true },
    ]
    const { wrapper } = await place(FactList, { props: { facts } })
    expect(wrapper.findAll('.fact').map((fact) => fact.text())).toEqual(['企业瑞丰', '回头看未填'])
  })
})
