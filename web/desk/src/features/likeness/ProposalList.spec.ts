import { beforeEach, expect, it, vi } from 'vitest'
import { pageOf, press, shown } from '../../../../test/support/acts.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { place } from '../../../../test/support/place.ts'
import { FakeServer } from '../../../fake/server.ts'
import type { Proposal, Side } from './likeness.api.ts'
import ProposalList from './ProposalList.vue'

const side = (more: Partial<Side>): Side => ({
  id: 'm1',
  number: '问〔2026〕118号',
  title: '消防通道堵塞',
  state: 'ASSIGNED',
  unit: '澜河街道',
  place: '金桥小区',
  subject: null,
  openedOn: '2026-11-20',
  closedOn: null,
  version: 2,
  ...more,
})
const proposal: Proposal = {
  id: 'p1',
  kind: 'DUPLICATE',
  matter: side({ id: 'm2', number: '问〔2026〕121号', title: '消防通道被堵塞', version: 1 }),
  other: side({}),
  percent: 72,
  occurrences: 0,
  proposedAt: '2026-11-20T01:30:00Z',
  outcome: null,
  reason: null,
  decidedBy: null,
}

let server: FakeServer
beforeEach(() => {
  document.body.innerHTML = ''
  server = new FakeServer()
    .on('GET', '/api/likeness/proposals', () => pageOf([proposal]))
    .on('POST', '/api/likeness/proposals/{id}/acceptance', () => undefined)
    .on('POST', '/api/likeness/proposals/{id}/refusal', () => undefined)
  vi.stubGlobal('fetch', server.fetch)
})

async function reason(words: string): Promise<void> {
  await eventually(() => expect(document.querySelector('#likeness-reason')).not.toBeNull())
  const box = document.querySelector<HTMLTextAreaElement>('#likeness-reason')!
  box.value = words
  box.dispatchEvent(new Event('input'))
}

it('merges the new matter into the earlier one on the versions seen', async () => {
  await place(ProposalList, { path: '/likeness' })
  await eventually(() => expect(shown()).toContain('72%'))
  await press('并案')
  await reason('同一处通道')
  document.querySelector<HTMLButtonElement>('.el-dialog__footer .el-button--primary')!.click()
  await eventually(() =>
    expect(server.seen.find((request) => request.method === 'POST')?.body).toEqual({
      matterVersion: 1,
      otherVersion: 2,
      keepNew: false,
      reason: '同一处通道',
    }),
  )
})

it('does not send a decision without a reason', async () => {
  await place(ProposalList, { path: '/likeness' })
  await eventually(() => expect(shown()).toContain('72%'))
  await press('不采纳')
  await eventually(() => expect(document.querySelector('#likeness-reason')).not.toBeNull())
  expect(document.querySelector('.el-dialog__footer .el-button--primary')!.hasAttribute('disabled')).toBe(
    true,
  )
})
