import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formOf, type JudgedField } from './form.ts'

interface Case {
  name: string
  fields: JudgedField[]
  given: Record<string, string>
  today: string
  visible: string[]
  required: string[]
  failed: string[]
}

const at = resolve(import.meta.dirname, '../../../../server/src/test/resources/form/cases.json')
const cases = JSON.parse(readFileSync(at, 'utf8')) as Case[]

/** The cases the server and the browser must agree on; FormCasesTest reads the same file. */
describe('a form judges as the server does', () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const judged = formOf(one.fields).judge(one.given, one.today)

    expect([...judged.visible]).toEqual(one.visible)
    expect([...judged.required]).toEqual(one.required)
    expect([...judged.failed]).toEqual(one.failed)
  })
})

describe('a condition somebody is still writing', () => {
  it('shows the field and asks for nothing', () => {
    const fields: JudgedField[] = [{ key: 'a', kind: 'TEXT', visibleWhen: 'a ==', requiredWhen: 'b > ' }]

    const judged = formOf(fields).judge({}, '2026-11-21')

    expect([...judged.visible]).toEqual(['a'])
    expect([...judged.required]).toEqual([])
  })
})
