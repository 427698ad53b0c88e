import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { ProblemError } from '@bihuan/api/problem.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { place } from '../../../test/support/place.ts'
import ActionButton from './ActionButton.vue'

function slow() {
  let finish!: (text?: string) => void
  const act = vi.fn(() => new Promise<string | void>((resolve) => (finish = resolve)))
  return { act, finish: (text?: string) => finish(text) }
}
const show = (props: Record<string, unknown>) => place(ActionButton, { props, slots: { default: '催办' } })
const messages = () => [...document.querySelectorAll('.el-message')].map((one) => one.textContent)

describe('action button', () => {
  it('cannot be pressed twice and reports the result', async () => {
    const { act, finish } = slow()
    const { wrapper } = await show({ act })
    await wrapper.get('button').trigger('click')
    await wrapper.get('button').trigger('click')
    expect(act).toHaveBeenCalledOnce()
    expect(wrapper.get('button').classes()).toContain('is-loading')
    finish('已催办')
    await flushPromises()
    expect(messages()).toEqual([expect.stringContaining('已催办')])
    expect(wrapper.emitted('done')).toHaveLength(1)
  })

  it('keeps its twins waiting', async () => {
    const { act, finish } = slow()
    const other = vi.fn(async () => {})
    const Pair = defineComponent(() => () => [
      h(ActionButton, { act, twin: 'm1' }, () => '核查'),
      h(ActionButton, { act: other, twin: 'm1' }, () => '催办'),
      h(ActionButton, { act: other, twin: 'm2' }, () => '别的'),
    ])
    const { wrapper } = await place(Pair)
    const buttons = wrapper.findAll('button')
    await buttons[0]!.trigger('click')
    expect(buttons.map((button) => button.attributes('disabled') !== undefined)).toEqual([true, true, false])
    finish()
    await flushPromises()
    expect(buttons[1]!.attributes('disabled')).toBeUndefined()
  })

  it('shows why it was refused', async () => {
    const act = () =>
      Promise.reject(new ProblemError(409, { code: 'MATTER-URGED', detail: '2 小时前刚催办过' }))
    const { wrapper } = await show({ act })
    await wrapper.get('button').trigger('click')
    await flushPromises()
    expect(messages().at(-1)).toContain('2 小时前刚催办过')
    expect(wrapper.emitted('failed')).toHaveLength(1)
  })

  it('asks before a destructive act and names the object', async () => {
    const act = vi.fn(async () => {})
    const { wrapper } = await show({
      act,
      danger: true,
      confirm: { object: '督〔2026〕118号', verb: '删除' },
    })
    await wrapper.get('button').trigger('click')
    await flushPromises()
    expect(document.querySelector('.el-message-box')!.textContent).toContain('删除“督〔2026〕118号”？')
    expect(act).not.toHaveBeenCalled()
    document.querySelector<HTMLElement>('.el-message-box__btns .el-button--danger')!.click()
    await eventually(() => expect(act).toHaveBeenCalledOnce())
  })
})
