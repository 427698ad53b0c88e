import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeServer } from '../../../fake/server.ts'
import { place } from '../../../../test/support/place.ts'
import type { Notice } from './notice.api.ts'
import NoticeList from './NoticeList.vue'

const urged: Notice = {
  id: '01990000-0000-7000-8000-000000000001',
  kind: 'matter.urged',
  objectKind: 'matter',
  objectId: '01990000-0000-7000-8000-0000000000c1',
  facts: { by: '秦明辉', count: '2', number: '东督〔2026〕12号', title: '厂中厂隐患整改' },
  at: '2026-11-20T01:30:00Z',
  unread: true,
  readAt: null,
}
const strange: Notice = { ...urged, id: urged.id.replace(/1$/, '2'), kind: 'moon.landed', unread: false }

let server: FakeServer
beforeEach(() => {
  server = new FakeServer()
    .on('GET', '/api/notices', () => ({
      page: { items: [urged, strange], page: 1, size: 50, total: 2 },
      unread: 1,
    }))
    .on('POST', '/api/notices/{id}/read', () => undefined)
    .on('POST', '/api/notices/read-all', () => ({ count: 1 }))
  vi.stubGlobal('fetch', server.fetch)
})

async function page(language: 'zh-CN' | 'en' = 'zh-CN', path = '/notices') {
  const placed = await place(NoticeList, { path, language })
  await flushPromises()
  return placed
}

describe('notices', () => {
  it('are put into words here, in both languages', async () => {
    const chinese = await page()
    expect(chinese.wrapper.text()).toContain('秦明辉 第 2 次催办')
    expect(chinese.wrapper.text()).toContain('东督〔2026〕12号 · 厂中厂隐患整改')
    expect(chinese.wrapper.text()).toContain('有新的进展（moon.landed）')
    const english = await page('en')
    expect(english.wrapper.text()).toContain('秦明辉 urged, 2 so far')
  })

  it('open their matter and are then read', async () => {
    const { wrapper, router } = await page()
    await wrapper.get('button.what').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.path).toBe(`/matters/${urged.objectId}`)
    expect(server.seen.some((one) => one.method === 'POST' && one.params['id'] === urged.id)).toBe(true)
  })

  it('are marked read up to the newest on screen', async () => {
    const { wrapper } = await page()
    const button = wrapper.findAll('button').find((one) => one.text() === '全部标为已读')!
    await button.trigger('click')
    await flushPromises()
    expect(server.seen.find((one) => one.path === '/api/notices/read-all')?.body).toEqual({ upTo: urged.at })
  })

  it('keep the filter in the address', async () => {
    await page('zh-CN', '/notices?which=unread&room=matter')
    const asked = server.seen.find((one) => one.path === '/api/notices')!
    expect(asked.query.get('unread')).toBe('true')
    expect(asked.query.get('room')).toBe('matter')
  })
})
