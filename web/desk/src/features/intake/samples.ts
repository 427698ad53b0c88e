import type { Batch, Cell, Row, Sheet } from './intake.api.ts'

/** Typed factories for the tests of this feature. */
export const ID = '01990000-0000-7000-8000-0000000000e1'

export const FIELDS = [
  { key: 'title', zh: '事项', en: 'Matter', kind: 'TEXT', required: true },
  { key: 'leadUnit', zh: '责任单位', en: 'Lead unit', kind: 'UNIT', required: true },
  { key: 'dueOn', zh: '办结时限', en: 'Due on', kind: 'DEADLINE', required: false },
]

export function aSheet(changes: Partial<Sheet> = {}): Sheet {
  const column = (index: number, letters: string, heading: string, field: string | null, sample: string) => ({
    index,
    letters,
    path: [heading],
    hidden: false,
    samples: [sample],
    field,
    confidence: field ? 1 : 0,
    reason: field ? 'WORDS' : 'NONE',
  })
  return {
    index: 0,
    name: '台账',
    role: 'LEDGER',
    rows: 242,
    title: '2026年重点问题清单',
    reportingUnit: null,
    reportedOn: null,
    reference: '2026-11-20',
    yearSource: 'TITLE',
    header: {
      firstRow: 2,
      lastRow: 2,
      confidence: 0.9,
      fingerprint: 'f1',
      reasons: [{ code: 'HEADER-WORDS-KNOWN', detail: '3' }],
    },
    columns: [
      column(1, 'B', '问题', 'title', '路灯不亮'),
      column(2, 'C', '责任单位', 'leadUnit', '澜河街道'),
      column(3, 'D', '完成时限', 'dueOn', '2026-12-01'),
      column(4, 'E', '经费', null, '3 万元'),
    ],
    ...changes,
  }
}

export function aBatch(changes: Partial<Batch> = {}): Batch {
  return {
    id: ID,
    fileName: '重点问题清单.xlsx',
    fileSize: 20_480,
    state: 'CHECKED',
    uploadedBy: '秦明辉',
    uploadedAt: '2026-11-20T01:30:00Z',
    finishedAt: null,
    survey: { format: 'XLSX', typeCode: 'PROBLEM', proposedSheet: 0, remembered: false, sheets: [aSheet()] },
    plan: {
      typeCode: 'PROBLEM',
      sheet: 0,
      headerFirst: 2,
      headerLast: 2,
      year: null,
      mapping: { '1': 'title', '2': 'leadUnit', '3': 'dueOn' },
    },
    mode: null,
    progress: { done: 0, total: 240, cancelling: false, begunAt: null, asOf: '2026-11-20T01:31:00Z' },
    problem: null,
    rows: { READY: 240 },
    outcomes: { NEW: 240 },
    issues: [],
    skipped: [],
    ...changes,
  }
}

export function aCell(address: string, raw: string, changes: Partial<Cell> = {}): Cell {
  return { address, raw, value: raw, corrected: false, issues: [], ...changes }
}

export function aRow(rowNumber: number, changes: Partial<Row> = {}): Row {
  return {
    rowNumber,
    state: 'READY',
    outcome: 'NEW',
    cells: {
      title: aCell(`B${rowNumber}`, `路灯${rowNumber}不亮`),
      leadUnit: aCell(`C${rowNumber}`, '澜河街道'),
      dueOn: aCell(`D${rowNumber}`, '2026-12-01'),
    },
    others: {},
    changes: {},
    matter: null,
    matterNumber: null,
    ...changes,
  }
}

export function aFaultyRow(rowNumber: number): Row {
  const row = aRow(rowNumber, { state: 'FAULTY' })
  row.cells['dueOn'] = aCell(`D${rowNumber}`, '2026-13-02', {
    value: null,
    issues: [{ code: 'LEDGER-DATE-IMPOSSIBLE', severity: 'ERROR', params: ['2026-13-02'] }],
  })
  return row
}
