import { expect, type Page } from '@playwright/test'

export const SIZES = [
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const
export const LANGUAGES = ['zh-CN', 'en'] as const

/** Chooses the interface language for the pages opened from now on. */
export async function speak(page: Page, language: (typeof LANGUAGES)[number]): Promise<void> {
  await page.addInitScript((one) => {
    const known = JSON.parse(localStorage.getItem('bihuan.preferences') ?? '{}') as object
    localStorage.setItem('bihuan.preferences', JSON.stringify({ ...known, language: one }))
  }, language)
}

/** Every address the navigation offers to whoever is logged in, jobs unfolded one by one. */
export async function addresses(page: Page): Promise<string[]> {
  const jobs = await hrefs(page, 'nav a.job')
  const all = new Set<string>(jobs)
  for (const job of jobs) {
    await page.goto(job)
    await page.locator('nav a.job').first().waitFor()
    for (const entry of await hrefs(page, 'nav a.entry')) all.add(entry)
  }
  return [...all]
}

async function hrefs(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '/'))
}

/** A page has settled when nothing is requested and nothing loads; the gallery shows a loading state for good. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  const busy = page.locator('[aria-busy="true"]:visible, .el-loading-mask:visible')
  if (!page.url().endsWith('/gallery')) await expect(busy).toHaveCount(0, { timeout: 20_000 })
  await page.evaluate(() => document.fonts.ready)
}
