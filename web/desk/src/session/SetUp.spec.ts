import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory } from 'vue-router'
import { eventually } from '../../../test/support/eventually.ts'
import { place } from '../../../test/support/place.ts'
import { FakeServer, Refusal } from '../../fake/server.ts'
import { withSession } from '../../fake/session.ts'
import { makeRouter } from '../router.ts'
import SetUp from './SetUp.vue'

let server: FakeServer
beforeEach(() => {
  server = withSession(new FakeServer()).on('GET', '/api/setup', () => ({ needed: true }))
  vi.stubGlobal('fetch', server.fetch)
})

async function show() {
  const { wrapper, router } = await place(SetUp, {
    path: '/setup',
    routes: [
      { path: '/login', name: 'login', component: { render: () => null } },
      { path: '/:rest(.*)*', component: { render: () => null } },
    ],
  })
  const press = async () => {
    await wrapper
      .findAll('button')
      .find((button) => button.text() === '完成初始化')!
      .trigger('click')
    await flushPromises()
  }
  const fillIn = async () => {
    for (const input of wrapper.findAll('input')) await input.setValue(`v-${input.attributes('id')}`)
  }
  return { wrapper, router, press, fillIn }
}

describe('set-up', () => {
  it('is where an empty installation begins', async () => {
    setActivePinia(createPinia())
    const router = makeRouter(createMemoryHistory(), [])
    await router.push('/')
    expect(router.currentRoute.value.name).toBe('setUp')
  })

  it('asks for every field before asking the server', async () => {
    const { wrapper, press } = await show()
    await press()
    await eventually(() => expect(wrapper.findAll('.el-form-item__error')).toHaveLength(13))
    expect(server.seen).toEqual([])
  })

  it('founds the zone with its three administrators and leads to the log-in', async () => {
    server.on('POST', '/api/setup', () => ({ zone: 1 }))
    const { router, press, fillIn } = await show()
    await fillIn()
    await press()
    const sent = server.seen[0]!.body as { zone: object; administrators: object[] }
    expect(sent.zone).toEqual({ code: 'v-zone-code', name: 'v-zone-name', shortName: 'v-zone-short' })
    expect(sent.administrators[2]).toEqual({
      kind: 'AUDIT',
      login: 'v-AUDIT-login',
      name: 'v-AUDIT-name',
      password: 'v-AUDIT-password',
    })
    expect(router.currentRoute.value.name).toBe('login')
  })

  it('shows a refused field where it is', async () => {
    server.on('POST', '/api/setup', () => {
      const field = 'administrators[1].password'
      throw new Refusal(422, 'ACCESS-PASSWORD-WEAK', '密码太弱', [
        { field, code: 'ACCESS-PASSWORD-WEAK', detail: '密码太弱' },
      ])
    })
    const { wrapper, press, fillIn } = await show()
    await fillIn()
    await press()
    await eventually(() => expect(wrapper.findAll('section')[3]!.text()).toContain('密码太弱'))
  })
})
