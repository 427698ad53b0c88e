import { expect, test, type Page } from '@playwright/test'
import { act, chooseUnit, desk } from '../support/acts.ts'

/** A new matter type is made in the browser, tried out, published, and a matter of it carried through the loop. */
test('a matter type made on the screen carries a matter through the loop', async ({ browser }) => {
  test.setTimeout(240_000)
  const mark = String(Date.now()).slice(-6)
  const name = `消防通道${mark}`
  const officer = await desk(browser, 'ducha')
  await write(officer, name, mark)
  await tryOut(officer)
  await publish(officer, name)

  const address = await open(officer, name, mark)
  const liaison = await desk(browser, 'lanhe')
  await liaison.goto(address)
  await act(liaison, '签收')
  await act(liaison, '反馈办结', async (form) => form.getByLabel('办理结果').fill('杂物已清走，通道畅通。'))

  const inspector = await desk(browser, 'anban')
  await inspector.goto(address)
  await act(inspector, '核查', async (form) => {
    await form.getByText('整改到位').click()
    await form.getByLabel('核查意见').fill('现场畅通。')
  })
  await officer.goto(address)
  await act(officer, '销号')
  await expect(officer.getByText('已销号').first()).toBeVisible()
})

async function write(page: Page, name: string, mark: string): Promise<void> {
  await page.goto('/matter-types')
  await page.getByRole('button', { name: '新建类型' }).click()
  await page.getByLabel('名称', { exact: true }).fill(name)
  await page.getByLabel('英文名称').fill(`Fire lane ${mark}`)
  await page.getByLabel('类型代码').fill(`FIRE_LANE_${mark}`)
  await page.getByLabel('编号代字').fill(`消${mark}`)
  await section(page, '时限办法')
  await page.getByRole('button', { name: '＋ 710' }).click()
  await section(page, '责任、核查与阶梯')
  await page.getByLabel('反馈佐证份数').last().fill('0')
  await section(page, '补充字段')
  await field(page, '是否堵塞', 'Blocked', 'blocked', '是否')
  await page.getByText('必填', { exact: true }).click()
  await field(page, '堵塞物', 'Blocked by', 'by', '单行文字')
  await page.getByLabel('何时显示').fill('blockt')
  await expect(page.getByText('没有名为“blockt”的字段或函数')).toBeVisible()
  await page.getByLabel('何时显示').fill('blocked')
  await page.getByLabel('何时必填').fill('blocked')
  await expect(page.getByText('没有名为“blockt”')).toBeHidden()
  await page.reload()
  await expect(page.getByRole('option', { name: '堵塞物' })).toBeVisible()
  await expect(page.getByText('草稿已保存')).toBeVisible()
}

async function section(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '编辑内容' }).getByRole('button', { name }).click()
}

async function field(page: Page, label: string, english: string, key: string, kind: string): Promise<void> {
  await page.getByRole('button', { name: '＋ 增加字段' }).click()
  await page.locator('#field-label').fill(label)
  await page.locator('#field-label-en').fill(english)
  await page.locator('#field-key').fill(key)
  if (kind !== '单行文字') {
    await page.locator('#field-kind').click({ force: true })
    await page.getByRole('option', { name: kind, exact: true }).last().click()
  }
}

async function tryOut(page: Page): Promise<void> {
  await section(page, '试办')
  await page.locator('#trial-blocked').getByText('是', { exact: true }).click()
  await page.locator('#trial-by').fill('电动车')
  await page.getByRole('button', { name: '开始试办' }).click()
  const step = async (side: string, name: string) => {
    const acts = page.getByRole('region', { name: side, exact: true })
    await acts.getByRole('button', { name, exact: true }).click()
  }
  await step('交办单位', '交办')
  await step('承办单位', '签收')
  await step('承办单位', '反馈')
  await step('核查单位', '核查通过')
  await step('交办单位', '销号')
  await expect(page.getByRole('list', { name: '办理过程' }).getByText('→ 已销号')).toBeVisible()
}

async function publish(page: Page, name: string): Promise<void> {
  await section(page, '差异与发布')
  await page.getByLabel('修改说明').fill('消防通道专项整治')
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await expect(page.getByText(`${name}第 1 版已发布`)).toBeVisible()
}

async function open(page: Page, name: string, mark: string): Promise<string> {
  const title = `3 号楼通道堆物 ${mark}`
  await page.goto('/matters/new')
  await page.getByLabel(name).check()
  await page.locator('#new-title').fill(title)
  await expect(page.locator('#new-by')).toBeHidden()
  await page.locator('#new-blocked').getByText('是', { exact: true }).click()
  await page.locator('#new-by').fill('电动车')
  await chooseUnit(page, page.locator('#new-lead'), '澜河街道')
  await page.locator('#new-time').click({ force: true })
  await page.getByRole('option', { name: '一般事项 7 个工作日' }).click()
  await expect(page.getByText('今天交办则')).toBeVisible()
  await page.getByLabel('我确认以上内容不涉密').check()
  await page.getByRole('button', { name: '立项并交办' }).click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expect(page.getByText(`消${mark}〔${new Date().getFullYear()}〕1号`).first()).toBeVisible()
  await expect(page.getByText('电动车')).toBeVisible()
  return new URL(page.url()).pathname
}
