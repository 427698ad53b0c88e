import { describe, expect, it } from 'vitest'
import { flushPromises } from '@vue/test-utils'
import { place } from '../../../test/support/place.ts'
import ColumnChoice from './ColumnChoice.vue'
import type { LedgerColumn } from './columns.ts'
import TotalsStrip from './TotalsStrip.vue'

const columns: LedgerColumn<unknown>[] = [
  { key: 'id', label: '编号', width: 80, always: true },
  { key: 'title', label: '事项', width: 80 },
  { key: 'place', label: '位置', width: 80, extra: true },
]
const boxes = () => [...document.querySelectorAll<HTMLInputElement>('fieldset input')]

async function open(modelValue: string[]) {
  const { wrapper } = await place(ColumnChoice, { props: { columns, modelValue } })
  await wrapper.get('button').trigger('click')
  await flushPromises()
  return wrapper
}

describe('choice of columns', () => {
  it('adds an extra column and keeps the fixed one', async () => {
    const wrapper = await open([])
    expect(wrapper.text()).toContain('列 2')
    expect(boxes().map((box) => [box.checked, box.disabled])).toEqual([
      [true, true],
      [true, false],
      [false, false],
    ])
    boxes()[2]!.dispatchEvent(new Event('change'))
    expect(wrapper.emitted('update:modelValue')).toEqual([[['id', 'title', 'place']]])
  })

  it('says nothing in the URL when it is back at the usual ones', async () => {
    const wrapper = await open(['id', 'title', 'place'])
    boxes()[2]!.dispatchEvent(new Event('change'))
    expect(wrapper.emitted('update:modelValue')).toEqual([[[]]])
  })
})

describe('totals', () => {
  it('show figures with thousands, a mark while counting, and narrow on click', async () => {
    const totals = [
      { key: 'all', label: '全部', value: 1284 },
      { key: 'red', label: '红灯 超期', value: null, light: 'red' },
    ]
    const { wrapper } = await place(TotalsStrip, { props: { totals, active: 'all', label: '合计' } })
    expect(wrapper.findAll('b').map((figure) => figure.text())).toEqual(['1,284', '…'])
    expect(wrapper.findAll('button')[0]!.attributes('aria-pressed')).toBe('true')
    await wrapper.findAll('button')[1]!.trigger('click')
    expect(wrapper.emitted('choose')).toEqual([['red']])
  })
})
