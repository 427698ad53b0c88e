import { expect, test, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { act, addPhoto, chooseUnit, desk } from '../support/acts.ts'
import { rightCode } from '../support/creditCode.ts'
import { cells, differences } from '../support/workbook.ts'

const NAME = '厂中厂隐患台账.xlsx'
const LEDGER = new URL(`../../server/src/test/resources/fixtures/${NAME}`, import.meta.url).pathname
const WITHOUT_UNIT = [25, 29, 43, 69, 92, 102, 110, 214, 218, 222, 230]
const WRONG_CODE = [14, 33, 52, 57, 86, 116, 117, 124, 129, 187, 197, 203, 205, 234, 240]
/** Open, without a unit in the ledger; the row this journey follows to its end. */
const FOLLOWED = 29

test('a ledger comes in, one of its matters is closed off, and the ledger goes out', async ({ browser }) => {
  test.setTimeout(300_000)
  const source = readFileSync(decodeURIComponent(LEDGER))
  const officer = await desk(browser, 'ducha')

  const batch = await test.step('the officer reads the ledger in and sees what is in doubt', () =>
    readIn(officer, source))
  const corrected = await test.step('the officer corrects what is in doubt', () =>
    correctAll(officer, source))
  await test.step('all 240 rows come in, 126 of them closed', () => takeIn(officer, batch))

  const matter = await test.step('the officer opens the matter of a row', () => follow(officer))
  await test.step('a unit that is not responsible returns it, and it is assigned anew', async () => {
    const wrong = await desk(browser, 'xinqiao')
    await wrong.goto(matter)
    await act(wrong, '退回', (form) => form.getByLabel('理由').fill('该企业位于澜河街道辖区。'))
    await wrong.context().close()
    await officer.reload()
    await act(officer, '交办', (form) =>
      chooseUnit(officer, form.getByRole('button', { name: /^牵头单位/ }), '澜河街道'),
    )
    await expect(officer.getByText('待签收').first()).toBeVisible()
  })

  const liaison = await desk(browser, 'lanhe')
  await test.step('the unit signs and reports with a photo', async () => {
    await liaison.goto(matter)
    await act(liaison, '签收')
    await report(liaison, '消火栓已恢复供水。', '消火栓.png', 40)
  })
  const inspector = await desk(browser, 'anban')
  await test.step('the verification fails, the rework is reported, the second passes', async () => {
    await inspector.goto(matter)
    await verify(inspector, '未完成', '现场打开阀门仍然无水。')
    await expect(inspector.getByText('返工中').first()).toBeVisible()
    await liaison.reload()
    await report(liaison, '已更换管网阀门，水压正常。', '水压表.png', 160)
    await inspector.reload()
    await verify(inspector, '整改到位', '现场出水，水压合格。')
  })
  await test.step('the officer closes it off', async () => {
    await officer.reload()
    await act(officer, '销号')
    await expect(officer.getByText('已销号').first()).toBeVisible()
    await expect(officer.getByText('第 2 轮').first()).toBeVisible()
  })
  await test.step('the ledger goes out with nothing changed but what was corrected and the state of that row', async () => {
    const today = new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' })
    expect(differences(source, await takeOut(officer, batch))).toEqual({
      ...corrected,
      [`O${FOLLOWED}`]: ['', '是'],
      [`P${FOLLOWED}`]: ['', today],
    })
  })
})

async function readIn(page: Page, source: Buffer): Promise<string> {
  await page.goto('/intake')
  await page.locator('input[type=file]').setInputFiles({
    name: NAME,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: source,
  })
  await page.getByRole('button', { name: '读取全部行' }).click()
  await expect(page.getByText('待导入').first()).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('button', { name: '可导入 214', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: `必填项为空 · ${WITHOUT_UNIT.length} 处` })).toBeVisible()
  await expect(
    page.getByRole('button', { name: `信用代码校验不通过 · ${WRONG_CODE.length} 处` }),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: '整表导入 240 行' })).toBeDisabled()
  return new URL(page.url()).pathname.split('/').at(-1)!
}

async function correctAll(page: Page, source: Buffer): Promise<Record<string, string[]>> {
  const written = cells(source)
  const corrections = [
    ...WITHOUT_UNIT.map((row) => [`K${row}`, '新桥街道'] as const),
    ...WRONG_CODE.map((row) => [`D${row}`, rightCode(written.get(`D${row}`)!)] as const),
  ]
  let left = corrections.length
  await page.getByRole('button', { name: `有错误 ${left}`, exact: true }).click()
  for (const [address, text] of corrections) {
    await page.getByTitle(new RegExp(`^${address}\\b`)).click()
    const input = page.getByLabel(new RegExp(`^更正 ${address} `))
    await input.fill(text)
    await input.press('Enter')
    left -= 1
    await expect(page.getByRole('button', { name: `可导入 ${240 - left}`, exact: true })).toBeVisible()
  }
  return Object.fromEntries(
    corrections.map(([address, text]) => [address, [written.get(address) ?? '', text]]),
  )
}

async function takeIn(page: Page, batch: string): Promise<void> {
  await page.getByRole('button', { name: '整表导入 240 行' }).click()
  await expect(page.getByRole('button', { name: '已新增 240' })).toBeVisible({ timeout: 120_000 })
  for (const [stage, count] of Object.entries({ ALL: 240, CLOSED: 126, LIVE: 114 })) {
    await page.goto(`/matters?stage=${stage}&batch=${batch}`)
    await expect(page.getByRole('button', { name: `导出当前 ${count} 条` })).toBeVisible()
  }
  await page.goto(`/intake/${batch}`)
}

async function follow(page: Page): Promise<string> {
  const row = page.getByRole('row').filter({ has: page.getByTitle(new RegExp(`^K${FOLLOWED}\\b`)) })
  await row.getByRole('link').click()
  await expect(page.getByRole('heading', { name: '室内消火栓无水' })).toBeVisible()
  return new URL(page.url()).pathname
}

async function report(page: Page, text: string, photo: string, shade: number): Promise<void> {
  await act(page, '反馈办结', async (form) => {
    await form.getByLabel('办理结果').fill(text)
    await addPhoto(form, photo, shade)
  })
}

async function verify(page: Page, conclusion: string, opinion: string): Promise<void> {
  await act(page, '核查', async (form) => {
    await form.getByText(conclusion, { exact: true }).click()
    await form.getByLabel('核查意见').fill(opinion)
  })
}

async function takeOut(page: Page, batch: string): Promise<Buffer> {
  await page.goto(`/intake/${batch}`)
  const arrives = page.waitForEvent('download')
  await page.getByRole('button', { name: '按原表导出现状' }).click()
  const download = await arrives
  expect(download.suggestedFilename()).toBe(NAME)
  return readFileSync(await download.path())
}
