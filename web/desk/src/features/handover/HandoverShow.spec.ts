import { beforeEach, expect, it, vi } from 'vitest'
import { press, shown } from '../../../../test/support/acts.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { place } from '../../../../test/support/place.ts'
import { FakeServer, Refusal } from '../../../fake/server.ts'
import { aSession, withSession } from '../../../fake/session.ts'
import type { HandoverFile, HandoverLine } from './handover.api.ts'
import HandoverShow from './HandoverShow.vue'

const id = '01990000-0000-7000-8000-0000000000e1'
let server: FakeServer
let file: HandoverFile
const line: HandoverLine = {
  id: '01990000-0000-7000-8000-0000000000e2',
  kind: 'MATTER',
  object: '01990000-0000-7000-8000-0000000000e3',
  number: '督〔2026〕12号',
  title: '化解用电接入问题',
  dueOn: '2026-12-10',
  charges: ['HANDLER', 'RESPONSIBLE'],
  kept: false,
  taker: '01990000-0000-7000-8000-0000000000e5',
  takerName: '卢雪梅',
  note: null,
  refusal: null,
  outcome: null,
  added: false,
}

beforeEach(() => {
  document.body.innerHTML = ''
  file = {
    head: {
      id,
      state: 'PREPARED',
      unit: '澜河街道',
      post: '联络员',
      giver: '吕晓东',
      taker: '卢雪梅',
      effectiveOn: null,
      preparedAt: '2026-11-20T01:30:00Z',
      effectiveAt: null,
      standIn: null,
    },
    giverPerson: '01990000-0000-7000-8000-0000000000e4',
    takerPerson: line.taker!,
    standInReason: null,
    offeredAt: null,
    agreedAt: null,
    endedAt: null,
    endedReason: null,
    takers: [],
    counts: { all: 1, kept: 0, refused: 0, moved: 0, gone: 0, added: 0 },
    version: 3,
    allowed: ['CHOOSE', 'OFFER', 'CANCEL'],
  }
  server = new FakeServer()
    .on('GET', `/api/handovers/${id}`, () => file)
    .on('GET', `/api/handovers/${id}/items`, () => ({ items: [line], page: 1, size: 50, total: 1 }))
  vi.stubGlobal('fetch', server.fetch)
})
async function show() {
  withSession(server, aSession({ permits: ['ORGANISATION_READ'] }))
  await place(HandoverShow, { path: `/handovers/${id}`, props: { id } })
}

it('lists what goes to whom and lets the giver confirm the version seen', async () => {
  server.on('POST', `/api/handovers/${id}/offer`, () => ({ ...file, version: 4 }))
  await show()
  await eventually(() => expect(shown()).toContain('化解用电接入问题'))
  expect(shown()).toContain('经办人、责任人')
  await press('确认移交')
  await eventually(() => expect(shown()).toContain('送接收人确认'))
  const agree = [...document.querySelectorAll<HTMLButtonElement>('.el-message-box button')].at(-1)!
  agree.click()
  await eventually(() => {
    const sent = server.seen.find((request) => request.method === 'POST')
    expect(sent?.body).toEqual({ version: 3 })
  })
})

it('lets the taker confirm receipt or give items back, but not the giver’s acts', async () => {
  file = { ...file, head: { ...file.head, state: 'OFFERED' }, allowed: ['TAKE'] }
  await show()
  await eventually(() => expect(shown()).toContain('确认接收'))
  expect(shown()).toContain('退回所选')
  expect(shown()).not.toContain('确认移交')
})

it('tells what a refusal means', async () => {
  server.on('GET', `/api/handovers/${id}`, () => {
    throw new Refusal(404, 'HANDOVER-MISSING', '没有这份交接单，或您无权查看。')
  })
  await show()
  await eventually(() => expect(shown()).toContain('没有这份交接单'))
})
