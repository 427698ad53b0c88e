import { test, type Page } from '@playwright/test'
import { addresses, LANGUAGES, settle } from '../support/screens.ts'
import { Shots } from '../support/shots.ts'

/** Who sees which pages; an address taken for one person is not taken again for the next. */
const PEOPLE = ['ducha', 'xitong', 'anquan', 'shenji', 'lanhe', 'lingdao']
const LISTS = ['/matters', '/settings/people', '/settings/accounts', '/audit']

for (const language of LANGUAGES) {
  test(`every page can be drawn @screens (${language})`, async ({ browser }) => {
    test.setTimeout(1_800_000)
    const shots = new Shots(browser, language)
    const nobody = await shots.of()
    for (const address of ['/login', '/offline']) await shots.visit(nobody, address, named(address))
    const seen = new Set<string>()
    for (const name of PEOPLE) {
      const page = await shots.of(name)
      await shots.visit(page, '/', `start-${name}`)
      const own = (await addresses(page)).filter((address) => !seen.has(address))
      for (const address of own) {
        seen.add(address)
        await shots.visit(page, address, named(address))
        await shots.heads(page, address, named(address))
        await shots.failed(page, address, named(address))
        if (LISTS.includes(address))
          await shots.visit(page, `${address}?q=qqqqqqqq&actor=qqqqqqqq`, `${named(address)}.nothing`)
      }
      if (name === 'ducha') await more(shots, page)
      if (name === 'xitong') await shots.visit(page, '/roster', 'roster')
      await page.context().close()
    }
    shots.done()
  })
}

/** Pages that no navigation leads to: single matters of every stage, and what is refused or missing. */
async function more(shots: Shots, page: Page): Promise<void> {
  for (const address of [
    '/gallery',
    '/no-such-page',
    '/password',
    '/settings/accounts',
    '/matters/new',
    '/calendar',
  ])
    await shots.visit(page, address, `more-${named(address)}`)
  for (const stage of ['LIVE', 'CLOSED', 'DRAFT']) {
    await page.goto(`/matters?stage=${stage}`)
    await settle(page)
    const link = page.locator('main table a[href^="/matters/"]').first()
    const href = (await link.count()) ? await link.getAttribute('href') : null
    if (href === null) continue
    await shots.visit(page, href, `matter-${stage}`)
    await shots.heads(page, href, `matter-${stage}`)
    if (stage === 'LIVE') await shots.failed(page, href, `matter-${stage}`)
  }
  await page.goto('/intake')
  await settle(page)
  const batch = page.locator('main table a[href^="/intake/"]').first()
  const href = (await batch.count()) ? await batch.getAttribute('href') : null
  if (href !== null) await shots.visit(page, href, 'intake-show')
}

function named(address: string): string {
  return address.replace(/^\//, '').split('?')[0]!.replaceAll('/', '-') || 'start'
}
