import { beforeEach, expect, it, vi } from 'vitest'
import { press, shown } from '../../../../test/support/acts.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { place } from '../../../../test/support/place.ts'
import { FakeServer, Refusal } from '../../../fake/server.ts'
import { aSession, withSession } from '../../../fake/session.ts'
import type { Permit } from '../../session/session.api.ts'
import { useSession } from '../../session/session.store.ts'
import { ruleId, type Ladder } from './ladder.api.ts'
import LadderShow from './LadderShow.vue'

let server: FakeServer
let ladder: Ladder
beforeEach(() => {
  document.body.innerHTML = ''
  ladder = {
    version: 3,
    rules: [
      { id: 'overdue-1', rung: 'RED', trigger: 'OVERDUE', days: 1, levelUp: true, hours: null },
      { id: 'behind-pace', rung: 'YELLOW', trigger: 'BEHIND_PACE', days: 0, levelUp: false, hours: null },
    ],
  }
  server = new FakeServer().on('GET', '/api/ladder', () => ladder)
  vi.stubGlobal('fetch', server.fetch)
})
async function show(permits: Permit[] = []) {
  withSession(server, aSession({ permits: ['MATTER_READ', ...permits] }))
  await place(LadderShow, { path: '/ladder' })
  await useSession().ensure()
}

it('tells the rules from the lowest rung up, with the version in force', async () => {
  await show()
  await eventually(() => expect(shown()).toContain('第 3 版'))
  const rows = [...document.querySelectorAll('tbody tr')].map((row) => row.textContent ?? '')
  expect(rows[0]).toContain('黄色预警')
  expect(rows[1]).toContain('超过办结时限')
  expect(shown()).not.toContain('修改规则')
})

it('publishes the changed rules with the version seen', async () => {
  server.on('PUT', '/api/ladder', () => ({ ...ladder, version: 4 }))
  await show(['MATTER_TYPE_EDIT'])
  await press('修改规则')
  await press('增加规则')
  await press('发布新版')
  await eventually(() => {
    const sent = server.seen.find((request) => request.method === 'PUT')
    expect(sent?.body).toMatchObject({
      version: 3,
      rules: [{ id: 'behind-pace' }, { id: 'overdue-1' }, { id: 'overdue-1-2' }],
    })
  })
})

it('keeps what was changed when somebody else was faster', async () => {
  server.on('PUT', '/api/ladder', () => {
    throw new Refusal(409, 'MATTER-LADDER-STALE', '督办阶梯刚被他人修改，请刷新后再改。')
  })
  await show(['MATTER_TYPE_EDIT'])
  await press('修改规则')
  await press('增加规则')
  await press('发布新版')
  await eventually(() => expect(shown()).toContain('督办阶梯刚被他人修改'))
  expect(document.querySelectorAll('tbody tr')).toHaveLength(3)
})

it('keeps what is being typed when the ladder is read anew, and publishes on the version it began from', async () => {
  server.on('PUT', '/api/ladder', () => ({ ...ladder, version: 5 }))
  await show(['MATTER_TYPE_EDIT'])
  await press('修改规则')
  await press('增加规则')
  ladder = { ...ladder, version: 4 }
  window.dispatchEvent(new Event('visibilitychange'))
  document.dispatchEvent(new Event('visibilitychange'))
  await press('发布新版')
  await eventually(() => {
    const sent = server.seen.find((request) => request.method === 'PUT')
    expect(sent?.body).toMatchObject({ version: 3, rules: [{}, {}, {}] })
  })
})

it('gives a new rule an id no other has', () => {
  const rule = ladder.rules[0]!
  expect(ruleId(rule, [])).toBe('overdue-1')
  expect(ruleId(rule, ['overdue-1', 'overdue-1-2'])).toBe('overdue-1-3')
})
