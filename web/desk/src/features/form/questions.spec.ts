import { describe, expect, it } from 'vitest'
import type { FormSketch } from './form.api.ts'
import { allQuestions, blankQuestion, fitQuestion, shift } from './questions.ts'

function sketch(): FormSketch {
  const form: FormSketch = {
    code: 'A',
    name: '甲',
    nameEn: '',
    use: 'CHECKLIST',
    purpose: null,
    basis: null,
    sections: [
      { title: '一', titleEn: '', questions: [] },
      { title: '二', titleEn: '', questions: [] },
    ],
  }
  form.sections[0]!.questions.push(blankQuestion(form))
  form.sections[0]!.questions.push(blankQuestion(form))
  form.sections[1]!.questions.push(blankQuestion(form))
  return form
}
const keys = (form: FormSketch) =>
  form.sections.map((section) => section.questions.map((one) => one.field.key).join(' '))

describe('the questions of a form', () => {
  it('get keys of their own', () => {
    expect(allQuestions(sketch()).map((one) => one.field.key)).toEqual(['field1', 'field2', 'field3'])
  })
  it('move within their section and over its border, and stay at the ends', () => {
    const form = sketch()

    expect(shift(form, { section: 0, question: 1 }, 1)).toEqual({ section: 1, question: 0 })
    expect(keys(form)).toEqual(['field1', 'field2 field3'])
    expect(shift(form, { section: 1, question: 0 }, -1)).toEqual({ section: 0, question: 1 })
    expect(shift(form, { section: 0, question: 0 }, -1)).toEqual({ section: 0, question: 0 })
  })
  it('have what their kind needs and nothing else', () => {
    const question = blankQuestion(sketch())
    expect(question.check?.severity).toBe('GENERAL')
    question.field.kind = 'TABLE'

    fitQuestion(question)

    expect(question.check).toBeNull()
    expect(question.columns).toHaveLength(1)
  })
})
