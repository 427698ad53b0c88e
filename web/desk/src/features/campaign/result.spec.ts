import { describe, expect, it } from 'vitest'
import { draftOf, planOf, stepOf } from './draft.ts'
import { aFinding, aResult, inspectionOf } from './result.ts'
import { daysBetween } from './useCountdown.ts'
import { share } from './visit.api.ts'
import type { CampaignFile } from './campaign.api.ts'

describe('what is handed in of a visit', () => {
  it('leaves out answers and findings where nobody could look', () => {
    const draft = { ...aResult('p2'), outcome: 'REFUSED' as const, answers: { exit: 'FAIL' } }
    draft.findings.push(aFinding('exit'))
    const sent = inspectionOf({ ...draft, remark: ' 拒绝入内 ' }, 3)
    expect(sent).toMatchObject({
      version: 3,
      result: 'REFUSED',
      answers: {},
      findings: [],
      remark: '拒绝入内',
    })
  })

  it('sends place, photos and the note that fits the signature', () => {
    const id = '019a0000-0000-7000-8000-000000000001'
    const sent = inspectionOf(
      {
        ...aResult('p2'),
        place: '31.78,119.95',
        photos: id,
        signature: 'REFUSED',
        signerName: '某人',
        signatureNote: '拒签',
      },
      1,
    )
    expect(sent).toMatchObject({
      latitude: 31.78,
      longitude: 119.95,
      photos: [id],
      signerName: null,
      signatureNote: '拒签',
      result: null,
    })
    expect(inspectionOf(aResult(null), 1).longitude).toBeNull()
  })
})

describe('figures', () => {
  it('never rounds up to a hundred', () => {
    expect(share(999, 1000)).toBe(99.9)
    expect(share(9999, 10000)).toBe(99.9)
    expect(share(3, 3)).toBe(100)
    expect(share(0, 0)).toBeNull()
  })

  it('counts whole days over the end of a month', () => {
    expect(daysBetween('2026-11-28', '2026-12-02')).toBe(4)
  })
})

describe('the form of a campaign', () => {
  it('comes back as it was loaded', () => {
    const named = (id: string) => ({ id, name: id })
    const file = {
      id: 'c',
      version: 2,
      name: '整治',
      basis: '会议',
      kind: 'SPECIAL',
      parent: null,
      office: named('u1'),
      startsOn: '2026-11-01',
      endsOn: '2027-02-28',
      sectors: ['SCHOOLS'],
      subjectTypes: ['LESSOR'],
      areas: [],
      targetPercent: 95,
      duties: [
        { unit: named('u2'), principal: named('p1'), deputy: null, contact: null, targetPercent: null },
      ],
      teams: [{ id: 't', name: '一组', members: [named('p1')], units: [named('u2')] }],
    } as unknown as CampaignFile
    expect(planOf(draftOf(file))).toMatchObject({
      office: 'u1',
      duties: [{ unit: 'u2', principal: 'p1', deputy: null, contact: null, targetPercent: null }],
      teams: [{ id: 't', name: '一组', members: ['p1'], units: ['u2'] }],
    })
  })

  it('opens the step a refused field belongs to', () => {
    expect(['name', 'subjectTypes', 'duties[0].contact', 'teams'].map(stepOf)).toEqual([0, 1, 2, 3])
  })
})
