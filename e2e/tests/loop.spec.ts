import { expect, test, type Page } from '@playwright/test'
import { act, addPhoto, chooseUnit, desk } from '../support/acts.ts'

/** One matter goes round the loop, as different people, with a verification that fails once. */
test('a matter goes from opening to close-off through a failed verification', async ({ browser }) => {
  test.setTimeout(180_000)
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
    await addPhoto(form, '送电现场.png', 40)
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
    await addPhoto(form, '电表读数.png', 160)
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

async function open(page: Page, title: string): Promise<string> {
  await page.goto('/matters/new')
  await page.getByLabel('督办').check()
  await page.locator('#new-title').fill(title)
  await page.locator('#new-requirement').fill('明确送电节点，逐项销号。')
  await chooseUnit(page, page.locator('#new-lead'), '澜河街道')
  await page.getByRole('button', { name: '本月底', exact: true }).click()
  await page.getByLabel('我确认以上内容不涉密').check()
  await page.getByRole('button', { name: '立项并交办' }).click()
  await expect(page).toHaveURL(/\/matters\/[0-9a-f-]{36}/)
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  return new URL(page.url()).pathname
}
