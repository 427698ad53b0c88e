import { describe, expect, it } from 'vitest'
import { blankField, fit, freeKey, move } from './fields.ts'

const field = (key: string) => ({ ...blankField([]), key })

describe('the fields of a type', () => {
  it('get keys no other has', () => {
    expect(freeKey([])).toBe('field1')
    expect(freeKey([field('field2')])).toBe('field3')
  })
  it('move up and down and stay at the ends', () => {
    const fields = [field('a'), field('b'), field('c')]

    expect(move(fields, 0, 1)).toBe(1)
    expect(move(fields, 1, 1)).toBe(2)
    expect(move(fields, 2, 1)).toBe(2)
    expect(fields.map((one) => one.key)).toEqual(['b', 'c', 'a'])
  })
  it('lose what their new kind has no use for', () => {
    const changed = { ...field('a'), kind: 'DATE' as const, unit: '米', min: 1, max: 2, options: ['甲'] }

    fit(changed)

    expect(changed).toEqual({ ...field('a'), kind: 'DATE' })
  })
})
