import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aSession, withSession } from '../../../fake/session.ts'
import { FakeServer, Refusal } from '../../../fake/server.ts'
import { place } from '../../../../test/support/place.ts'
import { useSession } from '../../session/session.store.ts'
import MatterList from './MatterList.vue'
import { aRow, TOTALS, TYPES } from './samples.ts'

let server: FakeServer
let rows = [aRow(), aRow({ id: 'b', number: 'H-7', title: 'Blocked exit', light: 'GREEN', version: 9 })]

beforeEach(() => {
  rows = [aRow(), aRow({ id: 'b', number: 'H-7', title: 'Blocked exit', light: 'GREEN', version: 9 })]
  server = withSession(
    new FakeServer(),
    aSession({ permits: ['MATTER_READ', 'MATTER_SUPERVISE', 'MATTER_URGE', 'MATTER_OPEN', 'LEDGER_EXPORT'] }),
  )
    .on('GET', '/api/matters', ({ query }) => ({
      items: rows,
      page: Number(query.get('page')),
      size: Number(query.get('size')),
      total: rows.length,
    }))
    .on('GET', '/api/matters/totals', () => TOTALS)
    .on('GET', '/api/matter-types', () => TYPES)
    .on('GET', '/api/units', () => ({ units: [] }))
    .on('GET', '/api/calendar', ({ query }) => ({ year: Number(query.get('year')), known: true, days: [] }))
    .on('GET', '/api/saved-views', () => [])
  vi.stubGlobal('fetch', server.fetch)
})

let unmount = () => {}
afterEach(() => unmount())

async function open(path = '/matters') {
  const placed = await place(MatterList, { path, language: 'en' })
  unmount = () => placed.wrapper.unmount()
  await useSession().ensure()
  await settle()
  return placed
}
async function settle() {
  for (let i = 0; i < 6; i++) await flushPromises()
}
const asked = (path: string) => server.seen.filter((one) => one.path === path).at(-1)!
const button = (text: string) =>
  [...document.querySelectorAll('button')].find((one) => one.textContent?.trim().startsWith(text))!

describe('ledger of matters', () => {
  it('shows rows with light, clock and totals', async () => {
    const { wrapper } = await open()
    expect(wrapper.text()).toContain('Power for the park')
    expect(wrapper.text()).toContain('1,284')
    expect(wrapper.text()).toContain('Overdue')
    expect(wrapper.text()).toContain('On pace')
  })

  it('asks for exactly what the address says', async () => {
    await open('/matters?light=red&type=HAZARD&urgent=1&sort=-updated&page=3&q=exit')
    const query = asked('/api/matters').query
    expect(Object.fromEntries(query)).toMatchObject({
      stage: 'LIVE',
      light: 'RED',
      type: 'HAZARD',
      urgent: 'true',
      sort: '-updated',
      page: '3',
      q: 'exit',
    })
    expect(asked('/api/matters/totals').query.has('light')).toBe(false)
  })

  it('narrows by a figure of the strip, and widens when it is pressed again', async () => {
    const { router } = await open()
    button('Red').click()
    await settle()
    expect(router.currentRoute.value.query).toEqual({ light: 'red' })
    button('Red').click()
    await settle()
    expect(router.currentRoute.value.query).toEqual({})
  })

  it('urges many and reports each row', async () => {
    server.on('POST', '/api/matters/acts', () => [
      { id: rows[0]!.id, done: true, code: null, detail: null },
      { id: 'b', done: false, code: 'MATTER-ACT-NOT-NOW', detail: '' },
    ])
    await open()
    document.querySelector<HTMLInputElement>('thead input[type=checkbox]')!.click()
    await settle()
    button('Urge').click()
    await settle()
    ;[...document.querySelectorAll<HTMLButtonElement>('.el-dialog button')]
      .find((one) => one.textContent?.trim() === 'Urge')!
      .click()
    await settle()
    expect(asked('/api/matters/acts').body).toMatchObject({
      items: [
        { id: rows[0]!.id, version: 4 },
        { id: 'b', version: 9 },
      ],
      order: { act: 'URGE', text: null },
    })
    expect(document.body.textContent).toContain('1 done, 1 not done')
    expect(document.body.textContent).toContain('Its present state does not allow this')
  })

  it('says what to do first when there is nothing', async () => {
    rows = []
    const { wrapper } = await open()
    expect(wrapper.text()).toContain('No live matters yet')
  })

  it('says that nothing matches under conditions', async () => {
    rows = []
    const { wrapper } = await open('/matters?light=red')
    expect(wrapper.text()).toContain('No matter matches')
  })

  it('shows the problem and its code when it failed', async () => {
    server.on('GET', '/api/matters', () => {
      throw new Refusal(400, 'PAGE-OUT-OF-RANGE')
    })
    const { wrapper } = await open()
    expect(wrapper.text()).toContain('PAGE-OUT-OF-RANGE')
  })
})
