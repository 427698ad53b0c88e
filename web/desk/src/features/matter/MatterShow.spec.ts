import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aSession, withSession } from '../../../fake/session.ts'
import { FakeServer, Refusal } from '../../../fake/server.ts'
import { place } from '../../../../test/support/place.ts'
import MatterShow from './MatterShow.vue'
import { aFile, anEntry, aPhoto, ID, TYPES } from './samples.ts'

let server: FakeServer
let unmount = () => {}
beforeEach(() => {
  server = withSession(new FakeServer(), aSession())
    .on('GET', `/api/matters/${ID}`, () =>
      aFile({
        round: 2,
        urgeCount: 3,
        pending: {
          id: 'r',
          kind: 'EXTENSION',
          reason: 'Parts are late',
          requestedBy: 'Lv',
          wantedDueOn: '2026-12-05',
          accepted: null,
        },
      }),
    )
    .on('GET', `/api/matters/${ID}/timeline`, () => ({
      items: [
        anEntry({
          id: 'e3',
          event: 'Verified',
          round: 1,
          actor: 'Xu',
          facts: { conclusion: 'NOT_DONE', method: 'SITE', opinion: 'Still no power' },
        }),
        anEntry({ id: 'e2', event: 'Reported', facts: { text: 'Power is on' }, evidence: [aPhoto('p1')] }),
        anEntry({ id: 'e1', facts: { number: 'S-118', typeCode: 'SUPERVISED_ITEM' } }),
      ],
      page: 1,
      size: 100,
      total: 3,
    }))
    .on('GET', '/api/matter-types', () => TYPES)
    .on('GET', '/api/units', () => ({ units: [] }))
    .on('GET', '/api/calendar', ({ query }) => ({ year: Number(query.get('year')), known: true, days: [] }))
  vi.stubGlobal('fetch', server.fetch)
})
afterEach(() => unmount())

async function open(path = `/matters/${ID}`) {
  const placed = await place(MatterShow, { path, props: { id: ID }, language: 'en' })
  unmount = () => placed.wrapper.unmount()
  for (let i = 0; i < 6; i++) await flushPromises()
  return placed.wrapper
}

describe('file of a matter', () => {
  it('shows what it is, how it stands and what is asked for', async () => {
    const text = (await open()).text()
    for (const one of ['S-118', 'Power for the park', 'round 2', 'urged 3 times', 'Parts are late', 'Lanhe'])
      expect(text).toContain(one)
    expect(text).toContain('You wrote it')
  })

  it('tells what happened in words, with the words people wrote', async () => {
    const text = (await open()).text()
    expect(text).toContain('Not done · On site')
    expect(text).toContain('Still no power')
    expect(text).toContain('Power is on')
    expect(document.querySelector('img[src*="/api/evidence/p1/thumbnail"]')).not.toBeNull()
  })

  it('offers the acts the server allows, and no others', async () => {
    await open()
    const group = document.querySelector('[role=group][aria-label="What can be done"]')!
    expect([...group.querySelectorAll('button')].map((one) => one.textContent?.trim())).toEqual([
      'Progress',
      'Hand in',
    ])
  })

  it('opens the form named in the address', async () => {
    await open(`/matters/${ID}?act=REPORT`)
    expect(document.querySelector('.el-dialog')?.textContent).toContain('Result')
  })

  it('asks for the course as at a past moment', async () => {
    await open(`/matters/${ID}?asAt=2026-11-10T18:00`)
    const asked = server.seen
      .filter((one) => one.path.endsWith('/timeline'))
      .map((one) => one.query.get('asAt'))
    expect(asked).toContain('2026-11-10T18:00:59+08:00')
    expect(document.body.textContent).toContain('nothing later is shown')
  })

  it('does not tell a hidden matter from a missing one', async () => {
    server.on('GET', `/api/matters/${ID}`, () => {
      throw new Refusal(404, 'MATTER-NOT-FOUND', '没有这个事项，或您无权查看。')
    })
    expect((await open()).text()).toContain('MATTER-NOT-FOUND')
  })
})
