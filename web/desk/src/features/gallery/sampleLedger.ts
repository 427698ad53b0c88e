import type { Clock } from '@bihuan/ui/clock/clock.ts'
import type { FilterSpec } from '@bihuan/ui/filter/filters.ts'
import type { LedgerColumn } from '@bihuan/ui/ledger/columns.ts'
import type { Total } from '@bihuan/ui/ledger/TotalsStrip.vue'
import { sampleUnits, WORDS, type SampleRow } from './samples.ts'

const words = WORDS.columns
export const ledgerColumns: LedgerColumn<SampleRow>[] = [
  { key: 'light', label: words.light, width: 84, sticky: true, sortable: true },
  { key: 'number', label: words.number, width: 134, sticky: true, always: true, text: (row) => row.number },
  { key: 'title', label: words.title, width: 250, grow: true, always: true, text: (row) => row.title },
  { key: 'type', label: words.type, width: 104, sortable: true },
  { key: 'unit', label: words.unit, width: 200, text: (row) => `${row.unit} ${row.person}` },
  { key: 'step', label: words.step, width: 136, text: (row) => row.step },
  { key: 'clock', label: words.clock, width: 148, sortable: true },
  { key: 'place', label: words.place, width: 180, extra: true, text: (row) => row.place },
  { key: 'updated', label: words.updated, width: 98, sortable: true },
]

const [all, red, yellow, blue, toReceive, toVerify, closed] = WORDS.totals as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]
export const ledgerTotals: Total[] = [
  { key: 'all', label: all, value: 1284 },
  { key: 'red', label: red, value: 37, light: 'red' },
  { key: 'yellow', label: yellow, value: 92, light: 'yellow' },
  { key: 'blue', label: blue, value: 140, light: 'blue' },
  { key: 'receive', label: toReceive, value: 18 },
  { key: 'verify', label: toVerify, value: null },
  { key: 'closed', label: closed, value: 213, light: 'green' },
]

export const ledgerFilters: FilterSpec[] = [
  {
    kind: 'choice',
    key: 'type',
    label: WORDS.filters.type,
    options: WORDS.types.map((label, i) => ({ value: `t${i}`, label, count: 400 - i * 120 })),
  },
  {
    kind: 'choice',
    key: 'light',
    label: WORDS.filters.light,
    options: (['red', 'yellow', 'blue', 'grey'] as const).map((light, i) => ({
      value: light,
      label: WORDS.totals[i + 1]!,
      light,
    })),
  },
  { kind: 'unit', key: 'unit', label: WORDS.filters.unit, units: sampleUnits },
  { kind: 'dates', from: 'from', to: 'to', label: WORDS.filters.due },
  { kind: 'flag', key: 'mine', label: WORDS.filters.mine },
  { kind: 'text', key: 'place', label: WORDS.filters.place, more: true },
]

export function sampleClock(row: SampleRow): Clock {
  return {
    kind: 'business',
    light: row.light,
    startedAt: '2026-11-02',
    due: row.due,
    asOf: '2026-11-20T09:30:00+08:00',
    left: row.left,
    unit: 'workingDay',
    ...(row.light === 'green' ? { endedAt: '2026-11-16T10:00:00+08:00' } : {}),
  }
}
