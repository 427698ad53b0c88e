import type { Batch, Row } from './intake.api.ts'

/** Findings that say a row cannot bear its number. */
const CLASHES = ['LEDGER-NUMBER-IN-USE', 'LEDGER-NUMBER-TWICE']
/** Findings that two cells of a row say different things about its end. */
const CONTRADICTIONS = [
  'LEDGER-DONE-IN-FUTURE',
  'LEDGER-DONE-ON-BUT-OPEN',
  'LEDGER-DONE-BUT-PERCENT',
  'LEDGER-OPEN-BUT-PERCENT',
]

export const clashes = (row: Row): boolean =>
  row.state === 'FAULTY' && Boolean(row.cells['number']?.issues.some((one) => CLASHES.includes(one.code)))
export const clashCounts = (batch: Batch) => batch.issues.filter((one) => CLASHES.includes(one.code))
export const contradictions = (batch: Batch): number =>
  batch.issues.filter((one) => CONTRADICTIONS.includes(one.code)).reduce((sum, one) => sum + one.cells, 0)
