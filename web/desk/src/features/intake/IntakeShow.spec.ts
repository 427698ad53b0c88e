import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { eventually } from '../../../../test/support/eventually.ts'
import { place } from '../../../../test/support/place.ts'
import { FakeServer } from '../../../fake/server.ts'
import IntakeShow from './IntakeShow.vue'
import type { Batch } from './intake.api.ts'
import { aBatch, aRow, FIELDS, ID } from './samples.ts'

let server: FakeServer
let batch: Batch
let unmount = () => {}
beforeEach(() => {
  document.body.innerHTML = ''
  batch = aBatch()
  server = new FakeServer()
    .on('GET', `/api/intake/batches/${ID}`, () => batch)
    .on('GET', `/api/intake/batches/${ID}/rows`, () => ({ items: [aRow(3)], page: 1, size: 50, total: 1 }))
    .on('GET', '/api/intake/fields', () => FIELDS)
    .on('GET', '/api/units', () => ({ units: [] }))
  vi.stubGlobal('fetch', server.fetch)
})
afterEach(() => unmount())

async function open(language: 'zh-CN' | 'en' = 'zh-CN') {
  const routes = [
    { path: '/intake/:id', component: { render: () => null } },
    { path: '/:rest(.*)*', component: { render: () => null } },
  ]
  const placed = await place(IntakeShow, { path: `/intake/${ID}`, language, routes })
  unmount = () => placed.wrapper.unmount()
  return placed.wrapper
}
const running = (changes: Partial<Batch>): Batch =>
  aBatch({
    rows: {},
    outcomes: {},
    progress: {
      done: 25_000,
      total: 100_000,
      cancelling: false,
      begunAt: '2026-11-20T01:30:00Z',
      asOf: '2026-11-20T01:30:40Z',
    },
    ...changes,
  })

describe('a ledger on its way in', () => {
  it.each([
    ['CHECKING', null, '正在读取', '已读出的行不保留'],
    ['COMMITTING', 'ATOMIC', '正在导入', '一行也不导入'],
    ['COMMITTING', 'BY_ROW', '正在导入', '已导入的行保留'],
    ['UNDOING', 'ATOMIC', '正在撤回', '一项也不撤回'],
  ] as const)('shows how far %s %s has come and stops it when asked', async (state, mode, title, promise) => {
    batch = running({ state, mode })
    server.on('POST', `/api/intake/batches/${ID}/cancel`, () => {
      batch = { ...batch, progress: { ...batch.progress, cancelling: true } }
      return batch
    })
    const wrapper = await open()
    await eventually(() => expect(wrapper.text()).toContain('25,000 / 100,000'))
    expect(wrapper.text()).toContain(title)
    expect(wrapper.text()).toContain('约剩 2 分钟')
    await wrapper.get('.job button').trigger('click')
    await eventually(() => expect(document.querySelector('.el-message-box')?.textContent).toContain(promise))
    document.querySelector<HTMLElement>('.el-message-box__btns .el-button--primary')!.click()
    await eventually(() => expect(wrapper.text()).toContain('正在停止'))
    expect(wrapper.find('.job button').exists()).toBe(false)
  })

  it('tells exactly how many rows came in before the cancel', async () => {
    batch = aBatch({
      state: 'COMMITTED',
      rows: { READY: 200, DONE: 1_000 },
      problem: { code: 'INTAKE-CANCELLED', detail: '已取消。', came: 1_000, left: 200 },
    })
    const wrapper = await open()
    await eventually(() => expect(wrapper.find('[role="alert"]').exists()).toBe(true))
    expect(wrapper.get('[role="alert"]').text()).toContain(
      '已取消。 本次导入了 1,000 行，200 行没有导入，可以继续导入。',
    )
  })

  it('tells in the language of the screen that nothing came in, and what to do', async () => {
    batch = aBatch({ problem: { code: 'INTAKE-WORK-FAILED', detail: '系统出错', came: 0, left: 240 } })
    const wrapper = await open('en')
    await eventually(() => expect(wrapper.find('[role="alert"]').exists()).toBe(true))
    const text = wrapper.get('[role="alert"]').text()
    for (const part of [
      'Try once more',
      ID,
      'None of the rows came in; 240 are waiting',
      'INTAKE-WORK-FAILED',
    ])
      expect(text).toContain(part)
  })

  it('begins with the header and the fields, and sends what was chosen', async () => {
    batch = aBatch({ state: 'UPLOADED', rows: {}, outcomes: {}, plan: null })
    server.on('PUT', `/api/intake/batches/${ID}/plan`, () => {
      batch = running({ state: 'CHECKING' })
      return batch
    })
    const wrapper = await open()
    await eventually(() => expect(wrapper.text()).toContain('读取全部行'))
    for (const part of ['2026年重点问题清单', '把握 90%', '路灯不亮', '不导入'])
      expect(wrapper.text()).toContain(part)
    await flushPromises()
    await wrapper
      .findAll('button')
      .find((button) => button.text() === '读取全部行')!
      .trigger('click')
    await eventually(() => expect(wrapper.text()).toContain('正在读取'))
    expect(server.seen.find((request) => request.method === 'PUT')!.body).toEqual({
      typeCode: 'PROBLEM',
      sheet: 0,
      headerFirst: 2,
      headerLast: 2,
      year: null,
      mapping: { '1': 'title', '2': 'leadUnit', '3': 'dueOn' },
    })
  })

  it('offers the undo of what came in, and follows it', async () => {
    batch = aBatch({ state: 'COMMITTED', rows: { DONE: 240 }, outcomes: { TAKEN: 240 } })
    server.on('POST', `/api/intake/batches/${ID}/undo`, () => {
      batch = running({ state: 'UNDOING' })
      return batch
    })
    const wrapper = await open()
    await eventually(() => expect(wrapper.text()).toContain('撤回整批'))
    expect(wrapper.text()).toContain('按原表导出现状')
    await wrapper
      .findAll('button')
      .find((button) => button.text() === '撤回整批')!
      .trigger('click')
    await eventually(() => expect(document.querySelector('.el-message-box')).not.toBeNull())
    document.querySelector<HTMLElement>('.el-message-box__btns .el-button--primary')!.click()
    await eventually(() => expect(wrapper.text()).toContain('正在撤回'))
  })
})
