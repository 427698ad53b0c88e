import { expect, type Browser, type Locator, type Page } from '@playwright/test'
import { login, someone } from './login.ts'
import { picture } from './picture.ts'

/** A browser of their own for somebody of the demonstration zone, logged in. */
export async function desk(browser: Browser, name: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  await login(page, someone(name))
  return page
}

/** Presses the act of the matter shown, under "more" where it is not beside, and gives its form. */
export async function begin(page: Page, name: string): Promise<Locator> {
  const acts = page.getByRole('group', { name: '可以做的事', exact: true })
  await expect(acts.getByRole('button').first()).toBeVisible()
  const button = acts.getByRole('button', { name, exact: true })
  if (await button.count()) await button.click()
  else {
    await acts.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name, exact: true }).click()
  }
  const form = page.getByRole('dialog', { name, exact: true })
  await expect(form).toBeVisible()
  return form
}

/** Begins the act, fills its form, sends it and waits until it is done. */
export async function act(page: Page, name: string, fill?: (form: Locator) => Promise<void>): Promise<void> {
  const form = await begin(page, name)
  await fill?.(form)
  await form.getByRole('button', { name, exact: true }).last().click()
  await expect(form).toBeHidden()
}

/** Chooses a unit in the tree that the field opens. */
export async function chooseUnit(page: Page, field: Locator, unit: string): Promise<void> {
  await field.click()
  await page.getByPlaceholder('搜索单位名称或简称').last().fill(unit)
  // The tree closes as soon as a unit is chosen, so its box cannot be asked afterwards.
  await page.getByRole('treeitem').filter({ hasText: unit }).first().locator('input').click()
}

/** Adds a photo to the form and waits until it has arrived. */
export async function addPhoto(form: Locator, name: string, shade: number): Promise<void> {
  const file = { name, mimeType: 'image/png', buffer: picture(shade) }
  await form.locator('input[type=file]').setInputFiles(file)
  await expect(form.getByRole('button', { name: `移除 ${name}` })).toBeVisible()
}
