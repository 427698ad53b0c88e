import { expect, test, type Page } from '@playwright/test'
import { act, addPhoto, begin, chooseUnit, desk } from '../support/acts.ts'

/** A mandatory part of a supporting unit holds the lead unit up: it is urged, done, accepted, and then the lead reports. */
test('the lead unit cannot report before the mandatory sub-task is done', async ({ browser }) => {
  test.setTimeout(180_000)
  const title = `打通园区东路断头路 ${Date.now()}`
  const what = '提供地下管线资料'
  const officer = await desk(browser, 'ducha')
  const address = await open(officer, title, what)

  const lead = await desk(browser, 'lanhe')
  await lead.goto(address)
  await act(lead, '签收')
  const report = await begin(lead, '反馈办结')
  await report.getByLabel('办理结果').fill('道路已贯通。')
  await addPhoto(report, '贯通现场.png', 60)
  await report.getByRole('button', { name: '反馈办结', exact: true }).last().click()
  await expect(report.getByRole('alert')).toContainText('新桥街道')
  await report.getByRole('button', { name: '取消' }).click()

  const parts = lead.getByRole('region', { name: '子任务' })
  await expect(parts).toContainText(what)
  await parts.getByRole('button', { name: '催办' }).click()
  const urge = lead.getByRole('dialog', { name: '催办子任务' })
  await urge.getByLabel('催办内容').fill('管线资料影响开挖，请今日提供。')
  await urge.getByRole('button', { name: '催办子任务' }).click()
  await expect(urge).toBeHidden()
  await expect(parts).toContainText('第 1 次')

  const support = await desk(browser, 'xinqiao')
  await support.goto('/workbench')
  const mine = support.getByRole('region', { name: '待我办的子任务' })
  await expect(mine.locator('li').first()).toBeVisible()
  const more = mine.getByRole('button', { name: /再看/ })
  if (await more.count()) await more.click()
  await mine.locator('li').filter({ hasText: title }).getByRole('link').click()
  const own = support.getByRole('region', { name: '子任务' })
  await own.getByRole('button', { name: '签收' }).click()
  await expect(own).toContainText('已签收')
  await own.getByRole('button', { name: '反馈' }).click()
  const done = support.getByRole('dialog', { name: '反馈子任务' })
  await done.getByLabel('办理结果').fill('管线资料已移交。')
  await done.getByRole('button', { name: '反馈子任务' }).click()
  await expect(done).toBeHidden()

  await lead.reload()
  await parts.getByRole('button', { name: '认可' }).click()
  const accept = lead.getByRole('dialog', { name: '认可子任务' })
  await accept.getByRole('button', { name: '认可子任务' }).click()
  await expect(parts).toContainText('1/1')
  await act(lead, '反馈办结', async (form) => {
    await expect(form.getByLabel('办理结果')).toHaveValue('道路已贯通。')
  })
  await expect(lead.getByText('待核查').first()).toBeVisible()
  const told = lead.getByRole('list', { name: '办理过程' }).getByRole('listitem')
  for (const word of ['下达子任务', '催办子任务', '反馈子任务', '认可子任务']) {
    await expect(told.filter({ hasText: word }).first()).toBeVisible()
  }
})

async function open(page: Page, title: string, what: string): Promise<string> {
  await page.goto('/matters/new')
  await page.getByLabel('督办').check()
  await page.locator('#new-title').fill(title)
  await page.locator('#new-requirement').fill('年内贯通。')
  await chooseUnit(page, page.locator('#new-lead'), '澜河街道')
  await page.getByRole('button', { name: '本月底', exact: true }).first().click()
  await page.getByRole('button', { name: '增加子任务' }).click()
  const part = page.getByRole('group', { name: '第 1 个子任务' })
  await chooseUnit(page, part.getByRole('button', { name: /配合单位/ }), '新桥街道')
  await part.getByLabel('承担内容').fill(what)
  await page.getByLabel('我确认以上内容不涉密').check()
  await page.getByRole('button', { name: '立项并交办' }).click()
  await expect(page).toHaveURL(/\/matters\/[0-9a-f-]{36}/)
  await expect(page.getByRole('region', { name: '子任务' })).toContainText(what)
  return new URL(page.url()).pathname
}
