import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { ProblemError } from '@bihuan/api/problem.ts'
import { place } from '../../../test/support/place.ts'
import { nextSort, shownColumns, stickyEdges, widened, type LedgerColumn } from './columns.ts'
import LedgerTable from './LedgerTable.vue'

interface Row {
  id: string
  title: string
  amount: string
}
const columns: LedgerColumn<Row>[] = [
  { key: 'id', label: '编号', width: 80, sticky: true, always: true, text: (row) => row.id },
  { key: 'title', label: '事项', width: 200, grow: true, sortable: true, text: (row) => row.title },
  { key: 'amount', label: '金额', width: 90, align: 'right', extra: true, text: (row) => row.amount },
]
const rows: Row[] = ['a', 'b', 'c', 'd'].map((id, i) => ({ id, title: `第${i + 1}件`, amount: '1.00' }))
const base = { label: '台账', columns, rows, rowId: (row: Row) => row.id, total: 90, page: 1, size: 20 }
const show = (props: Record<string, unknown> = {}) => place(LedgerTable, { props: { ...base, ...props } })
const press = (key: string) =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))

describe('ledger', () => {
  it('shows the usual columns and, when chosen, the extra one', async () => {
    const usual = await show()
    expect(usual.wrapper.findAll('thead th').map((head) => head.text())).toEqual(['编号', '事项'])
    const chosen = await show({ shown: ['amount'] })
    expect(chosen.wrapper.findAll('thead th').map((head) => head.text())).toEqual(['编号', '金额'])
  })

  it('is as wide as its columns need, so none is clipped', async () => {
    const { wrapper } = await show({ selectable: true })
    expect(wrapper.get('table').attributes('style')).toContain('min-width: 320px')
  })

  it('says that there are more rows than were counted', async () => {
    const counted = await show()
    expect(counted.wrapper.get('nav').text()).not.toContain('90+')
    const more = await show({ atLeast: true })
    expect(more.wrapper.get('nav').text()).toContain('90+')
    expect(more.wrapper.get('table').attributes('aria-rowcount')).toBe('-1')
  })

  it('sorts up, down and not at all', async () => {
    const { wrapper } = await show({ sort: 'title' })
    const head = () => wrapper.findAll('thead th')[1]!
    expect(head().attributes('aria-sort')).toBe('ascending')
    await head().get('button').trigger('click')
    expect(wrapper.emitted('update:sort')).toEqual([['-title']])
    expect([nextSort('', 'x'), nextSort('x', 'x'), nextSort('-x', 'x'), nextSort('y', 'x')]).toEqual([
      'x',
      '-x',
      '',
      'x',
    ])
  })

  it('moves with j and k and opens with Enter', async () => {
    const { wrapper } = await show()
    press('j')
    press('j')
    press('k')
    press('j')
    press('Enter')
    await flushPromises()
    expect(wrapper.emitted('open')).toEqual([[rows[1]]])
  })

  it('leaves the keys to a text field', async () => {
    const { wrapper } = await show()
    const field = document.body.appendChild(document.createElement('input'))
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))
    press('Enter')
    expect(wrapper.emitted('open')).toBeUndefined()
  })

  it('selects single rows, a range with Shift, and the page', async () => {
    const { wrapper } = await show({ selectable: true, selected: ['elsewhere'] })
    const boxes = () => wrapper.findAll('tbody input')
    await boxes()[0]!.trigger('click')
    await boxes()[2]!.trigger('click', { shiftKey: true })
    expect(wrapper.emitted('update:selected')!.at(-1)).toEqual([['elsewhere', 'a', 'b', 'c']])
    await wrapper.setProps({ selected: ['elsewhere', 'a'] } as never)
    await wrapper.get('thead input').trigger('change')
    expect(wrapper.emitted('update:selected')!.at(-1)).toEqual([['elsewhere', 'a', 'b', 'c', 'd']])
  })

  it('turns pages and says what is shown', async () => {
    const { wrapper } = await show({ page: 5 })
    expect(wrapper.text()).toContain('第 81–90 条，共 90 条')
    expect(wrapper.get('[aria-label="下一页"]').attributes('disabled')).toBeDefined()
    await wrapper.get('[aria-label="上一页"]').trigger('click')
    const field = wrapper.get<HTMLInputElement>('nav label input')
    field.element.value = '900'
    await field.trigger('change')
    expect(field.element.value).toBe('5')
    field.element.value = '2'
    await field.trigger('change')
    expect(wrapper.emitted('update:page')).toEqual([[4], [5], [2]])
  })

  it('goes to the last page when asked for one beyond the end', async () => {
    const { wrapper } = await show({ rows: [], page: 99, loading: true })
    expect(wrapper.emitted('update:page')).toBeUndefined()
    await wrapper.setProps({ loading: false } as never)
    expect(wrapper.emitted('update:page')).toEqual([[5]])
    const empty = await show({ rows: [], page: 3, total: 0 })
    expect(empty.wrapper.emitted('update:page')).toBeUndefined()
  })

  it('says what to do first when empty, and the code when it failed', async () => {
    const empty = await show({ rows: [], total: 0, emptyTitle: '还没有事项', emptyHint: '从台账导入' })
    expect(empty.wrapper.text()).toContain('从台账导入')
    const error = new ProblemError(500, { code: 'MATTER-LIST-FAILED' })
    const failed = await show({ rows: [], total: 0, error })
    expect(failed.wrapper.get('[role=alert]').text()).toContain('MATTER-LIST-FAILED')
    await failed.wrapper.get('[role=alert] button').trigger('click')
    expect(failed.wrapper.emitted('retry')).toHaveLength(1)
  })
})

describe('columns', () => {
  it('stay at the left until the first loose one', () => {
    const sticky = columns.map((column) => ({ ...column, sticky: column.key !== 'title' }))
    expect([...stickyEdges(shownColumns(sticky, []), true)]).toEqual([['id', 40]])
  })

  it('are wider in English, except the growing one', () => {
    expect(widened(columns, 'en').map((column) => column.width)).toEqual([100, 200, 113])
    expect(widened(columns, 'zh-CN').map((column) => column.width)).toEqual([80, 200, 90])
  })
})
