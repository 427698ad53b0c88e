import { describe, expect, it, vi } from 'vitest'
import { press, type } from '../../../test/support/acts.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { place } from '../../../test/support/place.ts'
import MaskedValue from './MaskedValue.vue'

const show = (props: Record<string, unknown>) =>
  place(MaskedValue, {
    props: {
      value: '138****1234',
      label: '何文博',
      may: true,
      reveal: vi.fn(async () => '13800001234'),
      ...props,
    },
  })

describe('a masked value', () => {
  it('is shown in full only after a reason', async () => {
    const reveal = vi.fn(async () => '13800001234')
    const { wrapper } = await show({ reveal })
    expect(wrapper.text()).toContain('138****1234')
    await wrapper.get('button').trigger('click')
    await eventually(() => expect(document.getElementById('reveal-reason')).not.toBeNull())
    await type('reveal-reason', '联系现场负责人')
    await press('查看')
    await eventually(() => expect(wrapper.text()).toContain('13800001234'))
    expect(reveal).toHaveBeenCalledExactlyOnceWith('联系现场负责人')
    expect(wrapper.find('button').exists()).toBe(false)
  })

  it('offers nothing to who may not, nor where nothing is hidden', async () => {
    expect((await show({ may: false })).wrapper.find('button').exists()).toBe(false)
    expect((await show({ value: null })).wrapper.find('button').exists()).toBe(false)
  })
})
