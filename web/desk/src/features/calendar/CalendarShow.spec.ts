import { beforeEach, expect, it, vi } from 'vitest'
import { press, shown } from '../../../../test/support/acts.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { place } from '../../../../test/support/place.ts'
import { FakeServer, Refusal } from '../../../fake/server.ts'
import CalendarShow from './CalendarShow.vue'
import CalendarUpload from './CalendarUpload.vue'
import type { CalendarYear, UploadedDays } from './calendar.api.ts'

let server: FakeServer
let year: CalendarYear
beforeEach(() => {
  document.body.innerHTML = ''
  year = {
    year: 2026,
    known: true,
    national: false,
    workdays: 248,
    days: [{ date: '2026-10-01', off: true, name: '国庆节', own: true }],
    upload: { source: '管发〔2026〕1号', uploadedAt: '2026-01-05T01:00:00Z', version: 4, days: 1 },
    allowedActions: ['upload', 'remove'],
  }
  server = new FakeServer().on('GET', '/api/calendar', () => year)
  vi.stubGlobal('fetch', server.fetch)
})
const show = () => place(CalendarShow, { path: '/settings/calendar?year=2026' })

it('shows the year of the address with its source', async () => {
  await show()
  await eventually(() => expect(shown()).toContain('全年 248 个工作日'))
  expect(shown()).toContain('管发〔2026〕1号')
  expect(shown()).toContain('依据本园区上传的安排')
  expect(server.seen[0]!.query.get('year')).toBe('2026')
})

it('warns when nothing is known of the year', async () => {
  year = { ...year, known: false, days: [], upload: null, allowedActions: [] }
  await show()
  await eventually(() => expect(shown()).toContain('暂按周末推算'))
  expect(shown()).not.toContain('上传年度安排')
})

it('says why the year did not come', async () => {
  server.on('GET', '/api/calendar', () => {
    throw new Refusal(500, 'SERVER-FAILED', '系统出错')
  })
  await show()
  await eventually(() => expect(document.querySelector('[role=alert]')).not.toBeNull())
})

it('takes an upload back with the version seen, after asking', async () => {
  server.on('DELETE', '/api/calendar/{year}', () => undefined)
  await show()
  await press('撤销上传')
  await eventually(() => expect(document.querySelector('.el-message-box')).not.toBeNull())
  await press('撤销上传')
  await eventually(() => {
    const sent = server.seen.find((request) => request.method === 'DELETE')
    expect(sent?.path).toBe('/api/calendar/2026')
    expect(sent?.query.get('version')).toBe('4')
  })
})

it('says beside the phrase that it cannot be read', async () => {
  server.on('GET', '/api/calendar/resolve', () => {
    throw new Refusal(422, 'CALENDAR-PHRASE-UNKNOWN', '读不懂这个期限', [
      { field: 'text', code: 'CALENDAR-PHRASE-UNKNOWN', detail: '读不懂这个期限' },
    ])
  })
  await show()
  const phrase = await eventually(() => {
    const one = document.querySelector<HTMLInputElement>('[aria-label="期限说法"]')
    expect(one).not.toBeNull()
    return one!
  })
  phrase.value = '过两天'
  phrase.dispatchEvent(new Event('input'))
  await press('推算')
  await eventually(() =>
    expect(document.querySelector('form [role=alert]')?.textContent).toContain('读不懂这个期限'),
  )
})

it('does not put a file in place that names no year', async () => {
  const { wrapper } = await place(CalendarUpload, { props: { modelValue: true, year } })
  const found: UploadedDays = {
    year: null,
    source: '',
    changes: [],
    errors: [{ row: 2, code: 'CALENDAR-ROW-DATE', text: 'x' }],
    complete: false,
    workdaysBefore: 0,
    workdaysAfter: 0,
  }
  wrapper.findComponent({ name: 'FileDrop' }).vm.$emit('sent', found)
  await eventually(() => expect(shown()).toContain('1 行读不懂'))
  const save = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === '确认生效')
  expect(save?.disabled).toBe(true)
})
