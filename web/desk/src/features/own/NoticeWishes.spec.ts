import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { eventually } from '../../../../test/support/eventually.ts'
import { place } from '../../../../test/support/place.ts'
import { FakeServer, Refusal } from '../../../fake/server.ts'
import { aSession, withSession } from '../../../fake/session.ts'
import NoticeWishes from './NoticeWishes.vue'
import type { NewSettings, NoticeSettings } from './own.api.ts'

const settings: NoticeSettings = {
  language: 'zh-CN',
  mailAddress: 'qin@dl.example',
  mailConfirmed: true,
  mailAvailable: true,
  quietFrom: '22:00:00',
  quietTo: '07:30:00',
  digest: 'DAILY',
  digestHour: 8,
  digestWeekday: 1,
  digestDueAt: '2026-11-21T00:00:00Z',
  choices: [
    { kind: 'matter.assigned', mail: true, robot: true },
    { kind: 'matter.urged', mail: true, robot: true },
  ],
  version: 3,
}
let server: FakeServer
beforeEach(() => {
  server = withSession(new FakeServer(), aSession())
  vi.stubGlobal('fetch', server.fetch)
})

async function show(changes: Partial<NoticeSettings> = {}) {
  const { wrapper } = await place(NoticeWishes, { props: { settings: { ...settings, ...changes } } })
  const press = async (name: string) => {
    await wrapper
      .findAll('button')
      .find((button) => button.text() === name)!
      .trigger('click')
    await flushPromises()
  }
  return { wrapper, press }
}
const sent = () => server.seen.find((one) => one.method === 'PUT')?.body as NewSettings | undefined

describe('wishes for notices', () => {
  it('saves the kinds, the quiet hours and the digest with the version they were chosen on', async () => {
    server.on('PUT', '/api/notices/settings', () => ({ ...settings, version: 4 }))
    const { wrapper, press } = await show()
    await wrapper.get('[aria-label="群机器人：催办"] input').setValue(false)
    await press('保存')
    await eventually(() => expect(sent()).toBeDefined())
    expect(sent()).toMatchObject({
      quietFrom: '22:00',
      quietTo: '07:30',
      digest: 'DAILY',
      digestHour: 8,
      version: 3,
      choices: [
        { kind: 'matter.assigned', mail: true, robot: true },
        { kind: 'matter.urged', mail: true, robot: false },
      ],
    })
  })

  it('offers no mail where the installation has no server for it', async () => {
    const { wrapper } = await show({ mailAvailable: false, mailAddress: null })
    expect(wrapper.get('[role=note]').text()).toContain('系统尚未配置邮件服务器')
    expect(wrapper.get('#own-address').attributes('disabled')).toBeDefined()
    expect(wrapper.get('[aria-label="邮件：催办"] input').attributes('disabled')).toBeDefined()
    expect(wrapper.get('[aria-label="群机器人：催办"] input').attributes('disabled')).toBeUndefined()
  })

  it('shows a refused field where it is', async () => {
    server.on('PUT', '/api/notices/settings', () => {
      const field = 'mailAddress'
      throw new Refusal(422, 'NOTICE-MAIL-MALFORMED', '', [{ field, code: 'NOTICE-MAIL-MALFORMED' }])
    })
    const { wrapper, press } = await show()
    await wrapper.get('#own-address').setValue('qin@')
    await press('保存')
    await eventually(() => expect(wrapper.find('.el-form-item__error').text()).toContain('邮箱地址不正确'))
  })
})
