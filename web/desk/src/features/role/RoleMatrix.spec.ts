import { beforeEach, expect, it, vi } from 'vitest'
import { press, refusalAt, shown, type } from '../../../../test/support/acts.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { place } from '../../../../test/support/place.ts'
import { FakeServer, Refusal } from '../../../fake/server.ts'
import RoleMatrix from './RoleMatrix.vue'
import { aMatrix, aRole } from './samples.ts'

let server: FakeServer
beforeEach(() => {
  document.body.innerHTML = ''
  server = new FakeServer().on('GET', '/api/roles', () => aMatrix())
  vi.stubGlobal('fetch', server.fetch)
})
const show = () => place(RoleMatrix, { path: '/settings/roles' })

it('marks what each role permits, by duty', async () => {
  await show()
  await eventually(() => expect(shown()).toContain('Officer'))
  expect(shown()).toContain('查看事项')
  expect(document.querySelectorAll('.yes')).toHaveLength(1)
})

it('says why the matrix did not come', async () => {
  server.on('GET', '/api/roles', () => {
    throw new Refusal(500, 'SERVER-FAILED', '系统出错')
  })
  await show()
  await eventually(() => expect(document.querySelector('[role=alert]')).not.toBeNull())
})

it('changes a role with the version seen, and shows a taken name at its field', async () => {
  server.on('PUT', '/api/roles/{id}', () => {
    throw new Refusal(422, 'ACCESS-ROLE-NAME-TAKEN', '已有同名角色', [
      { field: 'name', code: 'ACCESS-ROLE-NAME-TAKEN', detail: '已有同名角色' },
    ])
  })
  await show()
  await press('修改')
  await type('role-name', '核查专员')
  document.getElementById('role-name')!.closest('form')!.dispatchEvent(new Event('submit'))
  await eventually(() => expect(refusalAt('role-name')).toBe('已有同名角色'))
  const sent = server.seen.find((request) => request.method === 'PUT')!
  expect(sent.path).toBe('/api/roles/r1')
  expect(sent.body).toEqual({
    facts: { name: '核查专员', nameEn: 'Supervision officer', permits: ['MATTER_READ'] },
    version: 5,
  })
})

it('deletes a role only after its name was confirmed', async () => {
  server.on('GET', '/api/roles', () =>
    aMatrix({ roles: [aRole({ builtin: false, allowedActions: ['delete'] })] }),
  )
  server.on('DELETE', '/api/roles/{id}', () => undefined)
  await show()
  await press('删除')
  expect(server.seen.some((request) => request.method === 'DELETE')).toBe(false)
  await eventually(() => expect(document.querySelector('.el-message-box')?.textContent).toContain('Officer'))
  await press('删除')
  await eventually(() =>
    expect(
      server.seen.some((request) => request.method === 'DELETE' && request.path === '/api/roles/r1'),
    ).toBe(true),
  )
})
