import { describe, expect, it } from 'vitest'
import { factsOf, inputOf } from './facts.ts'

const stored = {
  ...factsOf({ ...inputOf(), typeCode: 'BUILDING', name: '1# 楼' }, []),
  position: { longitude: 119.95, latitude: 31.78, accuracy: 12 },
  answers: { floors: '4', gone: 'x' },
}

describe('the facts of a subject', () => {
  it('come back from the form as they went in, with the accuracy nobody typed', () => {
    expect(factsOf(inputOf(stored), ['floors'], stored)).toEqual({ ...stored, answers: { floors: '4' } })
  })

  it('lose their accuracy when somebody types another position', () => {
    const moved = factsOf({ ...inputOf(stored), longitude: '119.96' }, ['floors'], stored)
    expect(moved.position).toEqual({ longitude: 119.96, latitude: 31.78, accuracy: null })
  })

  it('have no position while one of its numbers is missing', () => {
    expect(factsOf({ ...inputOf(stored), latitude: ' ' }, [], stored).position).toBeNull()
  })
})
