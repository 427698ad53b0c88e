import { newCommandId } from '@bihuan/api/command.ts'
import type { GoalPlan, GoalSheet, ReadGoal } from './goal.api.ts'

/** An item as it is written in the form. */
export interface ItemDraft {
  id: string
  measure: string
  unit: string[]
  responsibleName: string
  dueOn: string | null
  evidenceWanted: string
  /** A matter by now: it changes there. */
  published: boolean
}
export interface WorkDraft {
  id: string
  name: string
  leadUnit: string[]
  items: ItemDraft[]
}
export interface GoalDraft {
  id: string
  version: number
  year: number
  name: string
  target: string
  sponsor: string | null
  works: WorkDraft[]
}

export const anItem = (): ItemDraft => ({
  id: newCommandId(),
  measure: '',
  unit: [],
  responsibleName: '',
  dueOn: null,
  evidenceWanted: '',
  published: false,
})

export const aWork = (): WorkDraft => ({ id: newCommandId(), name: '', leadUnit: [], items: [anItem()] })

export function aGoal(year: number): GoalDraft {
  return { id: newCommandId(), version: 0, year, name: '', target: '', sponsor: null, works: [aWork()] }
}

export function draftOf(sheet: GoalSheet): GoalDraft {
  return {
    id: sheet.id,
    version: sheet.version,
    year: sheet.year,
    name: sheet.name,
    target: sheet.target,
    sponsor: sheet.sponsor?.id ?? null,
    works: sheet.works.map((work) => ({
      id: work.id,
      name: work.name,
      leadUnit: work.leadUnit ? [work.leadUnit.id] : [],
      items: work.items.map((item) => ({
        id: item.id,
        measure: item.measure,
        unit: item.unit ? [item.unit.id] : [],
        responsibleName: item.responsibleName ?? '',
        dueOn: item.dueOn,
        evidenceWanted: item.evidenceWanted ?? '',
        published: item.published,
      })),
    })),
  }
}

/** As the server takes it: empty words are absent. */
export function planOf(draft: GoalDraft): GoalPlan {
  const words = (text: string) => text.trim() || null
  return {
    year: draft.year,
    name: draft.name.trim(),
    target: draft.target.trim(),
    sponsor: draft.sponsor,
    works: draft.works.map((work) => ({
      id: work.id,
      name: work.name.trim(),
      leadUnit: work.leadUnit[0] ?? null,
      items: work.items.map((item) => ({
        id: item.id,
        measure: item.published ? item.measure : item.measure.trim(),
        unit: item.unit[0] ?? null,
        responsibleName: item.published ? item.responsibleName || null : words(item.responsibleName),
        dueOn: item.dueOn,
        evidenceWanted: item.published ? item.evidenceWanted || null : words(item.evidenceWanted),
      })),
    })),
  }
}

/** The columns of a sheet in the order of the form. */
export const SHEET_FIELDS = [
  'goal',
  'target',
  'work',
  'leadUnit',
  'measure',
  'unit',
  'responsibleName',
  'dueOn',
  'evidenceWanted',
] as const

/**
 * The form with what was read from a sheet: rows that are on it already are changed, unless they are matters by now,
 * others are added. An empty form takes name and target too.
 */
export function taken(draft: GoalDraft, read: ReadGoal): GoalDraft {
  const works = draft.works
    .filter((work) => work.name || work.items.some((item) => item.measure))
    .map((work) => ({ ...work, items: [...work.items] }))
  for (const one of read.works) {
    let into = works.find((work) => work.id === one.id)
    if (!into) {
      into = { id: one.id, name: one.name, leadUnit: [], items: [] }
      works.push(into)
    }
    if (one.leadUnit) into.leadUnit = [one.leadUnit]
    for (const item of one.items) {
      const at = into.items.findIndex((each) => each.id === item.id)
      if (at >= 0 && into.items[at]!.published) continue
      const row: ItemDraft = {
        id: item.id,
        measure: item.measure,
        unit: item.unit ? [item.unit] : [],
        responsibleName: item.responsibleName ?? '',
        dueOn: item.dueOn ?? null,
        evidenceWanted: item.evidenceWanted ?? '',
        published: false,
      }
      if (at >= 0) into.items[at] = row
      else into.items.push(row)
    }
  }
  return {
    ...draft,
    name: draft.name || (read.name ?? ''),
    target: draft.target || (read.target ?? ''),
    works,
  }
}

interface UnitName {
  id: string
  name: string
  shortName?: string
}

/**
 * Rows copied from a spreadsheet: work, measure, unit, person, day, evidence, parted by tabs. An empty work goes on
 * with the one above, as merged cells are copied. Units that are not known by name are left open and told.
 */
export function pasted(text: string, units: readonly UnitName[]): { works: WorkDraft[]; unknown: string[] } {
  const works: WorkDraft[] = []
  const unknown = new Set<string>()
  const known = new Map(
    units.flatMap(
      (unit) =>
        [
          [unit.name, unit.id],
          [unit.shortName ?? unit.name, unit.id],
        ] as const,
    ),
  )
  for (const line of text.split(/\r?\n/)) {
    const [work = '', measure = '', unit = '', person = '', day = '', evidence = ''] = line
      .split('\t')
      .map((cell) => cell.trim())
    if (!work && !measure) continue
    let into = works.at(-1)
    if (!into || (work && work !== into.name)) {
      into = { ...aWork(), name: work, items: [] }
      works.push(into)
    }
    if (!measure) continue
    const id = known.get(unit)
    if (unit && !id) unknown.add(unit)
    into.items.push({
      ...anItem(),
      measure,
      unit: id ? [id] : [],
      responsibleName: person,
      dueOn: dayOf(day),
      evidenceWanted: evidence,
    })
  }
  return { works, unknown: [...unknown] }
}

/** 2026-12-10, 2026/12/10, 2026.12.10 and the same with the Chinese words for year, month and day. */
function dayOf(text: string): string | null {
  const found = /^(\d{4})\s*[-/.\u5e74]\s*(\d{1,2})\s*[-/.\u6708]\s*(\d{1,2})\s*\u65e5?$/.exec(text)
  return found ? `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}` : null
}
