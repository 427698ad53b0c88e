import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Question } from './reading.ts'
import { sheetOf, type SheetFault } from './sheet.ts'

interface Case {
  name: string
  questions: Record<string, unknown>[]
  given: Record<string, string>
  today: string
  answers: Record<string, string>
  errors: string[]
  missing: string[]
  failed: string[]
  score: unknown
}

const at = resolve(import.meta.dirname, '../../../../server/src/test/resources/form/sheets.json')
const cases = JSON.parse(readFileSync(at, 'utf8')) as Case[]

/** The sheets the server and the phone must agree on; SheetCasesTest reads the same file. */
describe('a sheet is judged as the server does', () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const sections = [{ title: '检查', titleEn: '', questions: one.questions.map(question) }]

    const sheet = sheetOf({ sections }).judge(one.given, one.today)

    expect(sheet.answers).toEqual(one.answers)
    expect(told(sheet.errors).sort()).toEqual([...one.errors].sort())
    expect(told(sheet.missing)).toEqual(one.missing)
    expect(sheet.failed.map((each) => `${each.key} ${each.severity}`)).toEqual(one.failed)
    expect(sheet.score).toEqual(one.score)
  })
})

const told = (faults: SheetFault[]) => faults.map((fault) => `${fault.key} ${fault.code}`)

/** Questions with the members of their fields beside their own. */
function question(written: Record<string, unknown>): Question {
  const { fact, photos, columns, check, ...field } = written
  const condition = typeof check === 'string' ? { check } : {}
  return {
    field: { ...field, ...condition },
    fact: fact ?? null,
    photos: photos ?? null,
    columns: columns ?? null,
    check: typeof check === 'object' ? check : null,
  } as unknown as Question
}
