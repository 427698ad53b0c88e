import { expect, type Page } from '@playwright/test'

/** Moves the time of the demonstration to a moment such as `2026-12-02 09:30`, as its system administrator. */
export async function forwardTo(administrator: Page, moment: string): Promise<void> {
  await administrator.getByRole('button', { name: '前进到某时刻', exact: true }).click()
  const form = administrator.getByRole('dialog', { name: '前进到某时刻', exact: true })
  const field = form.getByRole('combobox')
  await field.fill(moment)
  await field.press('Enter')
  await form.getByRole('button', { name: '前进', exact: true }).click()
  await expect(form).toBeHidden({ timeout: 60_000 })
  await expect(administrator.getByText(`演示时间 ${moment.slice(0, 15)}`)).toBeVisible()
}

/** An hour further. */
export async function anHourOn(administrator: Page): Promise<void> {
  await administrator.getByRole('button', { name: '前进 1 小时', exact: true }).click()
  await expect(administrator.getByText('其间的后台任务已逐日完成').last()).toBeVisible({ timeout: 30_000 })
}
