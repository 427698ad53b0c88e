import { expect, test } from '@playwright/test'
import { login, someone } from '../support/login.ts'
import { addresses, LANGUAGES, settle, SIZES, speak } from '../support/screens.ts'

const FOLDER = 'test-results/screens'

for (const language of LANGUAGES) {
  test(`every page of the navigation can be drawn @screens (${language})`, async ({ page }) => {
    test.setTimeout(600_000)
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`))
    await speak(page, language)
    await page.goto('/login')
    await settle(page)
    await page.screenshot({ path: `${FOLDER}/login.${language}.png` })
    await login(page, someone('ducha'))
    const all = [...(await addresses(page)), '/gallery', '/no-such-page']
    for (const address of all) {
      const name = address.replace(/^\//, '').replaceAll('/', '-') || 'start'
      for (const size of SIZES) {
        await page.setViewportSize(size)
        await page.goto(address)
        await settle(page)
        await page.screenshot({ path: `${FOLDER}/${name}.${size.width}.${language}.png` })
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(overflow, `${address} is wider than the window`).toBeLessThanOrEqual(0)
      }
    }
    expect(problems).toEqual([])
  })
}
