import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { eventually } from '../../../test/support/eventually.ts'
import { place } from '../../../test/support/place.ts'
import FilterBar from './FilterBar.vue'
import { cleared, summary, type FilterSpec } from './filters.ts'
import SavedViews from './SavedViews.vue'

const options = ['督办', '隐患', '问题', '会议'].map((label, i) => ({ value: `t${i}`, label }))
const type: FilterSpec = { kind: 'choice', key: 'type', label: '类型', options }
const due: FilterSpec = { kind: 'dates', from: 'from', to: 'to', label: '期限' }
const mine: FilterSpec = { kind: 'flag', key: 'mine', label: '只看我的' }
const unit: FilterSpec = { kind: 'unit', key: 'unit', label: '单位', units: [{ id: 'u1', name: '住建局' }] }
const spot: FilterSpec = { kind: 'text', key: 'place', label: '位置', more: true }
const filters = [type, due, mine, unit, spot]
const none = { q: '', type: [], from: '', to: '', mine: false, unit: [], place: '' }
const show = (values: Record<string, unknown> = {}) =>
  place(FilterBar, { props: { filters, values: { ...none, ...values }, searchKey: 'q' } })

describe('filter bar', () => {
  it('shows the common conditions, and a rare one once it is set', async () => {
    const plain = await show()
    expect(plain.wrapper.text()).not.toContain('位置')
    const set = await show({ place: '3# 楼', type: ['t0', 't1'] })
    expect(set.wrapper.text()).toContain('3# 楼')
    expect(set.wrapper.text()).toContain('督办、隐患')
  })

  it('changes a choice in its popover', async () => {
    const { wrapper } = await show({ type: ['t1'] })
    await wrapper.get('.chip .open').trigger('click')
    const first = await eventually(() => {
      const box = document.querySelector<HTMLInputElement>('.list input')
      if (!box) throw new Error('not open yet')
      return box
    })
    first.click()
    expect(wrapper.emitted('change')!.at(-1)).toEqual([{ type: ['t1', 't0'] }])
  })

  it('switches a flag with one press and clears a condition with its cross', async () => {
    const { wrapper } = await show({ type: ['t1'] })
    await wrapper
      .findAll('.chip .open')
      .find((chip) => chip.text() === '只看我的')!
      .trigger('click')
    await wrapper.get('[aria-label="清除条件“类型”"]').trigger('click')
    expect(wrapper.emitted('change')).toEqual([[{ mine: true }], [{ type: [] }]])
  })

  it('searches after a pause in typing, at once with Enter', async () => {
    vi.useFakeTimers()
    const { wrapper } = await show()
    await wrapper.get('.search input').setValue('喷 ')
    expect(wrapper.emitted('change')).toBeUndefined()
    vi.advanceTimersByTime(400)
    expect(wrapper.emitted('change')).toEqual([[{ q: '喷' }]])
    vi.useRealTimers()
  })

  it('puts the cursor into the search with "/"', async () => {
    const { wrapper } = await show()
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }))
    expect(document.activeElement).toBe(wrapper.get('.search input').element)
  })

  it('clears everything', async () => {
    const { wrapper } = await show({ type: ['t1'], q: 'x' })
    await wrapper
      .findAll('button')
      .find((one) => one.text() === '清除条件')!
      .trigger('click')
    expect(wrapper.emitted('change')!.at(-1)).toEqual([none])
  })
})

describe('summary of a condition', () => {
  const say = (filter: FilterSpec, values: Record<string, unknown>) =>
    summary(filter, values, '、', (n) => `${n} 项`)

  it('names up to three, then counts', () => {
    expect(say(type, { type: ['t0', 't9'] })).toBe('督办、t9')
    expect(say(type, { type: ['t0', 't1', 't2', 't3'] })).toBe('4 项')
    expect(say(unit, { unit: ['u1'] })).toBe('住建局')
  })

  it('writes open and closed spans of dates', () => {
    expect(say(due, { from: '2026-11-01', to: '' })).toBe('2026-11-01 →')
    expect(say(due, { from: '2026-11-01', to: '2026-11-01' })).toBe('2026-11-01')
    expect(cleared(due)).toEqual({ from: '', to: '' })
  })
})

describe('saved views', () => {
  it('call the untouched ledger usual and any other conditions custom', async () => {
    const props = { views: [], save: async () => {}, remove: async () => {} }
    const usual = await place(SavedViews, { props: { ...props, query: '' } })
    expect(usual.wrapper.get('.chip').text()).toContain('默认')
    const custom = await place(SavedViews, { props: { ...props, query: 'light=red' } })
    expect(custom.wrapper.get('.chip').text()).toContain('自定义')
  })

  it('names the present one, chooses another and saves', async () => {
    const save = vi.fn(async () => {})
    const views = [
      { id: '1', name: '红灯', query: 'light=red' },
      { id: '2', name: '本月', query: 'm=1', own: true },
    ]
    const { wrapper } = await place(SavedViews, {
      props: { views, query: 'light=red', save, remove: async () => {} },
    })
    expect(wrapper.get('.chip').text()).toContain('红灯')
    await wrapper.get('.chip').trigger('click')
    await flushPromises()
    const body = document.body
    body.querySelectorAll<HTMLElement>('.view')[1]!.click()
    expect(wrapper.emitted('choose')).toEqual([[views[1]]])
    const name = body.querySelector<HTMLInputElement>('form input')!
    name.value = ' 我的视图 '
    name.dispatchEvent(new Event('input'))
    await flushPromises()
    body.querySelector<HTMLElement>('form button')!.click()
    await flushPromises()
    expect(save).toHaveBeenCalledWith('我的视图')
  })
})
