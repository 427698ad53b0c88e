import { expect, it } from 'vitest'
import { aGoal, anItem, pasted, taken } from './plan.ts'

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

it('changes rows a sheet brings back, adds new ones and leaves matters alone', () => {
  const item = (id: string, measure: string) => ({ ...anItem(), id, measure })
  const goal = {
    ...aGoal(2026),
    name: 'Energy',
    works: [
      {
        id: 'w1',
        name: 'Audit',
        leadUnit: [],
        items: [{ ...item('i1', 'Plants'), published: true }, item('i2', 'Meters')],
      },
    ],
  }
  const row = (id: string, measure: string, unit: string | null) => ({
    id,
    measure,
    unit,
    responsibleName: 'Lv',
    dueOn: '2026-12-01',
    evidenceWanted: null,
  })
  const works = [
    {
      id: 'w1',
      name: 'Audit',
      leadUnit: 'u1',
      items: [row('i1', 'Plants', 'u1'), row('i2', 'Meters', 'u1')],
    },
    { id: 'w2', name: 'Lights', leadUnit: null, items: [row('i3', 'Lamps', null)] },
  ]

  const after = taken(goal, { name: 'Other', target: '-3%', works })

  expect(after).toMatchObject({ name: 'Energy', target: '-3%' })
  expect(
    after.works.map((work) => work.items.map((one) => `${one.measure} ${one.unit.join()} ${one.dueOn}`)),
  ).toEqual([['Plants  null', 'Meters u1 2026-12-01'], ['Lamps  2026-12-01']])
})
