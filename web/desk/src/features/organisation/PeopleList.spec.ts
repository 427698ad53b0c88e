import { beforeEach, expect, it, vi } from 'vitest'
import { pageOf, press, refusalAt, shown, type } from '../../../../test/support/acts.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { place } from '../../../../test/support/place.ts'
import { FakeServer, Refusal } from '../../../fake/server.ts'
import type { PersonRow } from './organisation.api.ts'
import PeopleList from './PeopleList.vue'
import { aPerson, aTree } from './samples.ts'

let server: FakeServer
let people: PersonRow[]
beforeEach(() => {
  document.body.innerHTML = ''
  people = [
    aPerson(),
    aPerson({ id: 'p2', name: 'Lv An', posts: [], validTo: '2026-01-01', allowedActions: [] }),
  ]
  server = new FakeServer()
    .on('GET', '/api/units', () => aTree())
    .on('GET', '/api/people', () => pageOf(people))
  vi.stubGlobal('fetch', server.fetch)
})
const routes = [
  { path: '/settings/people', name: 'people', component: { render: () => null } },
  { path: '/settings/units', name: 'units', component: { render: () => null } },
]
const show = (query = '') => place(PeopleList, { path: `/settings/people${query}`, routes })

it('shows people with their posts, and asks for what the address says', async () => {
  await show('?q=qmh&unit=u1&left=1&page=2')
  await eventually(() => expect(shown()).toContain('Qin Minghui'))
  expect(shown()).toContain('Officer')
  expect(shown()).toContain('已离任')
  expect(shown()).toContain('没有任职')
  const asked = server.seen.find((request) => request.path === '/api/people')!.query
  expect(Object.fromEntries(asked)).toEqual({ q: 'qmh', unitId: 'u1', left: 'true', page: '2', size: '50' })
})

it('says that nobody was found', async () => {
  people = []
  await show()
  await eventually(() => expect(shown()).toContain('没有找到人员'))
})

it('says that the list failed, and asks again', async () => {
  let broken = true
  server.on('GET', '/api/people', () => {
    if (broken) throw new Refusal(500, 'SERVER-FAILED', '系统出错')
    return pageOf(people)
  })
  await show()
  await eventually(() => expect(document.querySelector('[role=alert]')).not.toBeNull())
  broken = false
  await press('重试')
  await eventually(() => expect(shown()).toContain('Qin Minghui'))
})

it('mends a person with the version seen, and shows a refusal at its field', async () => {
  server.on('PUT', '/api/people/{id}', () => {
    throw new Refusal(422, 'REQUEST-FIELDS-WRONG', '有字段填写不正确', [
      { field: 'facts.mobile', code: 'FIELD-Pattern', detail: '电话不正确' },
    ])
  })
  await show()
  await press('更正')
  await type('person-mobile', 'abc')
  document.getElementById('person-mobile')!.closest('form')!.dispatchEvent(new Event('submit'))
  await eventually(() => expect(refusalAt('person-mobile')).toBe('电话不正确'))
  const sent = server.seen.find((request) => request.method === 'PUT')!
  expect(sent.path).toBe('/api/people/p1')
  expect(sent.body).toEqual({ facts: { name: 'Qin Minghui', mobile: 'abc' }, version: 3 })
})
