import { expect, test, type Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { unzip } from './workbook.ts'

/** Submits the paper shown, has another approve it, and issues it; gives its address. */
export async function issue(author: Page, reviewer: Page): Promise<string> {
  const address = new URL(author.url()).pathname
  await author.getByRole('button', { name: '送审', exact: true }).click()
  await expect(author.getByText('审签中').first()).toBeVisible()
  await reviewer.goto(address)
  await reviewer.getByRole('button', { name: '同意', exact: true }).click()
  const opinion = reviewer.getByRole('dialog', { name: '同意', exact: true })
  await opinion.getByRole('button', { name: '同意', exact: true }).click()
  await expect(opinion).toBeHidden()
  await author.reload()
  await author.getByRole('button', { name: '印发', exact: true }).click()
  const sure = author.getByRole('dialog').getByRole('button', { name: '印发', exact: true })
  await sure.click()
  await expect(author.getByText('已印发').first()).toBeVisible()
  return address
}

/** What a button saves, kept among the results of the run. */
export async function saved(page: Page, button: string): Promise<string> {
  const arriving = page.waitForEvent('download', { timeout: 60_000 })
  await page.getByRole('button', { name: button, exact: true }).click()
  const download = await arriving
  const path = test.info().outputPath(download.suggestedFilename())
  await download.saveAs(path)
  return path
}

/** The running text of a Word document. */
export function wordText(path: string): string {
  const document = unzip(readFileSync(path)).get('word/document.xml')
  if (!document) throw new Error('not a Word document')
  return document
    .toString('utf8')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
}

/** Pictures of the pages of a PDF, for people to look at; without the tool there are none. */
export function pictured(path: string): void {
  try {
    execFileSync('pdftoppm', ['-r', '60', '-png', path, path.replace(/\.pdf$/, '')])
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'ENOENT') throw failure
  }
}
