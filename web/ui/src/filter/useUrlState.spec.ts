import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import { place } from '../../../test/support/place.ts'
import { urlChoice, urlDate, urlFlag, urlList, urlNumber, urlText, useUrlState } from './useUrlState.ts'

async function at(path: string) {
  let url!: ReturnType<typeof use>
  const use = () =>
    useUrlState({
      q: urlText(),
      type: urlList(),
      page: urlNumber(1),
      size: urlNumber(50, 20, 200),
      mine: urlFlag(),
      from: urlDate(),
      tab: urlChoice(['open', 'done'], 'open'),
    })
  const Page = defineComponent({
    setup() {
      url = use()
      return () => h('div')
    },
  })
  const { router } = await place(Page, { path })
  return { url, router, path: () => router.currentRoute.value.fullPath }
}

describe('URL state', () => {
  it('is read from a link', async () => {
    const { url } = await at('/m?q=喷淋&type=a&type=b&page=3&mine=1&from=2026-11-01&tab=done')
    expect({ ...url.state }).toEqual({
      q: '喷淋',
      type: ['a', 'b'],
      page: 3,
      size: 50,
      mine: true,
      from: '2026-11-01',
      tab: 'done',
    })
  })

  it('reads several values written with commas', async () => {
    const { url } = await at('/m?type=a,b&type=b,c,')
    expect(url.state.type).toEqual(['a', 'b', 'c'])
  })

  it('takes nonsense for absent', async () => {
    const { url } = await at('/m?page=-4&size=100000&from=yesterday&tab=%00&mine=yes&q=' + 'x'.repeat(5000))
    expect(url.state).toMatchObject({ page: 1, size: 50, from: '', tab: 'open', mine: false })
    expect(url.state.q).toHaveLength(200)
  })

  it('writes what differs from the usual and goes back to page one', async () => {
    const { url, path } = await at('/m?page=3&other=1')
    url.state.type = ['hazard', 'problem']
    url.state.mine = true
    await flushPromises()
    expect(path()).toBe('/m?other=1&type=hazard&type=problem&mine=1')
    url.state.page = 2
    await flushPromises()
    expect(url.state.page).toBe(2)
    url.state.type = []
    url.state.mine = false
    await flushPromises()
    expect(path()).toBe('/m?other=1')
  })

  it('stores and applies a view', async () => {
    const { url, path } = await at('/m?type=b&page=4&q=x&foreign=1')
    expect(url.text.value).toBe('q=x&type=b')
    url.apply('mine=1')
    await flushPromises()
    expect(path()).toBe('/m?foreign=1&mine=1')
    url.reset()
    await flushPromises()
    expect(path()).toBe('/m?foreign=1')
  })
})
