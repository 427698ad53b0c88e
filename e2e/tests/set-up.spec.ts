import { expect, test } from '@playwright/test'
import { Shots } from '../support/shots.ts'

const CODE = process.env['BIHUAN_SETUP_CODE'] ?? 'BIHUAN_SETUP_CODE is not given'
const PASSWORD = 'Kongqu@2026'
const ADMINISTRATORS = [
  {
    kind: 'SYSTEM',
    name: '叶文川',
    login: 'xitong',
    may: '/settings/accounts',
    not: ['/settings/roles', '/audit'],
  },
  {
    kind: 'SECURITY',
    name: '罗静远',
    login: 'anquan',
    may: '/settings/roles',
    not: ['/settings/accounts', '/audit'],
  },
  {
    kind: 'AUDIT',
    name: '潘一帆',
    login: 'shenji',
    may: '/audit',
    not: ['/settings/accounts', '/settings/roles'],
  },
]

// Needs an installation that has never been set up, and the code its console printed in BIHUAN_SETUP_CODE.
test('an empty installation is set up in the browser, by three administrators who exclude each other @empty', async ({
  browser,
  page,
}) => {
  test.setTimeout(300_000)
  await test.step('the start page leads to the set-up, which is drawn in both languages', async () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const shots = new Shots(browser, language)
      const blank = await shots.of()
      await blank.goto('/')
      await expect(blank).toHaveURL(/\/setup$/)
      await shots.take(blank, 'setup')
      await blank.getByRole('button', { name: /完成初始化|Finish|Complete|Set up/ }).click()
      await shots.take(blank, 'setup-missing')
      shots.done()
    }
  })
  await page.goto('/setup')
  await test.step('a wrong code is refused at its field, and nothing typed is lost', async () => {
    await page.locator('#setup-code').fill('XXXX-XXXX')
    await page.locator('#zone-name').fill('空区经济技术开发区')
    await page.locator('#zone-short').fill('空区')
    await page.locator('#zone-code').fill('KQ')
    for (const one of ADMINISTRATORS) {
      await page.locator(`#${one.kind}-name`).fill(one.name)
      await page.locator(`#${one.kind}-login`).fill(one.login)
      await page.locator(`#${one.kind}-password`).fill(PASSWORD)
    }
    await page.getByRole('button', { name: '完成初始化' }).click()
    await expect(page.locator('.el-form-item__error').first()).toContainText('初始化码不正确')
    await expect(page.locator('#zone-name')).toHaveValue('空区经济技术开发区')
  })
  await test.step('the right code founds the zone, once', async () => {
    await page.locator('#setup-code').fill(CODE)
    await page.getByRole('button', { name: '完成初始化' }).click()
    await expect(page).toHaveURL(/\/login$/)
    const again = await page.request.get('/api/setup')
    expect(await again.json()).toMatchObject({ needed: false })
  })
  for (const one of ADMINISTRATORS)
    await test.step(`${one.login} logs in, sees their own page and not those of the others`, async () => {
      const own = await (await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })).newPage()
      await own.goto('/login')
      await own.locator('#login-name').fill(one.login)
      await own.locator('#login-password').fill(PASSWORD)
      await own.locator('button[type=submit]').click()
      await expect(own).not.toHaveURL(/\/login/)
      await own.goto(one.may)
      await expect(own).toHaveURL(new RegExp(`${one.may}$`))
      for (const address of one.not) {
        await own.goto(address)
        await expect(own).toHaveURL(/\/forbidden/)
      }
      await own.context().close()
    })
})
