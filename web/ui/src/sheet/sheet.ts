import type { Schema } from '@bihuan/api/typed.ts'
import { formOf, PARTS, rowsOf } from './form.ts'
import { files, note, plain, REFUSED, severity, table, Unfit, type Question } from './reading.ts'

export type FormSketch = Schema<'form.FormSketch'>
export type Answers = Record<string, string>

/** Something wrong or missing: `exit.photos` and the code the server gives it. */
export interface SheetFault {
  key: string
  code: string
}

export interface FailedCheck {
  key: string
  text: string
  severity: 'GENERAL' | 'MAJOR'
  measure: string | null
  limitDays: number | null
}

/** Points with two decimals, per cent with one, as the server writes them. */
export interface Score {
  earned: string
  full: string
  percent: string | null
  passed: number
  failed: number
  notApplicable: number
  open: number
}

export interface AnswerSheet {
  answers: Answers
  visible: Set<string>
  required: Set<string>
  errors: SheetFault[]
  missing: SheetFault[]
  failed: FailedCheck[]
  score: Score
}

/**
 * A form ready to be filled in, with or without network: the same meaning as the server's `AnswerSheet`; both are held to
 * `form/sheets.json`.
 */
export function sheetOf(sketch: Pick<FormSketch, 'sections'>) {
  const questions = sketch.sections.flatMap((section) => section.questions)
  const form = formOf(questions.map((question) => question.field))

  function judge(given: Readonly<Record<string, string | undefined>>, today: string): AnswerSheet {
    const faults: SheetFault[] = []
    const read = readAll(questions, given, faults)
    const mains = Object.fromEntries(
      questions.flatMap(({ field }) => (read[field.key] ? [[field.key, read[field.key]!]] : [])),
    )
    const judged = form.judge(mains, today)
    const seen = (key: string) => judged.visible.has(base(key))
    const answers = Object.fromEntries(Object.entries(read).filter(([key]) => seen(key)))
    const counted = Object.fromEntries(Object.entries(mains).filter(([key]) => seen(key)))
    const asked = new Set(questions.map((question) => question.field.key))
    const errors = faults.filter((fault) => seen(fault.key) || !asked.has(base(fault.key)))
    const missing: SheetFault[] = []
    const failed: FailedCheck[] = []
    const shown = questions.filter((question) => judged.visible.has(question.field.key))
    for (const question of shown) {
      const { key } = question.field
      if (judged.failed.has(key)) errors.push({ key, code: 'FORM-CHECK-FAILED' })
      missing.push(...wanting(question, answers, judged.required.has(key)))
      if (answers[key] === 'FAIL' && question.check) {
        const { check } = question
        const major =
          check.severity === 'MAJOR' ||
          form.holds(check.majorWhen, counted, today) ||
          answers[`${key}.severity`] === 'MAJOR'
        failed.push({
          key,
          text: question.field.label,
          severity: major ? 'MAJOR' : 'GENERAL',
          measure: check.measure ?? null,
          limitDays: check.limitDays ?? null,
        })
      }
    }
    return {
      answers,
      visible: judged.visible,
      required: judged.required,
      errors,
      missing,
      failed,
      score: scoreOf(shown, answers),
    }
  }
  return { questions, judge }
}

const base = (key: string) => key.split(/[.[]/)[0]!

function readAll(
  questions: readonly Question[],
  given: Readonly<Record<string, string | undefined>>,
  faults: SheetFault[],
): Answers {
  const kept: Answers = {}
  const known = new Set<string>()
  const take = (key: string, read: (value: string) => string) => {
    known.add(key)
    const value = given[key]?.trim()
    if (!value) return
    try {
      const normal = read(value)
      if (normal) kept[key] = normal
    } catch (unfit) {
      if (!(unfit instanceof Unfit)) throw unfit
      faults.push({ key, code: unfit.code })
    }
  }
  for (const question of questions) {
    const { key, kind } = question.field
    take(key, (value) =>
      kind === 'TABLE'
        ? table(question, value, (part, code) => faults.push({ key: key + part, code }))
        : plain(question.field, value),
    )
    if (kind === 'CHECK' || kind === 'SIGNATURE') take(`${key}.note`, note)
    if (kind === 'CHECK') {
      take(`${key}.photos`, files)
      take(`${key}.severity`, (value) => severity(question, value))
    }
  }
  for (const [key, value] of Object.entries(given))
    if (!known.has(key) && value?.trim()) faults.push({ key, code: 'FORM-FIELD-UNKNOWN' })
  return kept
}

function wanting(question: Question, answers: Answers, required: boolean): SheetFault[] {
  const { key, kind } = question.field
  const answer = answers[key]
  if (!answer) return required ? [{ key, code: 'FORM-FIELD-REQUIRED' }] : []
  const without = (part: string, code: string, lacks: boolean) => (lacks ? [{ key: part, code }] : [])
  const lacksNote = without(`${key}.note`, 'FORM-NOTE-MISSING', !answers[`${key}.note`])
  if (kind === 'PHOTOS') return without(key, 'FORM-PHOTOS-MISSING', count(answer) < (question.photos ?? 0))
  if (kind === 'SIGNATURE') return answer === REFUSED ? lacksNote : []
  if (kind === 'CHECK' && answer === 'FAIL' && question.check) {
    const few = count(answers[`${key}.photos`]) < question.check.failPhotos
    return [
      ...without(`${key}.photos`, 'FORM-PHOTOS-MISSING', few),
      ...(question.check.failNote ? lacksNote : []),
    ]
  }
  if (kind !== 'TABLE') return []
  return (rowsOf(answer) ?? []).flatMap((row, at) =>
    (question.columns ?? []).flatMap((column) =>
      without(`${key}[${at}].${column.key}`, 'FORM-FIELD-REQUIRED', column.required && !row[column.key]),
    ),
  )
}

const count = (ids: string | undefined) => (ids ? ids.split(PARTS).length : 0)

/** Reckoned in hundredths, so that no fraction is lost. */
function scoreOf(questions: readonly Question[], answers: Answers): Score {
  const score = { passed: 0, failed: 0, notApplicable: 0, open: 0 }
  let earned = 0
  let full = 0
  for (const question of questions.filter((one) => one.field.kind === 'CHECK')) {
    const answer = answers[question.field.key]
    const points = Math.round((question.check?.points ?? 0) * 100)
    if (!answer) score.open++
    else if (answer === 'NOT_APPLICABLE') score.notApplicable++
    else {
      full += points
      if (answer === 'PASS') {
        score.passed++
        earned += points
      } else score.failed++
    }
  }
  const percent = full ? (Math.floor((earned * 2000 + full) / (2 * full)) / 10).toFixed(1) : null
  return { earned: (earned / 100).toFixed(2), full: (full / 100).toFixed(2), percent, ...score }
}
