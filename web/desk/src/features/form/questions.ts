import { blankField } from '../../shared/form/fields.ts'
import type { FormSketch, Question } from './form.api.ts'

/** Where a question stands. */
export interface Spot {
  section: number
  question: number
}

export const allQuestions = (sketch: FormSketch): Question[] =>
  sketch.sections.flatMap((section) => section.questions)

/** A check item with a key no other question has. */
export function blankQuestion(sketch: FormSketch): Question {
  const question: Question = {
    field: {
      ...blankField(allQuestions(sketch).map((one) => one.field)),
      kind: sketch.use === 'CHECKLIST' ? 'CHECK' : 'TEXT',
      required: true,
    },
    fact: null,
    photos: null,
    columns: null,
    check: null,
  }
  fitQuestion(question)
  return question
}

/** After a change of kind, what the new kind needs is there and what it has no use for is gone. */
export function fitQuestion(question: Question): void {
  const { kind } = question.field
  question.photos = kind === 'PHOTOS' ? (question.photos ?? 1) : null
  question.columns = kind === 'TABLE' ? (question.columns ?? [blankField([])]) : null
  question.check =
    kind === 'CHECK'
      ? (question.check ?? {
          clause: null,
          severity: 'GENERAL',
          criterion: null,
          majorWhen: null,
          measure: null,
          limitDays: null,
          points: null,
          failPhotos: 1,
          failNote: false,
        })
      : null
}

/** Moves a question up or down, over the borders of sections too; tells where it went. */
export function shift(sketch: FormSketch, at: Spot, by: -1 | 1): Spot {
  const from = sketch.sections[at.section]?.questions
  const question = from?.[at.question]
  if (!from || !question) return at
  const within = at.question + by
  if (within >= 0 && within < from.length) {
    from.splice(at.question, 1)
    from.splice(within, 0, question)
    return { section: at.section, question: within }
  }
  const next = sketch.sections[at.section + by]?.questions
  if (!next) return at
  from.splice(at.question, 1)
  const to = by === 1 ? 0 : next.length
  next.splice(to, 0, question)
  return { section: at.section + by, question: to }
}
