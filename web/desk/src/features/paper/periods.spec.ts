import { expect, it } from 'vitest'
import { monthOf, weekOf } from './periods.ts'

it('takes weeks from Monday to Sunday, also over the end of a year', () => {
  expect(weekOf(new Date(2026, 10, 22), 0)).toEqual({ from: '2026-11-16', to: '2026-11-22' })
  expect(weekOf(new Date(2026, 10, 23), -1)).toEqual({ from: '2026-11-16', to: '2026-11-22' })
  expect(weekOf(new Date(2027, 0, 1), 0)).toEqual({ from: '2026-12-28', to: '2027-01-03' })
})

it('takes whole months', () => {
  expect(monthOf(new Date(2027, 0, 31), -1)).toEqual({ from: '2026-12-01', to: '2026-12-31' })
  expect(monthOf(new Date(2028, 1, 1), 0)).toEqual({ from: '2028-02-01', to: '2028-02-29' })
})
