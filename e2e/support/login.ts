import { expect, type Page } from '@playwright/test'

export interface Who {
  login: string
  password: string
}

/** Somebody of the demonstration zone; the accounts can be replaced by `BIHUAN_LOGIN` and `BIHUAN_PASSWORD`. */
export function someone(login: string): Who {
  return {
    login: process.env['BIHUAN_LOGIN'] ?? login,
    password: process.env['BIHUAN_PASSWORD'] ?? 'Donglan@2026',
  }
}

/** Logs in through the page as a person would, and waits for the shell. */
export async function login(page: Page, who: Who): Promise<void> {
  await page.goto('/login')
  await page.locator('#login-name').fill(who.login)
  await page.locator('#login-password').fill(who.password)
  await page.locator('button[type=submit]').click()
  await expect(page.locator('header.top')).toBeVisible()
}
