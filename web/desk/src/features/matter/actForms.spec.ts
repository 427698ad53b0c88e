import { describe, expect, it } from 'vitest'
import { blank, missing, orderOf } from './actForms.ts'
import { ACTS } from './matter.api.ts'
import { aFile, aPhoto, LEAD } from './samples.ts'

describe('short forms of the acts', () => {
  it('exist for every act and begin with what is known', () => {
    for (const act of ACTS) expect(() => blank(act, aFile()), act).not.toThrow()
    expect(blank('ASSIGN', aFile())).toMatchObject({ leadUnit: LEAD.id, dueOn: '2026-11-25' })
    expect(blank('PROGRESS', aFile())).toMatchObject({ percent: 40 })
  })
  it('name the required fields that are empty', () => {
    expect(missing('REPORT', { text: '  ', files: [] })).toEqual(['text'])
    expect(missing('VERIFY', blank('VERIFY', aFile()))).toEqual(['conclusion', 'opinion'])
    expect(missing('URGE', { text: '' })).toEqual([])
  })
  it('send files as ids and empty words as absent', () => {
    const order = orderOf('REPORT', { text: ' done ', files: [aPhoto('p1')] }, aFile())
    expect(order).toEqual({ act: 'REPORT', text: 'done', files: ['p1'] })
    expect(orderOf('URGE', { text: ' ' }, aFile())).toEqual({ act: 'URGE', text: null })
  })
  it('give a rework date only with a verification that failed', () => {
    const input = { ...blank('VERIFY', aFile()), opinion: 'x', reworkDueOn: '2026-12-01' }
    expect(orderOf('VERIFY', { ...input, conclusion: 'PASSED' }, aFile())).not.toHaveProperty('reworkDueOn')
    expect(orderOf('VERIFY', { ...input, conclusion: 'NOT_DONE' }, aFile())).toMatchObject({
      reworkDueOn: '2026-12-01',
    })
  })
  it('amend only what was changed', () => {
    const input = { ...blank('AMEND', aFile()), title: 'New title', reason: 'typo' }
    expect(orderOf('AMEND', input, aFile())).toEqual({ act: 'AMEND', title: 'New title', reason: 'typo' })
  })
  it('decide as true or false', () => {
    expect(orderOf('DECIDE_REQUEST', { approved: 'false', opinion: '' }, aFile())).toEqual({
      act: 'DECIDE_REQUEST',
      approved: false,
      opinion: null,
    })
  })
})
