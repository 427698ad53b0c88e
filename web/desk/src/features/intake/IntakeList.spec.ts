import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { eventually } from '../../../../test/support/eventually.ts'
import { place } from '../../../../test/support/place.ts'
import { FakeServer, Refusal } from '../../../fake/server.ts'
import IntakeList from './IntakeList.vue'
import type { Line } from './intake.api.ts'

let server: FakeServer
let unmount = () => {}
beforeEach(() => {
  document.body.innerHTML = ''
  server = new FakeServer()
  vi.stubGlobal('fetch', server.fetch)
})
afterEach(() => unmount())

const line: Line = {
  id: 'b1',
  fileName: '厂中厂隐患台账.xlsx',
  state: 'UNDOING',
  uploadedBy: '秦明辉',
  uploadedAt: '2026-11-20T01:30:00Z',
  rows: 100_000,
}

async function open(path = '/intake') {
  const placed = await place(IntakeList, { path })
  unmount = () => placed.wrapper.unmount()
  return placed
}

describe('list of ledgers taken in', () => {
  it('tells what to do when nothing has come in yet', async () => {
    server.on('GET', '/api/intake/batches', () => ({ items: [], page: 1, size: 20, total: 0 }))
    const { wrapper } = await open()
    await eventually(() => expect(wrapper.text()).toContain('还没有导入过台账'))
    expect(wrapper.text()).toContain('选择台账文件')
  })

  it('shows each with its state and leads to it', async () => {
    server.on('GET', '/api/intake/batches', () => ({ items: [line], page: 1, size: 20, total: 1 }))
    const { wrapper } = await open()
    await eventually(() => expect(wrapper.text()).toContain('撤回中'))
    expect(wrapper.text()).toContain('100,000')
    expect(wrapper.get('td a').attributes('href')).toBe('/intake/b1')
  })

  it('says why it could not be read and tries again', async () => {
    let broken = true
    server.on('GET', '/api/intake/batches', () => {
      if (broken) throw new Refusal(500, 'SHARED-FAILED', '系统出错')
      return { items: [line], page: 1, size: 20, total: 1 }
    })
    const { wrapper } = await open()
    await eventually(() => expect(wrapper.find('[role="alert"], .state').exists()).toBe(true))
    expect(wrapper.text()).not.toContain('厂中厂')
    broken = false
    await eventually(() => expect(wrapper.find('section button').exists()).toBe(true))
    await wrapper.get('section button').trigger('click')
    await eventually(() => expect(wrapper.text()).toContain('厂中厂隐患台账.xlsx'))
  })
})
