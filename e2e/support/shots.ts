import { expect, type Browser, type Page } from '@playwright/test'
import { login, someone } from './login.ts'
import { LANGUAGES, settle, SIZES, speak } from './screens.ts'

export type Language = (typeof LANGUAGES)[number]

/** Pictures of one language, with all that went wrong while they were taken. */
export class Shots {
  readonly problems: string[] = []
  private readonly folder = process.env['BIHUAN_SCREENS'] ?? 'test-results/screens'

  constructor(
    private readonly browser: Browser,
    private readonly language: Language,
  ) {}

  /** A browser in this language; without a name nobody is logged in. */
  async of(name?: string): Promise<Page> {
    const context = await this.browser.newContext({ locale: this.language, timezoneId: 'Asia/Shanghai' })
    const page = await context.newPage()
    page.on('pageerror', (error) => this.problems.push(`${page.url()}: ${error.message}`))
    page.on('console', (line) => {
      const expected = /Failed to load resource/.test(line.text())
      if (line.type() === 'error' && !expected) this.problems.push(`${page.url()}: ${line.text()}`)
    })
    await speak(page, this.language)
    if (name) await login(page, someone(name))
    return page
  }

  /** The page as it stands, at both sizes; what is wider than the window is a problem. */
  async take(page: Page, name: string): Promise<void> {
    for (const size of SIZES) {
      await page.setViewportSize(size)
      await settle(page)
      await page.screenshot({
        path: `${this.folder}/${name}.${size.width}.${this.language}.png`,
        animations: 'disabled',
      })
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (overflow > 0) this.problems.push(`${name} is ${overflow} wider than ${size.width}`)
      for (const key of await rawKeys(page)) this.problems.push(`${name} shows the key ${key}`)
    }
  }

  async visit(page: Page, address: string, name: string): Promise<void> {
    await page.setViewportSize(SIZES[0])
    await page.goto(address)
    await this.take(page, name)
  }

  /** Presses each button of the page's head in turn and takes what opens. */
  async heads(page: Page, address: string, name: string): Promise<void> {
    const buttons = page.locator('main .acts button:visible:enabled, main .acts .el-button:visible:enabled')
    const again = async (): Promise<void> => {
      await page.setViewportSize(SIZES[0])
      await page.goto(address)
      await settle(page)
    }
    await again()
    const count = await buttons.count()
    for (let i = 0; i < Math.min(count, 6); i++) {
      if (i > 0) await again()
      await buttons.nth(i).click()
      const opened = page.locator('.el-dialog:visible, .el-drawer:visible, .el-dropdown-menu:visible').first()
      const opens = await opened.waitFor({ timeout: 1500 }).then(
        () => true,
        () => false,
      )
      if (opens) await this.take(page, `${name}.opened-${i + 1}`)
    }
  }

  /** The page while the server answers everything but the session with an error. */
  async failed(page: Page, address: string, name: string): Promise<void> {
    const calls = /\/api\/(?!session|setup|notices\/stream)/
    const body = JSON.stringify({
      status: 500,
      title: 'Internal',
      code: 'PLATFORM-UNEXPECTED',
      traceId: '5f3a',
    })
    await page.route(calls, (route) =>
      route.fulfill({ status: 500, contentType: 'application/problem+json', body }),
    )
    await this.visit(page, address, `${name}.failed`)
    await page.unroute(calls)
  }

  done(): void {
    expect([...new Set(this.problems)]).toEqual([])
  }
}

/** Texts that look like keys of a message file. */
async function rawKeys(page: Page): Promise<string[]> {
  const text = await page.locator('body').innerText()
  return [...new Set(text.match(/(?<![/\w.])[a-z]+(?:\.[a-z][A-Za-z]*){2,}\b|\b[A-Z]+_[A-Z_]+\b/g) ?? [])]
}
