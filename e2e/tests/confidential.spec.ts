import { expect, test } from '@playwright/test'
import { act, begin, chooseUnit, desk } from '../support/acts.ts'

/** Who may know: a number is shown in full for a reason, and a restricted matter is seen by one and not by another. */
test('a restricted matter is seen by its circle alone, and its number for a reason', async ({ browser }) => {
  test.setTimeout(180_000)
  const title = `核查举报线索 ${Date.now()}`
  const officer = await desk(browser, 'ducha')
  await officer.goto('/matters/new')
  await officer.getByLabel('督办').check()
  await officer.locator('#new-title').fill(title)
  await chooseUnit(officer, officer.locator('#new-lead'), '澜河街道')
  await officer.locator('#new-responsible').fill('何文博')
  await officer.locator('#new-phone').fill('13800001234')
  await officer.getByRole('button', { name: '本月底', exact: true }).click()
  await officer.getByLabel('设为受限事项').check()
  await officer.getByLabel('受限理由').fill('涉及举报人')
  await officer.getByLabel('我确认以上内容不涉密').check()
  await officer.getByRole('button', { name: '立项并交办' }).click()
  await expect(officer.getByRole('heading', { name: title })).toBeVisible()
  const address = new URL(officer.url()).pathname

  await expect(officer.getByText('138****1234')).toBeVisible()
  await expect(officer.getByText('13800001234')).toHaveCount(0)
  await officer.getByRole('button', { name: '查看完整信息：何文博' }).click()
  const form = officer.getByRole('dialog', { name: '查看完整信息：何文博' })
  await form.getByLabel('查看事由').fill('联系现场负责人')
  await form.getByRole('button', { name: '查看', exact: true }).click()
  await expect(officer.getByText('13800001234')).toBeVisible()

  const head = await desk(browser, 'duchazhuren')
  await head.goto(address)
  await expect(head.getByText('没有这个事项，或您无权查看').first()).toBeVisible()
  await head.goto(`/matters?q=${encodeURIComponent(title)}`)
  await expect(head.getByText(title)).toHaveCount(0)

  const liaison = await desk(browser, 'lanhe')
  await liaison.goto(address)
  await expect(liaison.getByRole('heading', { name: title })).toBeVisible()
  await expect(liaison.getByText('138****1234')).toBeVisible()
  await expect(liaison.getByRole('button', { name: '查看完整信息：何文博' })).toHaveCount(0)

  await act(officer, '扩大知悉范围', async (dialog) => {
    await dialog.getByRole('combobox', { name: '人员' }).fill('王永康')
    await officer.getByRole('option', { name: /王永康/ }).first().click()
    await dialog.getByLabel('理由').fill('分管须掌握进展')
  })
  await head.goto(address)
  await expect(head.getByRole('heading', { name: title })).toBeVisible()

  await act(officer, '解除受限', async (dialog) => dialog.getByLabel('理由').fill('核查结束'))
  const leader = await desk(browser, 'lingdao')
  await leader.goto(address)
  await expect(leader.getByRole('heading', { name: title })).toBeVisible()
  await expect(await begin(officer, '设为受限')).toContainText('涉密信息不得录入本系统')
})
