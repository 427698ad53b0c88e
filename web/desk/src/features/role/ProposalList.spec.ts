import { beforeEach, expect, it, vi } from 'vitest'
import { pageOf, press, shown } from '../../../../test/support/acts.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { place } from '../../../../test/support/place.ts'
import { FakeServer, Refusal } from '../../../fake/server.ts'
import ProposalList from './ProposalList.vue'
import type { ProposalRow } from './role.api.ts'
import { aProposal } from './samples.ts'

let server: FakeServer
let proposals: ProposalRow[]
beforeEach(() => {
  document.body.innerHTML = ''
  proposals = [aProposal()]
  server = new FakeServer().on('GET', '/api/proposals', () => pageOf(proposals))
  vi.stubGlobal('fetch', server.fetch)
})
const show = () => place(ProposalList, { path: '/settings/proposals' })

it('shows what is proposed, and offers what the server allows', async () => {
  proposals.push(
    aProposal({ id: 'o2', kind: 'RESET_PASSWORD', role: null, outcome: 'REJECTED', allowedActions: [] }),
  )
  await show()
  await eventually(() => expect(shown()).toContain('授予“Security”'))
  expect(shown()).toContain('重置管理员密码')
  expect(shown()).toContain('未批准')
  expect(shown()).not.toContain('撤回')
})

it('says that nothing is proposed', async () => {
  proposals = []
  await show()
  await eventually(() => expect(shown()).toContain('没有复核申请'))
})

it('says why the list did not come', async () => {
  server.on('GET', '/api/proposals', () => {
    throw new Refusal(500, 'SERVER-FAILED', '系统出错')
  })
  await show()
  await eventually(() => expect(document.querySelector('[role=alert]')).not.toBeNull())
})

it('rejects the proposal of the row', async () => {
  server.on('POST', '/api/proposals/{id}/reject', () => undefined)
  await show()
  await press('不批准')
  await eventually(() =>
    expect(server.seen.some((request) => request.path === '/api/proposals/o1/reject')).toBe(true),
  )
})

it('shows the password of an approved reset once', async () => {
  server.on('POST', '/api/proposals/{id}/approve', () => ({ password: 'Xy7kkkPq2mNa' }))
  await show()
  await press('批准')
  await eventually(() => expect(document.querySelector('.el-message-box')).not.toBeNull())
  await press('批准')
  await eventually(() => expect(shown()).toContain('Xy7kkkPq2mNa'))
})
