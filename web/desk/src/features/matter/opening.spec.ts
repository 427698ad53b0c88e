import { describe, expect, it } from 'vitest'
import { blankOpening, openingBody, openingMissing } from './opening.ts'

describe('a new matter', () => {
  it('needs a title, the confirmation, and a lead unit to be handed over', () => {
    expect(openingMissing(blankOpening(), 'DRAFT')).toEqual(['title', 'unclassified'])
    expect(openingMissing({ ...blankOpening(), title: 'xx', unclassified: true }, 'ASSIGN')).toEqual([
      'leadUnit',
    ])
    expect(openingMissing({ ...blankOpening(), title: 'xx', unclassified: true }, 'OPEN')).toEqual([])
  })
  it('sends only the fields its type knows, and a grade only where there is one', () => {
    const input = {
      ...blankOpening(),
      typeCode: 'HAZARD',
      title: ' Blocked exit ',
      place: '  ',
      leadUnit: ['u1'],
      fields: { building: ' 3 ', floor: '', foreign: 'left from another type' },
    }
    const hazard = openingBody(input, 'OPEN', 'c1', { graded: true, keys: ['building', 'floor'] })
    expect(hazard).toMatchObject({
      commandId: 'c1',
      then: 'OPEN',
      title: 'Blocked exit',
      place: null,
      leadUnit: 'u1',
      severity: 'GENERAL',
      fields: { building: '3' },
    })
    expect(openingBody(input, 'OPEN', 'c1', { graded: false, keys: [] })).toMatchObject({
      severity: null,
      fields: {},
    })
  })
})
