import { flushPromises } from '@vue/test-utils'
import { expect } from 'vitest'
import { eventually } from './eventually.ts'

/** Presses the button with this label, wherever it stands: dialogs hang in the body, the newest last. */
export async function press(label: string): Promise<void> {
  const found = await eventually(() => {
    const all = [...document.querySelectorAll('button')].filter((one) => one.textContent?.trim() === label)
    expect(all.length, `a button "${label}"`).toBeGreaterThan(0)
    return all.at(-1)!
  })
  found.click()
  await flushPromises()
}

/** Types into the field with this id. */
export async function type(id: string, text: string): Promise<void> {
  const field = await eventually(() => {
    const one = document.getElementById(id)
    expect(one, `a field "${id}"`).not.toBeNull()
    return one as HTMLInputElement
  })
  field.value = text
  field.dispatchEvent(new Event('input'))
  await flushPromises()
}

/** What stands under the field with this id as refused. */
export function refusalAt(id: string): string {
  const item = document.getElementById(id)?.closest('.el-form-item')
  return item?.querySelector('.el-form-item__error')?.textContent?.trim() ?? ''
}

export const shown = () => document.body.textContent ?? ''

/** One page of a list as the server sends it. */
export function pageOf<Row>(items: Row[]) {
  return { items, page: 1, size: 50, total: items.length }
}
