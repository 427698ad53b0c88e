import { beforeEach, expect, it, vi } from 'vitest'
import { pageOf, press, shown } from '../../../../test/support/acts.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { place } from '../../../../test/support/place.ts'
import { FakeServer, Refusal } from '../../../fake/server.ts'
import AuditList from './AuditList.vue'
import type { AuditRecord, Verification } from './audit.api.ts'

const RECORD: AuditRecord = {
  id: '01990000-0000-7000-8000-0000000000e1',
  at: '2026-11-20T01:00:00Z',
  accountId: null,
  actor: '秦明辉',
  act: 'session.log-in',
  outcome: 'REFUSED',
  objectKind: null,
  objectId: null,
  code: 'ACCESS-BAD-CREDENTIALS',
  address: '10.1.2.3',
  facts: {},
}
let server: FakeServer
let records: AuditRecord[]
beforeEach(() => {
  document.body.innerHTML = ''
  records = [RECORD]
  server = new FakeServer()
    .on('GET', '/api/audit/acts', () => ['session.log-in'])
    .on('GET', '/api/audit/chain', () => ({ head: null, sealed: 0, unsealed: 0 }))
    .on('GET', '/api/audit/records', () => pageOf(records))
  vi.stubGlobal('fetch', server.fetch)
})
const show = (query = '') => place(AuditList, { path: `/settings/audit${query}` })

it('shows who did what and how it ended, and asks for what the address says', async () => {
  await show('?actor=qin&outcome=REFUSED&object=nonsense&from=2026-11-01')
  await eventually(() => expect(shown()).toContain('秦明辉'))
  expect(shown()).toContain('登录')
  expect(shown()).toContain('被拒绝')
  expect(shown()).toContain('共 1 条')
  const asked = server.seen.find((request) => request.path === '/api/audit/records')!.query
  expect(Object.fromEntries(asked)).toEqual({
    actor: 'qin',
    outcome: 'REFUSED',
    from: '2026-11-01',
    page: '1',
    size: '50',
  })
})

it('says that no record fits', async () => {
  records = []
  await show()
  await eventually(() => expect(shown()).toContain('没有符合条件的记录'))
})

it('says why the trail did not come', async () => {
  server.on('GET', '/api/audit/records', () => {
    throw new Refusal(500, 'SERVER-FAILED', '系统出错')
  })
  await show()
  await eventually(() => expect(document.querySelector('.ledger [role=alert]')).not.toBeNull())
})

it('walks the chain, and names the record that was altered', async () => {
  const broken: Verification = {
    sound: false,
    seals: 3,
    records: 40,
    first: { damage: 'RECORD_ALTERED', sealNumber: 2, recordId: RECORD.id },
  }
  server
    .on('POST', '/api/audit/chain/verify', () => broken)
    .on('GET', '/api/audit/records/{id}', () => ({ record: RECORD, seal: null }))
  await show()
  await press('校验全链')
  await eventually(() => expect(shown()).toContain('有记录在封存后被改动。'))
  await press('查看该记录')
  await eventually(() => expect(shown()).toContain('尚未封存'))
  expect(server.seen.some((request) => request.path === `/api/audit/records/${RECORD.id}`)).toBe(true)
})
