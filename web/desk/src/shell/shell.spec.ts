import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { createPinia, setActivePinia } from 'pinia'
import { eventually } from '../../../test/support/eventually.ts'
import { place } from '../../../test/support/place.ts'
import { FakeServer } from '../../fake/server.ts'
import { aSession, withSession } from '../../fake/session.ts'
import type { FeaturePlug } from '../features.ts'
import { navigation } from '../navigation.ts'
import { usePreferences } from '../preferences/preferences.store.ts'
import SessionExpired from '../session/SessionExpired.vue'
import { useSession } from '../session/session.store.ts'
import type { Permit } from '../session/session.api.ts'
import Shell from './Shell.vue'
import { usePlugs } from './usePlugs.ts'

const page = { render: () => null }
const entry = (name: string, group: 'matter' | 'settings' | 'workbench', order: number, permit?: Permit) => ({
  path: `/${name}`,
  name,
  component: page,
  meta: { nav: { group, order, labelKey: `${name}.title`, ...(permit ? { permit } : {}) } },
})

describe('navigation', () => {
  const routes = [
    entry('roles', 'settings', 2, 'ACCOUNT_EDIT'),
    entry('units', 'settings', 1),
    entry('matters', 'matter', 1),
  ]

  it('shows the jobs in their order, with the pages this person may see', () => {
    const some = navigation(routes, () => false)
    expect(some.map((job) => [job.id, job.links.map((link) => link.name)])).toEqual([
      ['matter', ['matters']],
      ['settings', ['units']],
    ])
    const all = navigation(routes, (permit) => permit === 'ACCOUNT_EDIT')
    expect(all.at(-1)!.links.map((link) => link.name)).toEqual(['units', 'roles'])
  })
})

describe('shell', () => {
  async function show() {
    const server = withSession(new FakeServer(), aSession())
    vi.stubGlobal('fetch', server.fetch)
    const placed = await place(Shell)
    await useSession().ensure()
    await flushPromises()
    return placed
  }

  it('names zone, unit and person', async () => {
    const { wrapper } = await show()
    for (const part of ['东澜经济技术开发区', '督查室', '秦明辉'])
      expect(wrapper.get('header').text()).toContain(part)
  })

  it('folds the navigation and remembers it', async () => {
    const { wrapper } = await show()
    await wrapper.get('[aria-label="收起导航"]').trigger('click')
    expect(wrapper.get('.shell').classes()).toContain('narrow')
    await flushPromises()
    setActivePinia(createPinia())
    expect(usePreferences().navNarrow).toBe(true)
  })

  it('opens the search with Ctrl K and the key help with "?"', async () => {
    await show()
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }))
    await eventually(() => expect(document.querySelector('[role=combobox]')).not.toBeNull())
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', shiftKey: true, bubbles: true }))
    await eventually(() => expect(document.body.textContent).toContain('收起或展开导航'))
  })

  it('says that the network is down', async () => {
    const { wrapper } = await show()
    vi.stubGlobal('navigator', { ...navigator, onLine: false })
    window.dispatchEvent(new Event('offline'))
    await flushPromises()
    expect(wrapper.get('[role=status]').text()).toContain('网络已断开')
  })
})

describe('plugs of the features', () => {
  it('give counts and the search sources this person may use', async () => {
    const source = { id: 'm', permit: 'MATTER_READ' as const, search: async () => [] }
    const plugs: FeaturePlug[] = [
      { useCounts: () => ref({ notices: 7 }) },
      { useCounts: () => ref({ matters: 3 }), searchSource: source },
    ]
    let found!: ReturnType<typeof usePlugs>
    await place(defineComponent(() => ((found = usePlugs(plugs)), () => h('p'))))
    expect(found.counts.value).toEqual({ notices: 7, matters: 3 })
    expect(found.searchSources.value).toEqual([])
    useSession().session = aSession({ permits: ['MATTER_READ'] })
    expect(found.searchSources.value).toHaveLength(1)
  })
})

describe('ended session', () => {
  it('asks for the password over the page and lets the same person go on', async () => {
    vi.stubGlobal('fetch', withSession(new FakeServer(), aSession()).fetch)
    await place(SessionExpired)
    const session = useSession()
    await session.ensure()
    session.expire()
    const field = await eventually(() => {
      const found = document.querySelector<HTMLInputElement>('#login-password')
      if (!found) throw new Error('not open yet')
      return found
    })
    expect(document.querySelector<HTMLInputElement>('#login-name')!.value).toBe('qinmh')
    field.value = 'Bihuan-2026'
    field.dispatchEvent(new Event('input'))
    document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }))
    await eventually(() => expect(session.expired).toBe(false))
    expect(session.name).toBe('秦明辉')
  })
})
