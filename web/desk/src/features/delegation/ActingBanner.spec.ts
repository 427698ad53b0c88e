import { actFor, actingFor, actInPerson } from '@bihuan/api/acting.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { shown } from '../../../../test/support/acts.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { place } from '../../../../test/support/place.ts'
import { FakeServer } from '../../../fake/server.ts'
import { aSession, withSession } from '../../../fake/session.ts'
import { useSession } from '../../session/session.store.ts'
import ActingBanner from './ActingBanner.vue'
import type { Delegation } from './delegation.api.ts'

const delegation: Delegation = {
  id: '01990000-0000-7000-8000-0000000000d1',
  principal: '01990000-0000-7000-8000-0000000000a2',
  principalName: '王永康',
  deputy: '01990000-0000-7000-8000-000000000001',
  deputyName: '秦明辉',
  duties: ['DECIDE', 'SUPERVISE'],
  firstOn: '2026-11-20',
  lastOn: '2026-11-25',
  reason: '外出',
  standing: 'IN_FORCE',
  types: [],
  units: [],
  recalledAt: null,
}
let server: FakeServer
beforeEach(() => {
  document.body.innerHTML = ''
  server = new FakeServer().on('GET', '/api/delegations/acting-for', () => [delegation])
  vi.stubGlobal('fetch', server.fetch)
})
afterEach(() => actInPerson())

async function show() {
  withSession(server, aSession({ permits: ['MATTER_READ'] }))
  await place(ActingBanner, { path: '/' })
  await useSession().ensure()
}

it('offers to act for whoever has left duties', async () => {
  await show()
  await eventually(() =>
    expect(shown()).toContain('王永康 离岗至 2026-11-25，委托您代行：审批申请、交办督办'),
  )
  expect(shown()).toContain('代 王永康 办理')
})

it('tells whose work is on the screen, and sends the delegation with every request', async () => {
  actFor(delegation.id)
  await show()
  await eventually(() => expect(shown()).toContain('正在代 王永康 办理'))
  expect(shown()).toContain('切回本人')
  expect(actingFor()).toBe(delegation.id)
})
