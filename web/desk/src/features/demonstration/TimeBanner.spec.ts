import { flushPromises } from '@vue/test-utils'
import { present } from '@bihuan/ui/date/present.ts'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { eventually } from '../../../../test/support/eventually.ts'
import { place } from '../../../../test/support/place.ts'
import { FakeServer } from '../../../fake/server.ts'
import { aSession, withSession } from '../../../fake/session.ts'
import { useSession } from '../../session/session.store.ts'
import type { Reading } from './demonstration.api.ts'
import TimeBanner from './TimeBanner.vue'

const reading: Reading = {
  demonstration: true,
  moving: false,
  now: '2026-11-23T02:00:00Z',
  aheadSeconds: 3 * 86_400,
}
let server: FakeServer
beforeEach(() => {
  server = new FakeServer()
  vi.stubGlobal('fetch', server.fetch)
})

async function show(answer: Reading, permits: ReturnType<typeof aSession>['permits'] = []) {
  withSession(server, aSession({ permits })).on('GET', '/api/demonstration/clock', () => answer)
  const { wrapper } = await place(TimeBanner)
  await useSession().ensure()
  await flushPromises()
  return wrapper
}

describe('demonstration time', () => {
  it('says nothing where the time is the true one', async () => {
    const wrapper = await show({ ...reading, demonstration: false, aheadSeconds: 0 }, ['SYSTEM_SETTINGS'])
    expect(wrapper.text()).toBe('')
    expect(Math.abs(present() - Date.now())).toBeLessThan(1000)
  })

  it('tells everybody how far the time was moved and lets nobody but the administrator move it', async () => {
    const wrapper = await show(reading)
    await eventually(() => expect(wrapper.text()).toContain('演示时间 2026-11-23 10:00'))
    expect(wrapper.text()).toContain('比真实时间快 3 天 0 小时')
    expect(wrapper.findAll('button')).toHaveLength(0)
    expect(Math.round((present() - Date.now()) / 1000)).toBe(3 * 86_400)
  })

  it('moves a day from the present of the server', async () => {
    const moved = { ...reading, now: '2026-11-24T02:00:00Z', aheadSeconds: 4 * 86_400 }
    server.on('POST', '/api/demonstration/clock', () => moved)
    const wrapper = await show(reading, ['SYSTEM_SETTINGS'])
    await eventually(() => expect(wrapper.findAll('button')).toHaveLength(3))
    await wrapper.findAll('button')[1]!.trigger('click')
    await eventually(() => expect(wrapper.text()).toContain('演示时间 2026-11-24 10:00'))
    const sent = server.seen.find((one) => one.method === 'POST')
    expect(sent?.body).toEqual({ to: '2026-11-24T02:00:00.000Z' })
  })
})
