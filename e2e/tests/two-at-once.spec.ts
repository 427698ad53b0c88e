import { expect, test, type Page } from '@playwright/test'
import { act, begin, desk } from '../support/acts.ts'

/** Officer and leader have the same matter open; the officer is faster. */
test('who comes second sees what changed and keeps the words typed', async ({ browser }) => {
  const words = `请主要负责同志到现场推进 ${Date.now()}`
  const officer = await desk(browser, 'ducha')
  const address = await urgeable(officer)
  await officer.goto(address)

  const leader = await desk(browser, 'lingdao')
  await leader.goto(address)
  const form = await begin(leader, '批示')
  await form.getByLabel('批示内容').fill(words)

  await act(officer, '催办', (urge) => urge.getByLabel('催办内容').fill('请本周内反馈。'))

  await form.getByRole('button', { name: '批示', exact: true }).last().click()
  await expect(form.getByRole('alert')).toContainText('催办')
  await expect(form.getByLabel('批示内容')).toHaveValue(words)
  await form.getByRole('button', { name: '核对后再提交' }).click()
  await expect(form).toBeHidden()

  const told = leader.getByRole('list', { name: '办理过程' }).getByRole('listitem')
  await expect(told.filter({ hasText: words })).toBeVisible()
  await expect(told.filter({ hasText: '请本周内反馈。' })).toBeVisible()
})

/** Whatever was urged a short while ago, by a journey before this one too, may not be urged again yet. */
async function urgeable(page: Page): Promise<string> {
  const found = await page.request.get('/api/matters?state=IN_PROGRESS&size=50')
  const { items } = (await found.json()) as { items: { id: string }[] }
  for (const { id } of items) {
    const file = await page.request.get(`/api/matters/${id}`)
    const { urgeAgainAt } = (await file.json()) as { urgeAgainAt: string | null }
    if (urgeAgainAt === null) return `/matters/${id}`
  }
  throw new Error('every matter in progress was urged a short while ago')
}
