import { describe, expect, it, vi } from 'vitest'
import { ProblemError } from '@bihuan/api/problem.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { place } from '../../../test/support/place.ts'
import ChartBox from './ChartBox.vue'

const chart = { on: vi.fn(), setOption: vi.fn(), resize: vi.fn(), dispose: vi.fn() }
vi.mock('./echarts.ts', () => ({ makeChart: () => chart }))
const props = { option: { series: [] }, title: '每周销号', summary: '近六周销号逐周上升' }

describe('chart', () => {
  it('is drawn when needed, says in words what it shows, and goes with the page', async () => {
    const { wrapper } = await place(ChartBox, { props })
    await eventually(() => expect(chart.setOption).toHaveBeenCalledWith(props.option, true))
    expect(wrapper.get('[role=img]').attributes('aria-label')).toBe('近六周销号逐周上升')
    wrapper.unmount()
    expect(chart.dispose).toHaveBeenCalledOnce()
  })

  it('shows its states instead of an empty frame', async () => {
    const failed = await place(ChartBox, { props: { ...props, error: new ProblemError(500) } })
    expect(failed.wrapper.get('[role=alert]').text()).toContain('没有载入成功')
    const empty = await place(ChartBox, { props: { ...props, empty: true } })
    expect(empty.wrapper.text()).toContain('还没有内容')
  })
})
