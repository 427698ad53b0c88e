import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createPinia, setActivePinia } from 'pinia'
import { createMemoryHistory } from 'vue-router'
import { FakeServer } from '../../fake/server.ts'
import { aSession, withSession } from '../../fake/session.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { place } from '../../../test/support/place.ts'
import { makeRouter } from '../router.ts'
import { ownPath } from './guard.ts'
import Login from './Login.vue'
import PasswordChange from './PasswordChange.vue'
import { useSession } from './session.store.ts'

let server: FakeServer
beforeEach(() => {
  server = new FakeServer()
  vi.stubGlobal('fetch', server.fetch)
})

type Wrapper = Awaited<ReturnType<typeof place>>['wrapper']

async function fill(wrapper: Wrapper, values: Record<string, string>) {
  for (const [id, value] of Object.entries(values)) await wrapper.get(`#${id}`).setValue(value)
  await wrapper.get('form').trigger('submit')
  await flushPromises()
}

// Element Plus shows a field's error about 100 ms after it was set.
const shows = (wrapper: Wrapper, text: string) => eventually(() => expect(wrapper.text()).toContain(text))

describe('log-in page', () => {
  it('logs in and goes where the person wanted to go', async () => {
    withSession(server)
    const { wrapper, router } = await place(Login, { path: '/login?to=/matters?light=red' })
    await fill(wrapper, { 'login-name': 'qinmh', 'login-password': 'Bihuan-2026' })
    expect(router.currentRoute.value.fullPath).toBe('/matters?light=red')
    expect(useSession().name).toBe('秦明辉')
  })

  it('says why it refuses and keeps the account', async () => {
    withSession(server)
    const { wrapper } = await place(Login, { path: '/login' })
    await fill(wrapper, { 'login-name': 'qinmh', 'login-password': 'wrong' })
    expect(wrapper.get('[role=alert]').text()).toBe('账号或密码不正确')
    expect((wrapper.get('#login-name').element as HTMLInputElement).value).toBe('qinmh')
    expect((wrapper.get('#login-password').element as HTMLInputElement).value).toBe('')
  })

  it('says until when a locked account is locked', async () => {
    withSession(server)
    const { wrapper } = await place(Login, { path: '/login' })
    for (let i = 0; i < 6; i++) await fill(wrapper, { 'login-name': 'qinmh', 'login-password': 'wrong' })
    expect(wrapper.get('[role=alert]').text()).toContain('10:30')
  })

  it('asks for missing input without asking the server', async () => {
    withSession(server)
    const { wrapper } = await place(Login, { path: '/login' })
    await fill(wrapper, { 'login-name': ' ', 'login-password': '' })
    await shows(wrapper, '请填写账号')
    expect(server.seen.filter((one) => one.method !== 'GET')).toEqual([])
  })

  it('warns that the system is not classified, in both languages', async () => {
    withSession(server)
    const chinese = await place(Login, { path: '/login' })
    expect(chinese.wrapper.text()).toContain('本系统为非涉密系统，严禁处理涉密信息')
    const english = await place(Login, { path: '/login', language: 'en' })
    expect(english.wrapper.text()).toContain('not classified')
  })
})

describe('password page', () => {
  it('refuses two different passwords, then saves', async () => {
    withSession(server, aSession({ mustChangePassword: true }))
    const { wrapper, router } = await place(PasswordChange, { path: '/password?to=/matters' })
    await fill(wrapper, { current: 'Bihuan-2026', next: 'Neues-2026!', again: 'Neues-2027!' })
    await shows(wrapper, '两次输入的新密码不一样')
    await fill(wrapper, { current: 'Bihuan-2026', next: 'Neues-2026!', again: 'Neues-2026!' })
    expect(router.currentRoute.value.fullPath).toBe('/matters')
  })

  it('shows the refused field', async () => {
    withSession(server, aSession())
    const { wrapper } = await place(PasswordChange, { path: '/password' })
    await fill(wrapper, { current: 'wrong', next: 'Neues-2026!', again: 'Neues-2026!' })
    await eventually(() => expect(wrapper.get('.el-form-item__error').text()).toBe('当前密码不正确'))
  })
})

describe('guard', () => {
  const page = { render: () => null }
  const routes = [
    { path: '/matters', name: 'matters', component: page, meta: { permit: 'MATTER_READ' as const } },
    {
      path: '/work',
      name: 'work',
      component: page,
      meta: { nav: { group: 'workbench' as const, order: 1, labelKey: 'x' } },
    },
  ]
  async function visit(path: string) {
    setActivePinia(createPinia())
    const router = makeRouter(createMemoryHistory(), routes)
    await router.push(path)
    return router.currentRoute.value
  }

  it('leads to the log-in and remembers the target', async () => {
    withSession(server)
    expect((await visit('/matters?page=2')).fullPath).toBe('/login?to=/matters?page=2')
  })

  it('demands the new password first', async () => {
    withSession(server, aSession({ mustChangePassword: true, permits: ['MATTER_READ'] }))
    expect((await visit('/matters')).name).toBe('password')
  })

  it('shows "no right" without the permit and the page with it', async () => {
    withSession(server, aSession())
    expect((await visit('/matters')).name).toBe('forbidden')
    withSession(server, aSession({ permits: ['MATTER_READ'] }))
    expect((await visit('/matters')).name).toBe('matters')
  })

  it('opens the first page of the navigation at the start', async () => {
    withSession(server, aSession())
    expect((await visit('/')).name).toBe('work')
  })

  it('says that the server cannot be reached', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')))
    expect((await visit('/work')).name).toBe('offline')
  })

  it('follows no path to another place after log-in', () => {
    expect(
      ['//evil.cn', 'https://evil.cn', '/\\evil.cn', undefined, '/login', '/a?b=1'].map(ownPath),
    ).toEqual(['/', '/', '/', '/', '/', '/a?b=1'])
  })
})
