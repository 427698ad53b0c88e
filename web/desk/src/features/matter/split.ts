import type { Schema } from '@bihuan/api/typed.ts'
import type { MatterFile } from './matter.api.ts'

/** A child as it is written in the form. */
export interface ChildRow {
  key: string
  leadUnit: string[]
  title: string
  responsibleName: string
  dueOn: string | null
  weight: number
}

export function aChild(file: MatterFile): ChildRow {
  return {
    key: crypto.randomUUID(),
    leadUnit: [],
    title: file.title,
    responsibleName: '',
    dueOn: file.businessClock.dueOn,
    weight: 1,
  }
}

/** Due after its parent; that needs a reason. */
export const isLate = (row: ChildRow, limit: string | null) => !!limit && !!row.dueOn && row.dueOn > limit

export function childrenOf(rows: readonly ChildRow[]): Schema<'matter.PartOrder.Child'>[] {
  return rows.map((row) => ({
    leadUnit: row.leadUnit[0] ?? '',
    title: row.title.trim(),
    requirement: null,
    responsibleName: row.responsibleName.trim() || null,
    dueOn: row.dueOn,
    weight: row.weight,
  }))
}

/** What is missing, by the path the server would name. */
export function childErrors(
  rows: readonly ChildRow[],
  unexplained: boolean,
  limit: string | null,
  t: (key: string) => string,
): Record<string, string> {
  const errors: Record<string, string> = {}
  rows.forEach((row, at) => {
    if (!row.leadUnit.length) errors[`children[${at}].leadUnit`] = t('matter.missing')
    if (row.title.trim().length < 2) errors[`children[${at}].title`] = t('matter.missing')
    if (unexplained && isLate(row, limit)) errors[`children[${at}].dueOn`] = t('matter.split.late')
  })
  return errors
}
