import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { aSession, withSession } from '../../../fake/session.ts'
import { FakeServer } from '../../../fake/server.ts'
import { place } from '../../../../test/support/place.ts'
import type { MatterRow } from '../../shared/matters.ts'
import Workbench from './Workbench.vue'
import { countOf, type Desk } from './workbench.api.ts'

const row = (id: string, title: string): MatterRow => ({
  id,
  number: `S-${id}`,
  title,
  typeCode: 'X',
  severity: null,
  urgent: false,
  state: 'ASSIGNED',
  round: 1,
  percent: 0,
  light: 'BLUE',
  leadUnit: null,
  responsibleName: null,
  subjectName: null,
  place: null,
  sourceKind: 'MEETING',
  sourceText: null,
  originalDueOn: '2026-11-25',
  dueOn: '2026-11-25',
  daysLeft: 3,
  elapsedPercent: 50,
  stepDueAt: null,
  openedAt: '2026-11-02T01:00:00Z',
  closedAt: null,
  lastEventAt: '2026-11-19T01:00:00Z',
  urgeCount: 0,
  instructed: false,
  rung: null,
  parentId: null,
  parentNumber: null,
  subTasks: 0,
  subTasksDone: 0,
  restricted: false,
  version: 2,
})
let desk: Desk
let server: FakeServer
let unmount = () => {}

beforeEach(() => {
  desk = {
    mine: [
      { task: 'SIGN', rows: [row('a', 'Sign this')], parts: [], total: 1 },
      { task: 'HANDLE', rows: [row('b', 'Work on that')], parts: [], total: 30 },
    ],
    waitingOnOthers: { task: 'HANDLE', rows: [], parts: [], total: 0 },
    turnedRed: [],
    turnedRedTotal: 0,
  }
  server = withSession(new FakeServer(), aSession({ permits: ['MATTER_READ'] }))
    .on('GET', '/api/workbench', () => desk)
    .on('GET', '/api/matter-types', () => [])
  vi.stubGlobal('fetch', server.fetch)
})
afterEach(() => unmount())

async function open() {
  const { wrapper } = await place(Workbench, { path: '/workbench', language: 'en' })
  unmount = () => wrapper.unmount()
  for (let i = 0; i < 6; i++) await flushPromises()
  return wrapper
}

it('shows what is mine by task, and what waits', async () => {
  const text = (await open()).text()
  for (const one of ['To sign for', 'Sign this', 'To work on', 'Work on that', 'Nothing waits on others.'])
    expect(text).toContain(one)
})

it('signs in the row and asks the server anew', async () => {
  server.on('POST', '/api/matters/a/acts', () => {
    desk = { ...desk, mine: desk.mine.slice(1) }
    return {}
  })
  const wrapper = await open()
  await wrapper.find('li .el-button').trigger('click')
  for (let i = 0; i < 6; i++) await flushPromises()
  expect(server.seen.find((one) => one.method === 'POST')?.body).toMatchObject({
    version: 2,
    order: { act: 'RECEIVE' },
  })
  expect(wrapper.text()).not.toContain('Sign this')
})

it('says so when there is nothing to do', async () => {
  desk = { ...desk, mine: [] }
  expect((await open()).text()).toContain('Nothing needs you now.')
})

it('counts all that is to do, not only the rows shown', () => {
  expect(countOf(desk)).toBe(31)
  expect(countOf(undefined)).toBeNull()
})

it('shows each sub-task by its own clock, and the way to its matter', async () => {
  const part = {
    id: 'p1',
    matterId: 'm9',
    number: 'S-9',
    title: 'Power for the park',
    unit: { id: 'u1', name: 'Xinqiao' },
    what: 'Provide the load table',
    givenAt: '2026-11-02T01:00:00Z',
    dueOn: '2026-11-18',
    daysLeft: -2,
    mandatory: true,
    state: 'SIGNED',
    light: 'RED',
    rung: 'RED',
    urgeCount: 1,
  } as const
  desk = { ...desk, mine: [{ task: 'SUB_TASK', rows: [], parts: [part], total: 1 }] }
  const wrapper = await open()

  for (const one of ['Sub-tasks for me', 'Provide the load table', 'Mandatory', 'Overdue', 'Signed'])
    expect(wrapper.text()).toContain(one)
  expect(wrapper.get('li a').attributes('href')).toBe('/matters/m9')
})
