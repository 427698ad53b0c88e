import { ProblemError } from '@bihuan/api/problem.ts'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { eventually } from '../../../test/support/eventually.ts'
import { place } from '../../../test/support/place.ts'
import { FakeServer } from '../../fake/server.ts'
import type { SearchGroup } from '../features.ts'
import search from '../features/search/plug.ts'
import SearchPalette from './SearchPalette.vue'

const group = (id: string, titles: string[], all?: { to: string; label: string }): SearchGroup => ({
  id,
  labelKey: `search.group.${id}`,
  hits: titles.map((title) => ({ id: title, title, to: `/${id}/${title}` })),
  ...(all && { all }),
})

async function open(find: (text: string, signal: AbortSignal) => Promise<SearchGroup[]>) {
  document.body.innerHTML = ''
  const placed = await place(SearchPalette, {
    props: { modelValue: true, sources: [{ id: 'everything', search: find }] },
  })
  const input = await eventually(() => {
    const found = document.querySelector<HTMLInputElement>('[role=combobox]')
    if (!found) throw new Error('not open yet')
    return found
  })
  const type = (text: string) => {
    input.value = text
    input.dispatchEvent(new Event('input'))
  }
  const press = (key: string, more: KeyboardEventInit = {}) =>
    input.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true, ...more }))
  return { ...placed, type, press }
}
const shown = () => document.body.textContent ?? ''
const chosen = () => document.querySelector('[aria-selected=true]')?.textContent ?? ''

describe('search palette', () => {
  beforeEach(() => sessionStorage.clear())

  it('asks once after a pause in typing and shows the groups', async () => {
    const find = vi.fn(async () => [group('matters', ['喷淋停用']), group('units', ['喷淋中心'])])
    const { type } = await open(find)
    type('喷')
    type('喷淋')
    await eventually(() => expect(shown()).toContain('喷淋中心'))
    expect(find).toHaveBeenCalledOnce()
    expect([...document.querySelectorAll('h3')].map((one) => one.textContent)).toEqual(['事项', '单位'])
  })

  it('moves with the arrows over all groups and opens with Enter', async () => {
    const { type, press, router } = await open(async () => [
      group('matters', ['甲'], { to: '/matters?q=x', label: '在台账中查看全部' }),
      group('units', ['乙']),
    ])
    type('x')
    await eventually(() => expect(chosen()).toContain('甲'))
    press('ArrowDown')
    await eventually(() => expect(chosen()).toContain('在台账中查看全部'))
    press('ArrowDown')
    await eventually(() => expect(chosen()).toContain('乙'))
    press('Enter')
    await eventually(() => expect(router.currentRoute.value.path).toBe('/units/乙'))
  })

  it('opens a new tab with Ctrl Enter and remembers what was opened', async () => {
    const tab = vi.spyOn(window, 'open').mockReturnValue(null)
    const { type, press, router } = await open(async () => [group('matters', ['甲'])])
    type('x')
    await eventually(() => expect(chosen()).toContain('甲'))
    press('Enter', { ctrlKey: true })
    await eventually(() =>
      expect(tab).toHaveBeenCalledWith(expect.stringContaining('/matters/'), '_blank', 'noopener'),
    )
    expect(router.currentRoute.value.path).toBe('/')
    type('')
    await eventually(() => expect(shown()).toContain('最近打开'))
    expect(shown()).toContain('甲')
  })

  it('never shows a late answer over a newer one', async () => {
    const answers = new Map<string, (groups: SearchGroup[]) => void>()
    const { type } = await open((text) => new Promise((resolve) => answers.set(text, resolve)))
    type('旧')
    await eventually(() => expect(answers.has('旧')).toBe(true))
    type('新')
    await eventually(() => expect(answers.has('新')).toBe(true))
    answers.get('新')!([group('matters', ['新的'])])
    await eventually(() => expect(shown()).toContain('新的'))
    answers.get('旧')!([group('matters', ['旧的'])])
    await new Promise((resolve) => setTimeout(resolve))
    expect(shown()).not.toContain('旧的')
  })

  it('opens the best hit when Enter came before the answer', async () => {
    let answer!: (groups: SearchGroup[]) => void
    const { type, press, router } = await open(() => new Promise((resolve) => (answer = resolve)))
    type('118')
    await eventually(() => expect(answer).toBeDefined())
    press('Enter')
    answer([group('matters', ['患118'])])
    await eventually(() => expect(router.currentRoute.value.path).toBe('/matters/患118'))
  })

  it('leaves Enter to the input method while it composes', async () => {
    const { type, press, router } = await open(async () => [group('matters', ['甲'])])
    type('x')
    await eventually(() => expect(chosen()).toContain('甲'))
    press('Enter', { isComposing: true })
    expect(router.currentRoute.value.path).toBe('/')
  })

  it('says that nothing was found, and what failed with its code and a retry', async () => {
    let fails = true
    const { type } = await open(async () => {
      if (fails) throw new ProblemError(503, { code: 'DATABASE-BUSY' })
      return []
    })
    type('没有的')
    await eventually(() => expect(shown()).toContain('DATABASE-BUSY'))
    fails = false
    document.querySelector<HTMLButtonElement>('[role=alert] button')!.click()
    await eventually(() => expect(shown()).toContain('没有找到“没有的”'))
  })
})

describe('search over everything', () => {
  const found = {
    query: '吕晓东',
    matters: {
      items: [
        {
          id: 'm1',
          number: '患〔2026〕118号',
          title: '喷淋停用',
          state: 'ASSIGNED',
          light: 'GREY',
          leadUnit: '澜河街道',
          why: 'RESPONSIBLE',
          matched: '吕晓东',
        },
      ],
      more: true,
    },
    subjects: {
      items: [
        {
          id: 's1',
          name: '东澜晨光精工有限公司',
          state: 'IN_OPERATION',
          creditCode: null,
          address: '澜河街道',
        },
      ],
      more: false,
    },
    units: {
      items: [{ id: 'u1', name: '建设局', kind: 'DEPARTMENT', why: 'ALIAS', matched: '建委' }],
      more: false,
    },
    people: {
      items: [{ id: 'p1', name: '吕晓东', posts: ['澜河街道 主任'], why: 'NAME', matched: null }],
      more: false,
    },
    files: {
      items: [
        {
          id: 'f1',
          name: '报告.pdf',
          mediaType: 'application/pdf',
          uploadedAt: '2026-11-20T01:30:00Z',
          matterId: 'm1',
          matterNumber: '患〔2026〕118号',
          matterTitle: '喷淋停用',
        },
      ],
      more: false,
    },
  }

  it('leads each hit to its page and says why it was found', async () => {
    vi.stubGlobal('fetch', new FakeServer().on('GET', '/api/search', () => found).fetch)
    await place({ render: () => null })
    const groups = await search.searchSource.search('吕晓东', new AbortController().signal)
    expect(groups.flatMap((one) => one.hits).map(({ to, why }) => [to, why ?? ''])).toEqual([
      ['/matters/m1', '责任人：吕晓东'],
      ['/subjects/s1', ''],
      ['/settings/units?unit=u1', '别名：建委'],
      [`/settings/people?q=${encodeURIComponent('吕晓东')}`, ''],
      ['/matters/m1', ''],
    ])
    expect(groups[0]!.all).toEqual({
      to: `/matters?stage=ALL&q=${encodeURIComponent('吕晓东')}`,
      label: '在台账中查看全部',
    })
  })
})
