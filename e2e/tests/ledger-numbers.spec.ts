import { expect, test } from '@playwright/test'
import { desk } from '../support/acts.ts'

const NAME = '督办事项清单-GB18030.csv'
const FIXTURES = new URL('../../server/src/test/resources/fixtures/', import.meta.url).pathname

test('A numbered ledger comes in whole beside matters that have numbers already', async ({ browser }) => {
  const page = await desk(browser, 'ducha')
  await page.goto('/intake')
  await page.locator('input[type=file]').setInputFiles(FIXTURES + NAME)
  await page.waitForURL(/\/intake\/[0-9a-f-]{36}/)
  await page.getByRole('button', { name: '读取全部行' }).click()
  await expect(page.getByRole('button', { name: /^可导入 30/ })).toBeVisible()
  await page.getByRole('button', { name: /^整表导入 30 行/ }).click()
  await expect(page.getByRole('button', { name: /^已新增 30/ })).toBeVisible()
  await expect(page.getByRole('link', { name: '督〔2026〕30号' })).toBeVisible()

  // The same layout with a number that is now in use is told at its cell, and given a new one on wish.
  await page.goto('/intake')
  await page.locator('input[type=file]').setInputFiles({
    name: '补充清单.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      '2026年补充督办清单,,,\n编号,督办事项,责任单位,办结时限\n督〔2026〕30号,补充事项甲,财政局,2026-12-30\n督〔2026〕60号,补充事项乙,财政局,2026-12-30\n',
    ),
  })
  await page.waitForURL(/\/intake\/[0-9a-f-]{36}/)
  await page.getByRole('button', { name: '读取全部行' }).click()
  await expect(page.getByText('1 行的编号不能用')).toBeVisible()
  await expect(page.getByText(/编号“督〔2026〕30号”已被事项/)).toBeVisible()
  await page
    .getByRole('row', { name: /补充事项甲/ })
    .getByRole('button', { name: '另编新号' })
    .click()
  await page.getByRole('button', { name: /^整表导入 2 行/ }).click()
  await expect(page.getByRole('button', { name: /^已新增 2/ })).toBeVisible()
  await expect(page.getByRole('link', { name: '督〔2026〕60号' })).toBeVisible()
})
