import { expect, test, type Browser, type Page } from '@playwright/test'
import { deflateSync } from 'node:zlib'
import { login, someone } from '../support/login.ts'

/** One matter goes round the loop, as different people, with a verification that fails once. */
test('a matter goes from opening to close-off through a failed verification', async ({ browser }) => {
  test.setTimeout(120_000)
  const title = `化解用电接入堵点 ${Date.now()}`
  const officer = await desk(browser, 'ducha')
  const address = await open(officer, title)

  const liaison = await desk(browser, 'lanhe')
  await liaison.goto(address)
  await act(liaison, '签收')
  await expect(liaison.getByText('已签收').first()).toBeVisible()

  await act(liaison, '报进展', async (form) =>
    form.getByLabel('进展情况').fill('已召开现场协调会，明确送电节点。'),
  )
  await act(liaison, '反馈办结', async (form) => {
    await form.getByLabel('办理结果').fill('已完成送电，附现场照片。')
    await form
      .locator('input[type=file]')
      .setInputFiles({ name: '送电现场.png', mimeType: 'image/png', buffer: picture(40) })
    await expect(form.getByText('移除').first()).toBeVisible()
  })
  await expect(liaison.getByRole('list', { name: '办理过程' }).getByRole('img').first()).toBeVisible()

  const inspector = await desk(browser, 'anban')
  await inspector.goto(address)
  await act(inspector, '核查', async (form) => {
    await form.getByText('未完成').click()
    await form.getByLabel('核查意见').fill('现场未通电。')
  })
  await expect(inspector.getByText('返工中').first()).toBeVisible()

  await liaison.reload()
  await act(liaison, '反馈办结', async (form) => {
    await form.getByLabel('办理结果').fill('已通电，附电表读数。')
    await form
      .locator('input[type=file]')
      .setInputFiles({ name: '电表读数.png', mimeType: 'image/png', buffer: picture(160) })
    await expect(form.getByText('移除').first()).toBeVisible()
  })

  await inspector.reload()
  await act(inspector, '核查', async (form) => {
    await form.getByText('整改到位').click()
    await form.getByLabel('核查意见').fill('现场核实已通电。')
  })

  await officer.goto(address)
  await act(officer, '销号')
  await expect(officer.getByText('已销号').first()).toBeVisible()
  await expect(officer.getByText('第 2 轮').first()).toBeVisible()
  const told = officer.getByRole('list', { name: '办理过程' }).getByRole('listitem')
  for (const word of ['立项', '交办', '签收', '反馈', '未完成', '整改到位', '销号']) {
    await expect(told.filter({ hasText: word }).first()).toBeVisible()
  }
})

async function desk(browser: Browser, name: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })).newPage()
  await login(page, someone(name))
  return page
}

async function open(page: Page, title: string): Promise<string> {
  await page.goto('/matters/new')
  await page.getByLabel('督办').check()
  await page.locator('#new-title').fill(title)
  await page.locator('#new-requirement').fill('明确送电节点，逐项销号。')
  await page.locator('#new-lead').click()
  await page.getByPlaceholder('搜索单位名称或简称').last().fill('澜河街道')
  await page.getByRole('treeitem').filter({ hasText: '澜河街道' }).first().locator('input').click()
  await page.getByRole('button', { name: '本月底', exact: true }).click()
  await page.getByLabel('我确认以上内容不涉密').check()
  await page.getByRole('button', { name: '立项并交办' }).click()
  await expect(page).toHaveURL(/\/matters\/[0-9a-f-]{36}/)
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  return new URL(page.url()).pathname
}

/** Presses the act, under "more" where it is not beside, fills its form, and waits until it is done. */
async function act(page: Page, name: string, fill?: (form: ReturnType<Page['getByRole']>) => Promise<void>) {
  const acts = page.getByRole('group', { name: '可以做的事' })
  await expect(acts).toBeVisible()
  const button = acts.getByRole('button', { name, exact: true })
  if (await button.count()) await button.click()
  else {
    await acts.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name, exact: true }).click()
  }
  const form = page.getByRole('dialog', { name })
  await fill?.(form)
  await form.getByRole('button', { name, exact: true }).last().click()
  await expect(form).toBeHidden()
}

/** A small plain PNG; the shade makes each one another file. */
function picture(shade: number): Buffer {
  const [width, height] = [64, 48]
  const raw = Buffer.alloc((width * 3 + 1) * height, shade)
  for (let y = 0; y < height; y++) raw[y * (width * 3 + 1)] = 0
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc(body))
  return Buffer.concat([length, body, sum])
}

function crc(data: Buffer): number {
  let value = 0xffffffff
  for (const byte of data) {
    value ^= byte
    for (let i = 0; i < 8; i++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}
