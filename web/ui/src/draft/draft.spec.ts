import { describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref, type Ref } from 'vue'
import { place } from '../../../test/support/place.ts'
import { useDraft } from './useDraft.ts'

async function form(account = 'u1', name = 'matter.1') {
  let input!: Ref<{ text: string }>
  let draft!: ReturnType<typeof useDraft>
  const Form = defineComponent(() => {
    input = ref({ text: '' })
    draft = useDraft(account, name, input)
    return () => h('p', input.value.text)
  })
  const { wrapper } = await place(Form)
  return { wrapper, input, draft }
}

describe('draft', () => {
  it('survives leaving in the middle of typing', async () => {
    const first = await form()
    first.input.value.text = '已恢复供水'
    await first.wrapper.vm.$nextTick()
    first.wrapper.unmount()
    const second = await form()
    expect(second.wrapper.text()).toBe('已恢复供水')
    expect(second.draft.restoredAt.value).toBeTypeOf('number')
  })

  it('belongs to one account and one form', async () => {
    const first = await form()
    first.input.value.text = '甲'
    await first.wrapper.vm.$nextTick()
    first.wrapper.unmount()
    expect((await form('u2')).input.value.text).toBe('')
    expect((await form('u1', 'matter.2')).input.value.text).toBe('')
  })

  it('is gone once sent or thrown away', async () => {
    vi.useFakeTimers()
    const first = await form()
    first.input.value.text = '甲'
    await vi.advanceTimersByTimeAsync(500)
    expect(localStorage).toHaveLength(1)
    first.draft.clear()
    expect(localStorage).toHaveLength(0)
    first.input.value.text = '乙'
    await vi.advanceTimersByTimeAsync(500)
    first.draft.discard()
    await vi.advanceTimersByTimeAsync(500)
    expect(first.input.value.text).toBe('')
    expect(localStorage).toHaveLength(0)
    vi.useRealTimers()
  })

  it('is forgotten after 14 days, and a broken one does no harm', async () => {
    localStorage.setItem(
      'bihuan.draft.u1.matter.1',
      JSON.stringify({ at: Date.now() - 15 * 86_400_000, value: { text: 'old' } }),
    )
    localStorage.setItem('bihuan.draft.u1.matter.2', '{broken')
    expect((await form()).input.value.text).toBe('')
    expect((await form('u1', 'matter.2')).input.value.text).toBe('')
  })
})
