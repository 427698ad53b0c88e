import { describe, expect, it } from 'vitest'
import { place } from '../../../test/support/place.ts'
import BatchBar from './BatchBar.vue'

const bar = () => document.querySelector('[role=toolbar]')

describe('batch bar', () => {
  it('appears with the selection and offers all that match', async () => {
    const none = await place(BatchBar, { props: { count: 0 } })
    expect(bar()).toBeNull()
    none.wrapper.unmount()
    const { wrapper } = await place(BatchBar, { props: { count: 3, total: 1284 } })
    expect(bar()!.textContent).toContain('已选 3 条')
    bar()!.querySelector('button')!.click()
    expect(wrapper.emitted('all')).toHaveLength(1)
  })

  it('is given up with Esc', async () => {
    const { wrapper } = await place(BatchBar, { props: { count: 3 } })
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    expect(wrapper.emitted('cancel')).toHaveLength(1)
  })
})
