import { describe, expect, it } from 'vitest'
import { photoPair } from './pair.ts'
import { anEntry, aPhoto } from './samples.ts'

describe('before and after', () => {
  it('holds the last photograph handed in against the oldest one', () => {
    const pair = photoPair([
      anEntry({ event: 'Verified', evidence: [aPhoto('check')] }),
      anEntry({ event: 'Reported', evidence: [aPhoto('new'), aPhoto('other')] }),
      anEntry({ event: 'Progressed', evidence: [aPhoto('old')] }),
      anEntry(),
    ])
    expect([pair?.before.id, pair?.after.id]).toEqual(['old', 'new'])
  })
  it('needs two moments', () => {
    expect(photoPair([anEntry({ event: 'Reported', evidence: [aPhoto('a'), aPhoto('b')] })])).toBeNull()
    expect(photoPair([])).toBeNull()
  })
  it('does not compare files that are no pictures', () => {
    const paper = { ...aPhoto('p'), kind: 'DOCUMENT' as const, previewed: false }
    expect(photoPair([anEntry({ evidence: [aPhoto('a')] }), anEntry({ evidence: [paper] })])).toBeNull()
  })
})
