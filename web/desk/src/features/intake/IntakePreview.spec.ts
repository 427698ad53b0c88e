import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { eventually } from '../../../../test/support/eventually.ts'
import { place } from '../../../../test/support/place.ts'
import { FakeServer, Refusal } from '../../../fake/server.ts'
import IntakePreview from './IntakePreview.vue'
import type { Row } from './intake.api.ts'
import { aBatch, aCell, aFaultyRow, aRow, FIELDS, ID } from './samples.ts'

let server: FakeServer
let items: Row[]
let total: number
let unmount = () => {}
beforeEach(() => {
  document.body.innerHTML = ''
  Element.prototype.scrollIntoView = vi.fn()
  items = [aRow(3), aFaultyRow(4)]
  total = 2
  server = new FakeServer()
    .on('GET', `/api/intake/batches/${ID}/rows`, ({ query }) => ({
      items,
      page: Number(query.get('page')),
      size: 50,
      total,
    }))
    .on('GET', '/api/intake/fields', () => FIELDS)
    .on('GET', '/api/units', () => ({ units: [] }))
  vi.stubGlobal('fetch', server.fetch)
})
afterEach(() => unmount())

const faulty = () =>
  aBatch({
    rows: { READY: 1, FAULTY: 1 },
    outcomes: { NEW: 2 },
    issues: [{ code: 'LEDGER-DATE-IMPOSSIBLE', severity: 'ERROR', cells: 1, rows: 1 }],
  })

async function open(batch = faulty(), path = `/intake/${ID}`) {
  const placed = await place(IntakePreview, { path, props: { batch } })
  unmount = () => placed.wrapper.unmount()
  await eventually(() => expect(placed.wrapper.find('table').exists() || total === 0).toBe(true))
  return placed
}
const press = (wrapper: Awaited<ReturnType<typeof open>>['wrapper'], text: string) =>
  wrapper
    .findAll('button')
    .find((button) => button.text().startsWith(text))!
    .trigger('click')

describe('preview of a ledger', () => {
  it('shows what each row will do and what is wrong in which cell', async () => {
    const { wrapper } = await open()
    for (const part of ['新增 2', '可导入 1', '有错误 1', '日期不存在 · 1 处', '这一天不存在', '2026-13-02'])
      expect(wrapper.text()).toContain(part)
    const whole = wrapper.findAll('button').find((button) => button.text() === '整表导入 2 行')!
    expect(whole.attributes('disabled')).toBeDefined()
    expect(whole.attributes('title')).toBe('还有 1 行有错误，请先更正或排除')
  })

  it('corrects a cell in its place', async () => {
    server.on('PUT', `/api/intake/batches/${ID}/rows/4/cells/dueOn`, () => {
      const row = aRow(4)
      row.cells['dueOn'] = aCell('D4', '2026-12-20', { corrected: true })
      items = [aRow(3), row]
      return row
    })
    const { wrapper } = await open()
    await wrapper.get('button.cell.faulty').trigger('click')
    const input = wrapper.get('input[aria-label="更正 D4 办结时限"]')
    await input.setValue('2026-12-20')
    await input.trigger('keydown', { key: 'Enter' })
    await eventually(() => expect(wrapper.find('.cell.corrected').exists()).toBe(true))
    expect(wrapper.get('.cell.corrected').text()).toBe('2026-12-20')
    expect(server.seen.find((request) => request.method === 'PUT')!.body).toEqual({ text: '2026-12-20' })
    expect(wrapper.find('button.cell.faulty').exists()).toBe(false)
  })

  it('keeps the typed text when a correction is refused', async () => {
    server.on('PUT', `/api/intake/batches/${ID}/rows/4/cells/dueOn`, () => {
      throw new Refusal(409, 'INTAKE-NOT-CHECKED', '该批次尚未读取完成或已撤回。')
    })
    const { wrapper } = await open()
    await wrapper.get('button.cell.faulty').trigger('click')
    const input = wrapper.get<HTMLInputElement>('input[aria-label="更正 D4 办结时限"]')
    await input.setValue('2026-12-20')
    await input.trigger('keydown', { key: 'Enter' })
    await eventually(() => expect(document.body.textContent).toContain('该批次尚未读取完成或已撤回'))
    expect(wrapper.get<HTMLInputElement>('input[aria-label="更正 D4 办结时限"]').element.value).toBe(
      '2026-12-20',
    )
  })

  it('filters by outcome, state and kind of error in the address', async () => {
    const { wrapper, router } = await open()
    await press(wrapper, '新增')
    await eventually(() => expect(router.currentRoute.value.query).toEqual({ outcome: 'NEW' }))
    await press(wrapper, '有错误')
    await eventually(() => expect(router.currentRoute.value.query).toEqual({ state: 'FAULTY' }))
    await press(wrapper, '日期不存在')
    await eventually(() =>
      expect(router.currentRoute.value.query).toEqual({ code: 'LEDGER-DATE-IMPOSSIBLE' }),
    )
    const asked = () => server.seen.filter((request) => request.path.endsWith('/rows')).at(-1)!
    await eventually(() => expect(asked().query.get('code')).toBe('LEDGER-DATE-IMPOSSIBLE'))
  })

  it('jumps to the next error among a hundred thousand rows, and round to the first', async () => {
    total = 100_000
    server.on('GET', `/api/intake/batches/${ID}/rows/next-faulty`, ({ query }) =>
      Number(query.get('after')) < 70_004
        ? { rowNumber: 70_004, page: 1_401 }
        : { rowNumber: null, page: null },
    )
    const { wrapper, router } = await open(aBatch({ rows: { READY: 99_999, FAULTY: 1 } }))
    items = [aRow(70_003), aFaultyRow(70_004)]
    await press(wrapper, '下一处错误')
    await eventually(() => expect(wrapper.find('tr.here').text()).toContain('70004'))
    expect(router.currentRoute.value.query).toEqual({ page: '1401', row: '70004' })
    await press(wrapper, '下一处错误')
    const jumps = () => server.seen.filter((request) => request.path.endsWith('/next-faulty'))
    await eventually(() =>
      expect(jumps().map((jump) => jump.query.get('after'))).toEqual(['0', '70004', '0']),
    )
  })

  it('leaves a row out', async () => {
    server.on('PUT', `/api/intake/batches/${ID}/rows/4/excluded`, () => {
      const row: Row = { ...aFaultyRow(4), state: 'EXCLUDED' }
      items = [aRow(3), row]
      return row
    })
    const { wrapper } = await open()
    const row = wrapper.findAll('tbody tr').find((one) => one.text().startsWith('4'))!
    await row
      .findAll('button')
      .find((button) => button.text() === '排除')!
      .trigger('click')
    await eventually(() => expect(wrapper.text()).toContain('恢复'))
    expect(server.seen.find((request) => request.method === 'PUT')!.body).toEqual({ excluded: true })
  })

  it('asks for an unknown name once and learns it', async () => {
    let unknown = [{ name: '港城', rows: 12, suggestions: [{ unit: 'u1', name: '港城街道' }] }]
    server
      .on('GET', `/api/intake/batches/${ID}/unknown-names`, () => unknown)
      .on('POST', `/api/intake/batches/${ID}/names`, () => (unknown = []))
    const batch = faulty()
    batch.issues.push({ code: 'LEDGER-UNIT-UNKNOWN', severity: 'ERROR', cells: 12, rows: 12 })
    const { wrapper } = await open(batch)
    await eventually(() => expect(wrapper.text()).toContain('港城街道'))
    await press(wrapper, '港城街道')
    await press(wrapper, '记住')
    await eventually(() =>
      expect(server.seen.find((request) => request.method === 'POST')?.body).toEqual({
        name: '港城',
        unit: 'u1',
      }),
    )
    await eventually(() => expect(wrapper.text()).not.toContain('不认识的单位名称'))
  })

  it('tells what to do with a ledger that holds no row', async () => {
    items = []
    total = 0
    const { wrapper, router } = await open(aBatch({ rows: {}, outcomes: {} }))
    await eventually(() => expect(wrapper.text()).toContain('表头下面没有数据行'))
    expect(wrapper.text()).not.toContain('换一个筛选条件')
    expect(wrapper.text()).toContain('上传另一个文件')
    const change = wrapper.findAll('button').filter((button) => button.text() === '改对应关系')
    await change.at(-1)!.trigger('click')
    await eventually(() => expect(router.currentRoute.value.query).toEqual({ change: '1' }))
  })

  it('names who has a number and gives new numbers to one row or to all', async () => {
    const row = aRow(4, { state: 'FAULTY' })
    row.cells['number'] = aCell('A4', '督〔2026〕7号', {
      issues: [
        {
          code: 'LEDGER-NUMBER-IN-USE',
          severity: 'ERROR',
          params: ['督〔2026〕7号', '督〔2026〕7号', '旧厂房拆除'],
        },
      ],
    })
    items = [aRow(3), row]
    const batch = aBatch({
      rows: { READY: 1, FAULTY: 1 },
      issues: [{ code: 'LEDGER-NUMBER-IN-USE', severity: 'ERROR', cells: 1, rows: 1 }],
    })
    batch.plan!.mapping['5'] = 'number'
    server.on('POST', `/api/intake/batches/${ID}/new-numbers`, () => aBatch({ rows: { READY: 2 } }))
    const { wrapper } = await open(batch)
    await eventually(() => expect(wrapper.text()).toContain('已被事项“旧厂房拆除”使用'))
    expect(wrapper.text()).toContain('1 行的编号不能用')
    await wrapper
      .findAll('tbody button')
      .find((button) => button.text() === '另编新号')!
      .trigger('click')
    const asked = () => server.seen.filter((request) => request.method === 'POST').map((one) => one.body)
    await eventually(() => expect(asked()).toEqual([{ row: 4 }]))
    await press(wrapper, '这 1 行全部另编新号')
    await eventually(() =>
      expect(document.querySelector('.el-message-box')?.textContent).toContain('原表不变'),
    )
    document.querySelector<HTMLButtonElement>('.el-message-box__btns .el-button--primary')!.click()
    await eventually(() => expect(asked()).toEqual([{ row: 4 }, { row: null }]))
  })

  it('asks before a ledger comes in whose cells contradict each other', async () => {
    const { wrapper } = await open(
      aBatch({
        rows: { READY: 2 },
        issues: [{ code: 'LEDGER-DONE-ON-BUT-OPEN', severity: 'WARNING', cells: 2, rows: 2 }],
      }),
    )
    await press(wrapper, '整表导入 2 行')
    await eventually(() => expect(document.body.textContent).toContain('有 2 处内容自相矛盾'))
    expect(server.seen.some((request) => request.method === 'POST')).toBe(false)
  })

  it('says so when no row fits the filter', async () => {
    items = []
    total = 0
    const { wrapper } = await open(faulty(), `/intake/${ID}?outcome=KEPT`)
    await eventually(() => expect(wrapper.text()).toContain('没有符合条件的行'))
  })
})
