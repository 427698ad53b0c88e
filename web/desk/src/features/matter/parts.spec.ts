import { expect, it } from 'vitest'
import { blank, orderOf } from './actForms.ts'
import { aFile } from './samples.ts'
import { aChild, childErrors, childrenOf, isLate } from './split.ts'

const part = {
  id: 'p1',
  unit: { id: 'u1', name: 'Xinqiao' },
  what: 'Load data',
  dueOn: '2026-11-24',
  mandatory: true,
  state: 'SIGNED',
  round: 1,
  light: 'GREEN',
  reportedAt: null,
  endedAt: null,
  word: null,
  urgeCount: 0,
  lastUrgedAt: null,
  rung: null,
  next: null,
  allowedActs: [],
} as const

it('begins the change of a sub-task with what it says, and names it in the order', () => {
  const file = aFile()
  const input = { ...blank('AMEND_SUB_TASK', file, { ...part, allowedActs: [] }), reason: 'clearer' }

  expect(orderOf('AMEND_SUB_TASK', input, file, { ...part, allowedActs: [] })).toEqual({
    act: 'AMEND_SUB_TASK',
    subTask: 'p1',
    what: 'Load data',
    dueOn: '2026-11-24',
    mandatory: true,
    reason: 'clearer',
  })
})

it('begins a child with the title and the limit of its parent', () => {
  const row = aChild(aFile())

  expect(row).toMatchObject({ leadUnit: [], title: 'Power for the park', dueOn: '2026-11-25', weight: 1 })
  expect(childrenOf([{ ...row, leadUnit: ['u1'], responsibleName: ' ' }])).toEqual([
    {
      leadUnit: 'u1',
      title: 'Power for the park',
      requirement: null,
      responsibleName: null,
      dueOn: '2026-11-25',
      weight: 1,
    },
  ])
})

it('asks for unit and title, and for a reason where a child ends after its parent', () => {
  const late = { ...aChild(aFile()), title: ' ', dueOn: '2026-11-26' }

  expect(isLate(late, '2026-11-25')).toBe(true)
  expect(Object.keys(childErrors([late], true, '2026-11-25', (key) => key))).toEqual([
    'children[0].leadUnit',
    'children[0].title',
    'children[0].dueOn',
  ])
  expect(
    Object.keys(
      childErrors([{ ...late, leadUnit: ['u1'], title: 'Two' }], false, '2026-11-25', (key) => key),
    ),
  ).toEqual([])
})
