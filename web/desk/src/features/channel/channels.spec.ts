import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { eventually } from '../../../../test/support/eventually.ts'
import { place } from '../../../../test/support/place.ts'
import { FakeServer } from '../../../fake/server.ts'
import { aSession, withSession } from '../../../fake/session.ts'
import type { ChannelRow, DeliveryRow } from './channel.api.ts'
import ChannelList from './ChannelList.vue'
import DeliveryList from './DeliveryList.vue'

const channel: ChannelRow = {
  id: '01990000-0000-7000-8000-0000000000c1',
  name: '督办工作群',
  format: 'WECOM',
  address: 'https://qyapi.weixin.qq.com/…',
  signed: false,
  unit: null,
  kinds: [],
  enabled: true,
  waiting: 0,
  dead: 2,
  sentAt: '2026-11-20T01:00:00Z',
  version: 1,
}
const delivery: DeliveryRow = {
  id: '01990000-0000-7000-8000-0000000000d1',
  channelId: channel.id,
  to: '督办工作群',
  kind: 'matter.urged',
  state: 'DEAD',
  tries: 8,
  triesAllowed: 8,
  createdAt: '2026-11-20T01:00:00Z',
  nextAt: null,
  settledAt: '2026-11-21T01:00:00Z',
  allowedActions: ['sendAgain'],
}
let server: FakeServer
beforeEach(() => {
  server = withSession(new FakeServer(), aSession({ permits: ['SYSTEM_SETTINGS'] }))
    .on('GET', '/api/units', () => ({ units: [] }))
    .on('GET', '/api/notice-channels', () => ({
      mail: { configured: false, from: '' },
      kinds: ['matter.urged'],
      page: { items: [channel, { ...channel, id: 'c2', name: '停用群', enabled: false, dead: 0 }], total: 2 },
    }))
    .on('GET', '/api/notice-deliveries', () => ({ items: [delivery], total: 1 }))
  vi.stubGlobal('fetch', server.fetch)
})

const routes = ['channels', 'deliveries'].map((name) => ({
  path: `/${name}`,
  name,
  component: { render: () => null },
}))

describe('channels', () => {
  it('shows what was given up with a link to it, and offers no test of what is off', async () => {
    const { wrapper } = await place(ChannelList, { path: '/channels', routes })
    await eventually(() => expect(wrapper.text()).toContain('督办工作群'))
    const link = wrapper.findAll('a').find((one) => one.text() === '2 条已放弃')!
    expect(link.attributes('href')).toContain('state=DEAD')
    expect(wrapper.text()).toContain('邮件服务器未配置')
    expect(wrapper.findAll('button').filter((one) => one.text() === '测试')).toHaveLength(1)
  })
})

describe('deliveries', () => {
  it('sends again what was given up', async () => {
    server.on('POST', '/api/notice-deliveries/{id}/send-again', () => delivery)
    const { wrapper } = await place(DeliveryList, { path: '/deliveries', routes })
    await eventually(() => expect(wrapper.text()).toContain('已放弃'))
    expect(wrapper.text()).toContain('8 / 8')
    await wrapper
      .findAll('button')
      .find((one) => one.text() === '重新发送')!
      .trigger('click')
    await flushPromises()
    await eventually(() =>
      expect(server.seen.some((one) => one.path.endsWith(`${delivery.id}/send-again`))).toBe(true),
    )
  })
})
