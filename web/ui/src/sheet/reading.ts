import type { Schema } from '@bihuan/api/typed.ts'
import { PARTS, rowsOf, type FieldDefinition } from './form.ts'

export type Question = Schema<'form.Question'>

/** An answer that does not fit its kind, by the code the server gives it. */
export class Unfit extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

export const REFUSED = 'REFUSED'
const NUMBER = /^[+-]?[0-9]{1,20}(\.[0-9]{1,19})?$/
const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const PLACE = /^(-?[0-9]{1,2}(?:\.[0-9]{1,6})?),(-?[0-9]{1,3}(?:\.[0-9]{1,6})?)$/
const MOST_ROWS = 100
const MOST_FILES = 30
const LONGEST_NOTE = 500
const LONGEST_TABLE = 100_000

type Field = Pick<FieldDefinition, 'kind'> & Partial<FieldDefinition>

/**
 * One answer in its normal form, as the server reads it (`SheetReading`). Whether a unit, a person, a subject, a number
 * of a telephone or a credit code exists is left to the server.
 */
export function plain(field: Field, value: string): string {
  switch (field.kind) {
    case 'TEXT':
      return text(field, value, 1_000)
    case 'LONG_TEXT':
      return text(field, value, 4_000)
    case 'NUMBER':
      return number(field, value, 6)
    case 'MONEY':
      return number(field, value, 2)
    case 'DATE':
      return date(value)
    case 'CHOICE':
      if (!(field.options ?? []).includes(value)) throw new Unfit('FORM-NOT-A-CHOICE')
      return value
    case 'MULTI_CHOICE':
      return choices(field.options ?? [], value)
    case 'YES_NO':
      if (value !== 'true' && value !== 'false') throw new Unfit('FORM-NOT-A-YES-NO')
      return value
    case 'PHOTOS':
      return files(value)
    case 'SIGNATURE':
      return value === REFUSED ? value : file(value)
    case 'PLACE':
      return place(value)
    case 'CHECK':
      if (!['PASS', 'FAIL', 'NOT_APPLICABLE'].includes(value)) throw new Unfit('FORM-NOT-A-CHECK')
      return value
    case 'TABLE':
    case 'PERSON':
    case 'UNIT':
    case 'PHONE':
    case 'CREDIT_CODE':
    case 'SUBJECT':
      return value
  }
}

function text(field: Field, value: string, longest: number): string {
  const length = [...value].length
  if (length > Math.min(longest, field.max ?? longest)) throw new Unfit('FORM-FIELD-TOO-LONG')
  if (field.min != null && length < field.min) throw new Unfit('FORM-FIELD-TOO-SHORT')
  return value
}

function number(field: Field, value: string, scale: number): string {
  if (value.length > 20 || !NUMBER.test(value)) throw new Unfit('FORM-NOT-A-NUMBER')
  const [whole = '', fraction = ''] = value.replace(/^[+-]/, '').split('.')
  if (fraction.replace(/0+$/, '').length > scale) throw new Unfit('FORM-NOT-A-NUMBER')
  if ((field.min != null && Number(value) < field.min) || (field.max != null && Number(value) > field.max))
    throw new Unfit('FORM-OUT-OF-RANGE')
  const digits = whole.replace(/^0+(?=\d)/, '') + (fraction && `.${fraction}`)
  return value.startsWith('-') && /[1-9]/.test(digits) ? `-${digits}` : digits
}

function date(value: string): string {
  const day = new Date(`${value}T00:00:00Z`)
  const right = DATE.test(value) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
  if (!right) throw new Unfit('FORM-NOT-A-DATE')
  return value
}

function choices(options: readonly string[], value: string): string {
  const parts = value.split(PARTS)
  while (parts.length && parts.at(-1) === '') parts.pop()
  const chosen = parts.map((one) => one.trim())
  if (chosen.some((one) => !options.includes(one))) throw new Unfit('FORM-NOT-A-CHOICE')
  return options.filter((one) => chosen.includes(one)).join(PARTS)
}

function file(value: string): string {
  if (!ID.test(value)) throw new Unfit('FORM-NOT-A-FILE')
  return value
}

export function files(value: string): string {
  const ids = new Set(
    value
      .split(PARTS)
      .map((one) => one.trim())
      .filter(Boolean)
      .map(file),
  )
  if (ids.size > MOST_FILES) throw new Unfit('FORM-TOO-MANY-FILES')
  return [...ids].join(PARTS)
}

function place(value: string): string {
  const match = PLACE.exec(value)
  if (!match || Math.trunc(Math.abs(Number(match[1]))) > 90 || Math.trunc(Math.abs(Number(match[2]))) > 180)
    throw new Unfit('FORM-NOT-A-PLACE')
  return value
}

export function note(value: string): string {
  if ([...value].length > LONGEST_NOTE) throw new Unfit('FORM-FIELD-TOO-LONG')
  return value
}

export function severity(question: Question, value: string): string {
  if (value !== 'GENERAL' && value !== 'MAJOR') throw new Unfit('FORM-NOT-A-SEVERITY')
  if (value === 'MAJOR' && !question.check?.criterion) throw new Unfit('FORM-NO-CRITERION')
  return value
}

/** Rows without content at the end go; a wrong cell is told with its place and left out. */
export function table(
  question: Question,
  value: string,
  wrong: (part: string, code: string) => void,
): string {
  const rows = value.length > LONGEST_TABLE ? null : rowsOf(value)
  if (!rows || rows.length > MOST_ROWS) throw new Unfit('FORM-NOT-A-TABLE')
  const kept: Record<string, string>[] = []
  for (const row of rows) {
    const cells: Record<string, string> = {}
    for (const column of question.columns ?? []) {
      const given = row[column.key]?.trim()
      if (!given) continue
      try {
        const read = plain(column, given)
        if (read) cells[column.key] = read
      } catch (unfit) {
        if (!(unfit instanceof Unfit)) throw unfit
        wrong(`[${kept.length}].${column.key}`, unfit.code)
      }
    }
    kept.push(cells)
  }
  while (kept.length && !Object.keys(kept.at(-1)!).length) kept.pop()
  return kept.length ? JSON.stringify(kept) : ''
}
