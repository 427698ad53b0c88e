import { beforeEach, expect, it, vi } from 'vitest'
import { pageOf, press, shown } from '../../../../test/support/acts.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { place } from '../../../../test/support/place.ts'
import { FakeServer } from '../../../fake/server.ts'
import DrawShow from './DrawShow.vue'
import type { Candidate, Draw, Repeat } from './lookback.api.ts'

const weights = {
  base: 1,
  major: 3,
  rework: 2,
  extension: 1,
  reopening: 3,
  late: 1,
  notOnSite: 2,
  instructed: 1,
  falseReport: 4,
}
const draw: Draw = {
  id: 'd1',
  closedFrom: '2026-05-01',
  closedTo: '2026-10-20',
  dueOn: '2026-12-04',
  schemeVersion: 2,
  scheme: { percent: 10, least: 3, afterDays: 30, types: [], weights },
  algorithm: 'A-ES SHA-256 v1',
  seed: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  fingerprint: 'ab'.repeat(32),
  candidates: 41,
  sampled: 5,
  held: 3,
  failed: 1,
  open: 1,
  by: '秦明辉',
  at: '2026-11-20T01:30:00Z',
}
const candidate: Candidate = {
  ord: 7,
  matter: 'm1',
  number: '问〔2026〕118号',
  title: '楼道堆放杂物',
  unit: '澜河街道',
  closedOn: '2026-09-30',
  weight: 5,
  points: { base: 1, rework: 4 },
  key: 0.01234567,
  place: 1,
}
const repeat: Repeat = {
  algorithm: draw.algorithm,
  seed: draw.seed,
  fingerprint: draw.fingerprint,
  listUnchanged: true,
  sameMatters: true,
  kept: ['m1'],
  again: ['m1'],
}

let server: FakeServer
beforeEach(() => {
  document.body.innerHTML = ''
  server = new FakeServer()
    .on('GET', '/api/look-back/draws/{id}', () => draw)
    .on('GET', '/api/look-back/draws/{id}/candidates', () => pageOf([candidate]))
    .on('GET', '/api/look-back/draws/{id}/repeat', () => repeat)
  vi.stubGlobal('fetch', server.fetch)
})
const show = () => place(DrawShow, { path: '/look-back/draws/d1', props: { id: 'd1' } })

it('tells seed, procedure and what a weight is made of', async () => {
  await show()
  await eventually(() => expect(shown()).toContain('楼道堆放杂物'))
  expect(shown()).toContain(draw.seed)
  expect(shown()).toContain('41 件中抽 5 件')
  expect(shown()).toContain('基数 1、返工（每轮） 4')
})

it('says that the repetition gave the same', async () => {
  await show()
  await press('重演抽样')
  await eventually(() => expect(shown()).toContain('候选名单未改动'))
  expect(shown()).toContain('重演结果一致')
})

it('says loudly that the list has been changed', async () => {
  server.on('GET', '/api/look-back/draws/{id}/repeat', () => ({
    ...repeat,
    listUnchanged: false,
    sameMatters: false,
  }))
  await show()
  await press('重演抽样')
  await eventually(() => expect(document.querySelector('.again.bad')).not.toBeNull())
  expect(shown()).toContain('候选名单已被改动')
})
