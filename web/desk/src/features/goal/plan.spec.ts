import { expect, it } from 'vitest'
import { pasted } from './plan.ts'

const units = [{ id: 'u1', name: 'Lanhe Subdistrict', shortName: 'Lanhe' }]

it('takes rows of a spreadsheet, with merged works and days as officials write them', () => {
  const text = [
    'Audit\tTwenty plants\tLanhe\tLv\t2026年12月1日\tReport',
    '\tMeters\tNowhere\t\t2026/9/3\t',
    '',
  ].join('\n')

  const { works, unknown } = pasted(text, units)

  expect(works).toMatchObject([
    {
      name: 'Audit',
      items: [
        {
          measure: 'Twenty plants',
          unit: ['u1'],
          responsibleName: 'Lv',
          dueOn: '2026-12-01',
          evidenceWanted: 'Report',
        },
        { measure: 'Meters', unit: [], responsibleName: '', dueOn: '2026-09-03', evidenceWanted: '' },
      ],
    },
  ])
  expect(unknown).toEqual(['Nowhere'])
})

it('leaves a day it cannot read open', () => {
  expect(pasted('Audit\tMeters\tLanhe\tLv\tend of year', units).works[0]!.items[0]!.dueOn).toBeNull()
})
