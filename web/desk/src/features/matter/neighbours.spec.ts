import { describe, expect, it } from 'vitest'
import { placeIn, type ListSeen } from './neighbours.ts'

const list: ListSeen = { path: '/matters', query: {}, ids: ['a', 'b', 'c'], page: 2, size: 3, total: 8 }

describe('place of a file in its list', () => {
  it('counts over the pages and names both neighbours', () => {
    expect(placeIn(list, 'b')).toMatchObject({ at: 5, total: 8, before: { id: 'a' }, after: { id: 'c' } })
  })
  it('asks for the page before or after at the edges', () => {
    expect(placeIn(list, 'a')?.before).toEqual({ page: 1, take: 'last' })
    expect(placeIn(list, 'c')?.after).toEqual({ page: 3, take: 'first' })
  })
  it('ends with the list', () => {
    expect(placeIn({ ...list, page: 1 }, 'a')?.before).toBeNull()
    expect(placeIn({ ...list, page: 3, total: 9 }, 'c')?.after).toBeNull()
  })
  it('is unknown for a file opened from elsewhere', () => {
    expect(placeIn(list, 'x')).toBeNull()
    expect(placeIn(null, 'a')).toBeNull()
  })
})
