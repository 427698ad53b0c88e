import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { eventually } from '../../../test/support/eventually.ts'
import { place } from '../../../test/support/place.ts'
import { secondsLeft, share, type Progress } from './progress.ts'
import ProgressJob from './ProgressJob.vue'
import { useProgress } from './useProgress.ts'

const job: Progress = {
  id: 'j1',
  title: '导入台账',
  state: 'running',
  done: 25_000,
  total: 100_000,
  startedAt: '2026-11-20T01:30:00Z',
  asOf: '2026-11-20T01:30:40Z',
}

describe('progress', () => {
  it('computes share and likely time left', () => {
    expect(share(job)).toBe(25)
    expect(secondsLeft(job)).toBe(120)
    expect(secondsLeft({ ...job, done: 0 })).toBeNull()
    expect(secondsLeft({ ...job, asOf: '2026-11-20T01:30:01Z' })).toBeNull()
    expect(share({ ...job, total: null })).toBeNull()
  })

  it('shows count, time left and a cancel that asks', async () => {
    const cancel = vi.fn(async () => {})
    const { wrapper } = await place(ProgressJob, { props: { progress: job, cancel } })
    for (const part of ['导入台账', '进行中', '25,000 / 100,000', '约剩 2 分钟', '可以离开本页'])
      expect(wrapper.text()).toContain(part)
    await wrapper.get('button').trigger('click')
    await flushPromises()
    document.querySelector<HTMLElement>('.el-message-box__btns .el-button--primary')!.click()
    await eventually(() => expect(cancel).toHaveBeenCalledOnce())
  })

  it('says how it ended and offers nothing to cancel', async () => {
    const progress = { ...job, state: 'failed', detail: '第 119 行日期不对' }
    const { wrapper } = await place(ProgressJob, { props: { progress, cancel: async () => {} } })
    expect(wrapper.text()).toContain('第 119 行日期不对')
    expect(wrapper.find('button').exists()).toBe(false)
    expect(wrapper.find('progress').exists()).toBe(false)
  })

  it('is followed until it is over, then reported once', async () => {
    vi.useFakeTimers()
    const answers: Progress[] = [job, { ...job, done: 60_000 }, { ...job, state: 'succeeded', done: 100_000 }]
    const load = vi.fn(async () => answers.shift() ?? { ...job, state: 'succeeded' as const })
    const over = vi.fn()
    const Page = defineComponent(() => {
      const query = useProgress(ref('j1'), load, over)
      return () => h('p', query.data.value?.state)
    })
    const { wrapper } = await place(Page)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(wrapper.text()).toBe('succeeded')
    expect(load).toHaveBeenCalledTimes(3)
    expect(over).toHaveBeenCalledOnce()
    vi.useRealTimers()
  })
})
