import { celEnv, celFunc, CelScalar, isCelError, parse, plan, type CelInput } from '@bufbuild/cel'
import type { Schema } from '@bihuan/api/typed.ts'

export type FieldDefinition = Schema<'form.FieldDefinition'>
export type FieldKind = FieldDefinition['kind']

/** What judging needs of a field; the shared cases of `form/cases.json` write no more. */
export type JudgedField = Pick<FieldDefinition, 'key' | 'kind'> &
  Partial<Pick<FieldDefinition, 'required' | 'visibleWhen' | 'requiredWhen' | 'check'>>

/** What the conditions say about answers: keys of fields. */
export interface Judgement {
  visible: Set<string>
  required: Set<string>
  failed: Set<string>
}

type Values = Record<string, CelInput>
type Condition = (values: Values, otherwise: boolean) => boolean

/** Parts the chosen ones of a multiple choice. */
export const PARTS = '、'
const LONGEST = 500

/** A division of fractions by zero: infinite for CEL, not to be told here, as on the server. */
const ENVIRONMENT = celEnv({
  funcs: [
    celFunc('_/_', [CelScalar.DOUBLE, CelScalar.DOUBLE], CelScalar.DOUBLE, (dividend, divisor) => {
      if (divisor === 0) throw new Error('division by zero')
      return dividend / divisor
    }),
  ],
})

/**
 * A form ready to be judged, as the server does in `Form`: fields in their order, the answer of one that is not visible
 * does not count, a condition that cannot be told shows the field, asks for no answer and fails the check.
 */
export function formOf(fields: readonly JudgedField[]) {
  const conditioned = fields.map((field) => ({
    field,
    visible: condition(field.visibleWhen),
    required: condition(field.requiredWhen),
    check: condition(field.check),
  }))

  function judge(answers: Readonly<Record<string, string | undefined>>, today: string): Judgement {
    const counted: Record<string, string> = {}
    for (const { key } of fields) if (answers[key]?.trim()) counted[key] = answers[key].trim()
    const visible = new Set<string>()
    for (const { field, visible: shows } of conditioned) {
      if (!shows || shows(values(fields, counted, today), true)) visible.add(field.key)
      else delete counted[field.key]
    }
    const now = values(fields, counted, today)
    const seen = conditioned.filter((one) => visible.has(one.field.key))
    const keys = (those: typeof seen) => new Set(those.map((one) => one.field.key))
    return {
      visible,
      required: keys(seen.filter((one) => one.field.required || one.required?.(now, false))),
      failed: keys(seen.filter((one) => one.check && one.field.key in counted && !one.check(now, false))),
    }
  }

  /** A condition over the same fields, such as what makes a failure major. */
  function holds(
    expression: string | null | undefined,
    answers: Readonly<Record<string, string>>,
    today: string,
  ) {
    return condition(expression)?.(values(fields, { ...answers }, today), false) ?? false
  }
  return { judge, holds }
}

/** The rows of a table's answer; null when it is none. */
export function rowsOf(answer: string): Record<string, string>[] | null {
  try {
    const rows: unknown = JSON.parse(answer)
    if (!Array.isArray(rows)) return null
    const right = rows.every(
      (row: unknown) =>
        typeof row === 'object' &&
        row !== null &&
        !Array.isArray(row) &&
        Object.values(row).every((cell) => typeof cell === 'string'),
    )
    return right ? (rows as Record<string, string>[]) : null
  } catch {
    return null
  }
}

function values(fields: readonly JudgedField[], answers: Record<string, string>, today: string): Values {
  const read = fields.map(({ key, kind }) => [key, value(kind, answers[key] ?? '')] as const)
  return { ...Object.fromEntries(read), given: Object.keys(answers), today }
}

function value(kind: FieldKind, answer: string): CelInput {
  if (kind === 'NUMBER' || kind === 'MONEY') return Number(answer) || 0
  if (kind === 'PHOTOS') return answer ? answer.split(PARTS).length : 0
  if (kind === 'TABLE') return rowsOf(answer)?.length ?? 0
  if (kind === 'MULTI_CHOICE') return answer ? answer.split(PARTS) : []
  return kind === 'YES_NO' ? answer === 'true' : answer
}

/** Null for none. */
function condition(expression: string | null | undefined): Condition | null {
  if (!expression?.trim()) return null
  let planned: ((values: Values) => unknown) | null = null
  try {
    if (expression.length <= LONGEST)
      planned = plan(ENVIRONMENT, parse(expression)) as (values: Values) => unknown
  } catch {
    // Somebody is still writing it; the server tells what is wrong.
  }
  return (values, otherwise) => {
    try {
      const result = planned?.(values)
      return typeof result === 'boolean' && !isCelError(result) ? result : otherwise
    } catch {
      return otherwise
    }
  }
}
