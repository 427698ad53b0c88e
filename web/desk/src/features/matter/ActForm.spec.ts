import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aSession, withSession } from '../../../fake/session.ts'
import { FakeServer } from '../../../fake/server.ts'
import { place } from '../../../../test/support/place.ts'
import ActForm from './ActForm.vue'
import type { Act, MatterFile } from './matter.api.ts'
import { aFile, ID } from './samples.ts'

let server: FakeServer
let unmount = () => {}
beforeEach(() => {
  server = withSession(new FakeServer(), aSession())
    .on('GET', '/api/units', () => ({ units: [] }))
    .on('GET', '/api/calendar', ({ query }) => ({ year: Number(query.get('year')), known: true, days: [] }))
  vi.stubGlobal('fetch', server.fetch)
})
afterEach(() => unmount())

async function open(act: Act, file: MatterFile = aFile()) {
  const placed = await place(ActForm, { props: { act, file }, language: 'en' })
  unmount = () => placed.wrapper.unmount()
  await settle()
  return placed.wrapper
}
async function settle() {
  for (let i = 0; i < 6; i++) await flushPromises()
}
const text = () => document.querySelector<HTMLTextAreaElement>('.el-dialog textarea')!
function write(words: string) {
  text().value = words
  text().dispatchEvent(new Event('input'))
}
const submit = () => document.querySelector<HTMLButtonElement>('.el-dialog__footer .el-button--primary')!
const sent = () => server.seen.filter((one) => one.method === 'POST').map((one) => one.body)
function stale() {
  return new Response(
    JSON.stringify({
      status: 409,
      code: 'MATTER-STALE',
      detail: '',
      version: 6,
      changes: [{ seq: 5, at: '2026-11-20T01:00:00Z', event: 'Urged', actor: 'Shen' }],
    }),
    { status: 409, headers: { 'Content-Type': 'application/problem+json' } },
  )
}

describe('form of an act', () => {
  it('does not send what lacks words', async () => {
    await open('REPORT')
    submit().click()
    await settle()
    expect(sent()).toEqual([])
    await vi.waitFor(() => expect(document.body.textContent).toContain('Please fill this in'))
  })

  it('says from when a matter may be urged again, and sends nothing until then', async () => {
    const later = new Date(Date.now() + 3_600_000).toISOString()
    await open('URGE', aFile({ urgeAgainAt: later }))
    expect(document.querySelector('.el-dialog .waits')?.textContent).toContain('it can be urged again')
    expect(submit().disabled).toBe(true)
  })

  it('sends the order with the version it was decided on', async () => {
    server.on('POST', `/api/matters/${ID}/acts`, () => ({
      alreadyDone: false,
      matter: aFile({ version: 5 }),
    }))
    const wrapper = await open('REPORT')
    write('All done')
    submit().click()
    await settle()
    expect(sent()).toMatchObject([{ version: 4, order: { act: 'REPORT', text: 'All done', files: [] } }])
    expect(wrapper.emitted('done')?.[0]).toMatchObject([{ version: 5 }])
  })

  it('shows what others did, keeps the words, and sends them on the new version with the same command', async () => {
    let answers = 0
    server.on('POST', `/api/matters/${ID}/acts`, () =>
      answers++ === 0 ? stale() : { alreadyDone: false, matter: aFile({ version: 7 }) },
    )
    const wrapper = await open('REPORT')
    write('My report')
    submit().click()
    await settle()
    expect(document.body.textContent).toContain('Shen')
    expect(text().value).toBe('My report')
    submit().click()
    await settle()
    const [first, second] = sent() as { commandId: string; version: number; order: unknown }[]
    expect(second).toEqual({ ...first, version: 6 })
    expect(wrapper.emitted('done')).toHaveLength(1)
  })

  it('brings typed words back after it was closed', async () => {
    vi.useFakeTimers()
    await open('REPORT')
    write('Half a report')
    await vi.advanceTimersByTimeAsync(500)
    vi.useRealTimers()
    unmount()
    await open('REPORT')
    expect(text().value).toBe('Half a report')
  })
})
