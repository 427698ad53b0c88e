import { describe, expect, it, vi } from 'vitest'
import { ProblemError } from '@bihuan/api/problem.ts'
import { place } from '../../../test/support/place.ts'
import StateView from './StateView.vue'

const show = (props: Record<string, unknown>, language: 'zh-CN' | 'en' = 'zh-CN') =>
  place(StateView, { props, slots: { default: '<p>content</p>', act: '<button>导入</button>' }, language })

describe('state of a screen', () => {
  it('is the content itself when there is some', async () => {
    const { wrapper } = await show({})
    expect(wrapper.text()).toBe('content')
  })

  it('shows a skeleton only after 300 ms', async () => {
    vi.useFakeTimers()
    const { wrapper } = await show({ loading: true })
    expect(wrapper.get('[aria-busy=true]').findAll('.line')).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(310)
    expect(wrapper.get('[aria-busy=true]').findAll('.line')).toHaveLength(6)
    vi.useRealTimers()
  })

  it('says what to do first when empty', async () => {
    const { wrapper } = await show({ empty: true, emptyHint: '先导入台账' })
    expect(wrapper.get('[role=status]').text()).toContain('先导入台账')
    expect(wrapper.get('button').text()).toBe('导入')
  })

  it('says what happened, with code and trace, and retries', async () => {
    const error = new ProblemError(500, { code: 'MATTER-LIST-FAILED', detail: '数据库忙', traceId: 'abc' })
    const { wrapper } = await show({ error })
    for (const part of ['没有载入成功', '数据库忙', 'MATTER-LIST-FAILED', 'abc'])
      expect(wrapper.text()).toContain(part)
    await wrapper.get('button').trigger('click')
    expect(wrapper.emitted('retry')).toHaveLength(1)
  })

  it('says who can grant a missing right', async () => {
    const { wrapper } = await show({ error: new ProblemError(403, { code: 'ACCESS-NO-PERMIT' }) })
    expect(wrapper.text()).toContain('系统管理员')
  })

  it('asks to narrow when there is too much', async () => {
    const { wrapper } = await show({ tooMany: { count: 128400, most: 5000 } })
    expect(wrapper.text()).toContain('128,400')
  })

  it('tells an unreachable server from a failing one, in English too', async () => {
    const { wrapper } = await show({ error: new ProblemError(0) }, 'en')
    expect(wrapper.text()).toContain('cannot be reached')
    expect(wrapper.text()).not.toContain('CLIENT')
  })
})
