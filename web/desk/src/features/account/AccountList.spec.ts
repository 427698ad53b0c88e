import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { eventually } from '../../../../test/support/eventually.ts'
import { place } from '../../../../test/support/place.ts'
import { FakeServer, Refusal } from '../../../fake/server.ts'
import AccountList from './AccountList.vue'
import type { AccountRow } from './account.api.ts'

let server: FakeServer
const account: AccountRow = {
  id: 'a1',
  login: 'qinminghui',
  person: { id: 'p1', name: '秦明辉' },
  standing: 'LOCKED',
  mustChangePassword: false,
  lockedUntil: '2026-11-20T02:00:00Z',
  lastLogInAt: null,
  createdAt: '2026-11-20T01:00:00Z',
  roles: [{ code: 'SUPERVISION_OFFICER', name: '督查专员', nameEn: 'Supervision officer' }],
  version: 3,
  allowedActions: ['unlock'],
}
beforeEach(() => {
  document.body.innerHTML = ''
  server = new FakeServer().on('GET', '/api/accounts', () => ({
    items: [account],
    page: 1,
    size: 50,
    total: 1,
  }))
  vi.stubGlobal('fetch', server.fetch)
})

it('offers what the server allows and sends the version seen', async () => {
  server.on('POST', '/api/accounts/{id}/unlock', () => ({ ...account, standing: 'ACTIVE' }))
  const { wrapper } = await place(AccountList, { path: '/settings/accounts' })
  await eventually(() => expect(wrapper.text()).toContain('已锁定'))
  expect(wrapper.text()).not.toContain('停用')

  await wrapper
    .findAll('button')
    .find((button) => button.text() === '解锁')!
    .trigger('click')
  await flushPromises()

  const sent = server.seen.find((request) => request.method === 'POST')!
  expect(sent.path).toBe('/api/accounts/a1/unlock')
  expect(sent.body).toEqual({ version: 3 })
})

it('shows a new password once, and a refusal at its field', async () => {
  let taken = true
  server.on('POST', '/api/accounts', () => {
    if (taken)
      throw new Refusal(422, 'ACCESS-LOGIN-TAKEN', '这个登录名已被使用', [
        { field: 'login', code: 'ACCESS-LOGIN-TAKEN', detail: '这个登录名已被使用' },
      ])
    return { account: 'a2', password: 'Xy7kkkPq2mNa' }
  })
  const { wrapper } = await place(AccountList, { path: '/settings/accounts' })
  await eventually(() => expect(wrapper.text()).toContain('qinminghui'))
  await wrapper
    .findAll('button')
    .find((button) => button.text() === '新建账号')!
    .trigger('click')
  await eventually(() => expect(document.querySelector('#account-login')).not.toBeNull())
  const login = document.querySelector<HTMLInputElement>('#account-login')!
  login.value = 'shensiyuan'
  login.dispatchEvent(new Event('input'))
  await flushPromises()
  const form = login.closest('form')!
  form.dispatchEvent(new Event('submit'))
  await eventually(() => expect(document.body.textContent).toContain('这个登录名已被使用'))
  expect(login.value).toBe('shensiyuan')

  taken = false
  form.dispatchEvent(new Event('submit'))
  await eventually(() => expect(document.querySelector('code')?.textContent).toBe('Xy7kkkPq2mNa'))
})
