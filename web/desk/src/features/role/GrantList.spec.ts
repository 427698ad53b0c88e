import { beforeEach, expect, it, vi } from 'vitest'
import { pageOf, press, refusalAt, shown } from '../../../../test/support/acts.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { place } from '../../../../test/support/place.ts'
import { FakeServer, Refusal } from '../../../fake/server.ts'
import GrantEdit from './GrantEdit.vue'
import GrantList from './GrantList.vue'
import type { GrantRow } from './role.api.ts'
import { aGrant, aMatrix, aRole } from './samples.ts'

let server: FakeServer
let grants: GrantRow[]
beforeEach(() => {
  document.body.innerHTML = ''
  grants = [aGrant()]
  server = new FakeServer()
    .on('GET', '/api/roles', () => aMatrix())
    .on('GET', '/api/grants', () => pageOf(grants))
    .on('GET', '/api/units', () => ({ units: [] }))
    .on('GET', '/api/accounts', () =>
      pageOf([{ id: 'a1', login: 'qinminghui', person: { name: 'Qin Minghui' } }]),
    )
  vi.stubGlobal('fetch', server.fetch)
})
const show = (query = '') => place(GrantList, { path: `/settings/grants${query}` })

it('shows who may do what for which units, and asks for what the address says', async () => {
  await show('?roleId=r1&ended=1')
  await eventually(() => expect(shown()).toContain('Qin Minghui'))
  expect(shown()).toContain('单位及下级：Inspection office')
  expect(shown()).toContain('2026-01-01 → 长期')
  expect(shown()).toContain('初始化')
  const asked = server.seen.find((request) => request.path === '/api/grants')!.query
  expect(Object.fromEntries(asked)).toEqual({ roleId: 'r1', ended: 'true', page: '1', size: '50' })
})

it('says that nothing is granted', async () => {
  grants = []
  await show()
  await eventually(() => expect(shown()).toContain('没有授权'))
})

it('says why the list did not come', async () => {
  server.on('GET', '/api/grants', () => {
    throw new Refusal(500, 'SERVER-FAILED', '系统出错')
  })
  await show()
  await eventually(() => expect(document.querySelector('[role=alert]')).not.toBeNull())
})

it('revokes after asking', async () => {
  server.on('POST', '/api/grants/{id}/revoke', () => undefined)
  await show()
  await press('撤销')
  await eventually(() =>
    expect(document.querySelector('.el-message-box')?.textContent).toContain('Qin Minghui 的“Officer”'),
  )
  await press('撤销')
  await eventually(() =>
    expect(server.seen.some((request) => request.path === '/api/grants/g1/revoke')).toBe(true),
  )
})

it('proposes an administrator role instead of granting it, and shows a refusal at its field', async () => {
  server.on('POST', '/api/proposals', () => {
    throw new Refusal(422, 'REQUEST-FIELDS-WRONG', '有字段填写不正确', [
      { field: 'reason', code: 'FIELD-Size', detail: '理由过长' },
    ])
  })
  const { wrapper } = await place(GrantEdit, {
    props: { modelValue: true, roles: [aRole({ needsSecond: true })] },
  })
  wrapper.findComponent({ name: 'PersonPicker' }).vm.$emit('update:modelValue', 'a1')
  wrapper.findComponent({ name: 'ChoiceField' }).vm.$emit('update:modelValue', 'r1')
  await eventually(() => expect(shown()).toContain('另一名安全或审计管理员批准后生效'))
  const reason = document.querySelector<HTMLInputElement>('#grant-reason')!
  reason.value = '新任'
  reason.dispatchEvent(new Event('input'))
  await press('提交复核')
  await eventually(() => expect(refusalAt('grant-reason')).toBe('理由过长'))
  const sent = server.seen.find((request) => request.method === 'POST')!
  expect(sent.body).toEqual({
    kind: 'GRANT_ROLE',
    account: 'a1',
    role: 'r1',
    from: null,
    to: null,
    reason: '新任',
  })
})
