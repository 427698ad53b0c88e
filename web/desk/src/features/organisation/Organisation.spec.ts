import { beforeEach, expect, it, vi } from 'vitest'
import { press, refusalAt, shown, type } from '../../../../test/support/acts.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { place } from '../../../../test/support/place.ts'
import { FakeServer, Refusal } from '../../../fake/server.ts'
import Organisation from './Organisation.vue'
import { aTree, aUnit } from './samples.ts'

let server: FakeServer
beforeEach(() => {
  document.body.innerHTML = ''
  server = new FakeServer().on('GET', '/api/units', () => aTree()).on('GET', '/api/units/u1', () => aUnit())
  vi.stubGlobal('fetch', server.fetch)
})
const show = () => place(Organisation, { path: '/settings/units' })

it('shows the tree and the file of its first unit', async () => {
  server.on('GET', '/api/units/u1', () =>
    aUnit({
      posts: [
        {
          id: 'w1',
          person: { id: 'p1', name: 'Qin Minghui' },
          mobile: null,
          title: 'Officer',
          rank: 'STAFF',
          partTime: true,
          validFrom: '2024-01-01',
          validTo: null,
          version: 1,
        },
      ],
    }),
  )
  await show()
  await eventually(() => expect(shown()).toContain('Qin Minghui'))
  expect(shown()).toContain('Inspection office')
  expect(shown()).toContain('办公室、中心')
  expect(shown()).toContain('兼职')
})

it('says what to do first when there is no unit', async () => {
  server.on('GET', '/api/units', () => aTree({ units: [] }))
  await show()
  await eventually(() => expect(shown()).toContain('还没有单位'))
})

it('says why the tree did not come', async () => {
  server.on('GET', '/api/units', () => {
    throw new Refusal(403, 'ACCESS-NOT-PERMITTED', '您没有这项权限')
  })
  await show()
  await eventually(() => expect(document.querySelector('[role=alert]')).not.toBeNull())
})

it('shows a refused name at its field and keeps what was typed', async () => {
  server.on('POST', '/api/units', () => {
    throw new Refusal(422, 'ORGANISATION-NAME-TAKEN', '这个名字已属于另一单位', [
      { field: 'facts.name', code: 'ORGANISATION-NAME-TAKEN', detail: '这个名字已属于另一单位' },
    ])
  })
  await show()
  await press('新设单位')
  await type('unit-name', 'Inspection office')
  document.getElementById('unit-name')!.closest('form')!.dispatchEvent(new Event('submit'))
  await eventually(() => expect(refusalAt('unit-name')).toBe('这个名字已属于另一单位'))
  expect(document.querySelector<HTMLInputElement>('#unit-name')!.value).toBe('Inspection office')
  const sent = server.seen.find((request) => request.method === 'POST')!
  expect(sent.body).toMatchObject({ facts: { name: 'Inspection office', parent: 'u1' }, from: null })
})

it('ends a unit with the version seen, and shows a refused day at its field', async () => {
  server.on('POST', '/api/units/{id}/close', () => {
    throw new Refusal(422, 'ORGANISATION-DATE-BEFORE-STATE', '日期早于现状的起始日期', [
      { field: 'on', code: 'ORGANISATION-DATE-BEFORE-STATE', detail: '日期早于现状的起始日期' },
    ])
  })
  await show()
  await press('撤并')
  await eventually(() => expect(document.getElementById('unit-on')).not.toBeNull())
  document.getElementById('unit-on')!.closest('form')!.dispatchEvent(new Event('submit'))
  await eventually(() => expect(refusalAt('unit-on')).toBe('日期早于现状的起始日期'))
  const sent = server.seen.find((request) => request.method === 'POST')!
  expect(sent.path).toBe('/api/units/u1/close')
  expect(sent.body).toMatchObject({ successor: null, version: 2 })
})
