import { expect, test, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { act, addPhoto, begin, chooseUnit, desk } from '../support/acts.ts'
import { anHourOn, forwardTo } from '../support/clock.ts'
import { issue, pictured, saved, wordText } from '../support/paper.ts'

const LEAD = '党政办公室'
const UNITS = [
  { unit: '住房和城乡建设局', login: 'zhujian', task: '完成配电房土建' },
  { unit: '综合行政执法局', login: 'zhifa', task: '清理电力通道违建' },
  { unit: '经济发展局', login: 'jingfa', task: '协调企业接电时序' },
] as const
const LATE = UNITS[2]

/**
 * The supervision office's weeks: a directive goes to three units, the ladder takes the one that falls behind up and
 * down again, the bulletin tells of it, and a fact put right afterwards becomes an erratum. Runs last: it moves the time.
 */
test('a directive is split, climbs the ladder, and ends in a bulletin with its erratum', async ({
  browser,
}) => {
  test.setTimeout(600_000)
  const mark = String(Date.now()).slice(-5)
  const [officer, inspector, admin] = [
    await desk(browser, 'ducha'),
    await desk(browser, 'anban'),
    await desk(browser, 'xitong'),
  ]
  const directive = await test.step('the office opens a directive and splits it', () => split(officer, mark))
  const late = await child(officer, directive, LATE.task + mark)

  await test.step('a leader instructs on the part that will fall behind', async () => {
    const leader = await desk(browser, 'lingdao')
    await leader.goto(late)
    await act(leader, '批示', (form) => form.getByLabel('批示内容').fill('务必按期完成。'))
    await leader.context().close()
  })
  for (const [at, { login, task }] of UNITS.slice(0, 2).entries()) {
    await test.step(`${login} does its part`, async () => {
      const address = await child(officer, directive, task + mark)
      const unit = await desk(browser, login)
      await unit.goto(address)
      await act(unit, '签收')
      await report(unit, 40 + at * 20)
      await unit.context().close()
      await verify(inspector, address)
      await officer.goto(address)
      await act(officer, '销号')
    })
  }

  const unit = await desk(browser, LATE.login)
  await test.step('the third signs, goes three quarters of the way and stops', async () => {
    await unit.goto(late)
    await act(unit, '签收')
    await act(unit, '报进展', async (form) => {
      await form.getByLabel('进展情况').fill('二十三家企业已签约十七家。')
      await form.getByRole('spinbutton').fill('75')
    })
  })
  for (const rung of ['蓝色提醒', '黄色预警', '红色督办', '挂牌督办']) {
    await test.step(`it climbs to ${rung}`, () => climb(officer, admin, late, rung))
  }
  await test.step('it catches up, is accepted and taken off the list', async () => {
    await unit.reload()
    await report(unit, 120)
    await verify(inspector, late)
    await delist(officer, unit, inspector, late)
    await act(officer, '销号')
    await expect(officer.locator('.tag.rung')).toHaveCount(0)
  })

  const bulletin = await test.step('the bulletin of the week is drafted, reviewed and issued', async () => {
    await officer.goto('/papers/new')
    await officer.getByRole('button', { name: '本周', exact: true }).click()
    await officer.getByRole('button', { name: /^全选/ }).click()
    await officer.getByRole('button', { name: '生成通报草稿' }).click()
    await expect(officer.locator('article.paper')).toBeVisible()
    return issue(officer, await desk(browser, 'duchazhuren'))
  })
  await test.step('it is a Word file, and a PDF where LibreOffice is', async () => {
    const text = wordText(await saved(officer, '下载 Word'))
    expect(text).toContain('关于')
    expect(text).toContain('督查事项')
    expect(text).not.toContain('{{')
    const pdf = officer.getByRole('button', { name: '下载 PDF', exact: true })
    if (await pdf.isDisabled()) return
    const path = await saved(officer, '下载 PDF')
    expect(readFileSync(path).subarray(0, 5).toString('latin1')).toBe('%PDF-')
    pictured(path)
  })
  await test.step('a figure of it opens its rows', async () => {
    await officer
      .locator('article.paper a.figure')
      .filter({ hasText: /^[1-9]\d*$/ })
      .first()
      .click()
    const drawer = officer.getByRole('dialog')
    await expect(drawer.getByRole('row').nth(1)).toBeVisible()
    await expect(drawer.getByText('印发时冻结')).toBeVisible()
  })

  await test.step('a date put right afterwards is proposed as an erratum and issued', async () => {
    await officer.goto(late)
    await act(officer, '更正事实', async (form) => {
      const reported = form.getByLabel('反馈时间')
      await reported.fill(`${await dueOf(officer, late)} 16:00`)
      await reported.press('Enter')
      await form.getByLabel('理由').fill('纸质反馈当日已交，系统补录晚了。')
    })
    await anHourOn(admin)
    await officer.goto(bulletin)
    const proposed = officer.getByRole('note').filter({ hasText: '拟更正' })
    await proposed.getByRole('link').click()
    await expect(officer.getByRole('heading', { name: '更正通知' })).toBeVisible()
    await expect(officer.locator('article.paper')).toContainText('纸质反馈当日已交')
    await issue(officer, await desk(browser, 'duchazhuren'))
    await officer.goto(bulletin)
    await expect(officer.getByRole('note').filter({ hasText: '本文已有更正' })).toBeVisible()
    await expect(officer.locator('article.paper .figure .corrected').first()).toBeVisible()
  })
})

async function split(officer: Page, mark: string): Promise<string> {
  await officer.goto('/matters/new')
  await officer.getByLabel('督办').check()
  await officer.locator('#new-title').fill(`化解用电接入堵点专项 ${mark}`)
  await officer.locator('#new-requirement').fill('三家单位分头推进，逐项销号。')
  await chooseUnit(officer, officer.locator('#new-lead'), LEAD)
  const phrase = officer.getByPlaceholder('或直接写')
  await phrase.fill('10个工作日内')
  await phrase.press('Enter')
  await expect(phrase).toHaveValue('')
  await officer.getByLabel('我确认以上内容不涉密').check()
  await officer.getByRole('button', { name: '立项并交办' }).click()
  await expect(officer).toHaveURL(/\/matters\/[0-9a-f-]{36}/)
  const address = new URL(officer.url()).pathname
  const form = await begin(officer, '分解为子事项')
  await form.getByRole('button', { name: '再加一件' }).click()
  for (const [at, { unit, task }] of UNITS.entries()) {
    const row = form.getByRole('group', { name: `第 ${at + 1} 件子事项` })
    await chooseUnit(officer, row.getByRole('button', { name: /^牵头单位/ }), unit)
    await row.getByLabel('事项').fill(task + mark)
  }
  await form.getByRole('button', { name: '分解为子事项', exact: true }).click()
  await expect(form).toBeHidden()
  return address
}

/** The address of the part with this title. */
async function child(officer: Page, directive: string, title: string): Promise<string> {
  await officer.goto(directive)
  const parts = officer.getByRole('region', { name: '子事项', exact: true })
  return (await parts.getByRole('link', { name: title }).getAttribute('href'))!
}

async function report(unit: Page, shade: number): Promise<void> {
  await act(unit, '反馈办结', async (form) => {
    await form.getByLabel('办理结果').fill('已全部完成，附现场照片。')
    await addPhoto(form, `现场 ${shade}.png`, shade)
  })
}

async function verify(inspector: Page, address: string): Promise<void> {
  await inspector.goto(address)
  await act(inspector, '核查', async (form) => {
    await form.getByText('整改到位').click()
    await form.getByLabel('核查意见').fill('现场核实属实。')
  })
}

/** To the day the file foretells, and there it is. */
async function climb(officer: Page, admin: Page, address: string, rung: string): Promise<void> {
  await officer.goto(address)
  const told = await officer.getByText(/\d{4}-\d\d-\d\d 将升为/).textContent()
  const [, day, next] = /(\d{4}-\d\d-\d\d) 将升为(\S+)/.exec(told ?? '') ?? []
  expect(next).toBe(rung)
  await forwardTo(admin, `${day} 09:30`)
  await officer.reload()
  await expect(officer.locator('.tag.rung')).toHaveText(rung)
}

async function delist(officer: Page, unit: Page, inspector: Page, address: string): Promise<void> {
  await unit.goto(address)
  await act(unit, '申请摘牌', async (form) => {
    await form.getByLabel('理由').fill('整改完成，核查通过。')
    await addPhoto(form, '完工.png', 200)
  })
  await inspector.goto(address)
  await act(inspector, '现场验收', async (form) => {
    await form.getByText('合格', { exact: true }).click()
    await form.getByLabel('验收意见').fill('现场验收，已全部接电。')
    await addPhoto(form, '验收.png', 220)
  })
  await officer.goto(address)
  await act(officer, '审批', (form) => form.getByText('同意', { exact: true }).click())
}

async function dueOf(officer: Page, address: string): Promise<string> {
  const answer = await officer.request.get(`/api${address}`)
  const file = (await answer.json()) as { businessClock: { originalDueOn: string } }
  return file.businessClock.originalDueOn
}
