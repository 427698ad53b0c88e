import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Messages } from '../desk/src/text/messages.ts'

const root = join(import.meta.dirname, '..')

export interface Source {
  path: string
  text: string
}

/** All source files below a folder of web/ whose path matches. */
export function sources(folder: string, matching: RegExp): Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .map((path) => ({ path: relative(root, path).replaceAll('\\', '/'), full: path }))
    .filter(({ path }) => matching.test(path))
    .sort((a, b) => a.path.localeCompare(b.path))
    .map(({ path, full }) => ({ path, text: readFileSync(full, 'utf8') }))
}

/** Source without comments, so that only what runs and shows is looked at. */
export function withoutComments(text: string): string {
  return text
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[\s;{(,])\/\/[^\n]*/g, '$1')
}

/** `{a: {b: 'x'}}` → `a.b` → 'x'. */
export function flat(messages: Messages, before = ''): Map<string, string> {
  const all = new Map<string, string>()
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'string') all.set(before + key, value)
    else for (const [inner, text] of flat(value, `${before}${key}.`)) all.set(inner, text)
  }
  return all
}
