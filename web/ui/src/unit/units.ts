/** A unit of the organisation as the pickers need it. */
export interface UnitNode {
  id: string
  name: string
  parentId?: string | null
  /** Short names people use; the search finds them. */
  aliases?: string[]
  /** Shown for orientation, but cannot be chosen (e.g. dissolved). */
  disabled?: boolean
}

export interface UnitRow {
  unit: UnitNode
  depth: number
  parents: string[]
  hasChildren: boolean
}

/** Tree order with depths. A unit whose parent is unknown stands at the top; circles are cut. */
export function unitRows(units: readonly UnitNode[]): UnitRow[] {
  const ids = new Set(units.map((unit) => unit.id))
  const children = new Map<string, UnitNode[]>()
  for (const unit of units) {
    const parent = unit.parentId && ids.has(unit.parentId) ? unit.parentId : ''
    const list = children.get(parent)
    if (list) list.push(unit)
    else children.set(parent, [unit])
  }
  const rows: UnitRow[] = []
  const seen = new Set<string>()
  const walk = (unit: UnitNode, depth: number, parents: string[]): void => {
    if (seen.has(unit.id)) return
    seen.add(unit.id)
    const below = children.get(unit.id) ?? []
    rows.push({ unit, depth, parents, hasChildren: below.length > 0 })
    for (const child of below) walk(child, depth + 1, [...parents, unit.id])
  }
  for (const unit of children.get('') ?? []) walk(unit, 0, [])
  for (const unit of units) walk(unit, 0, [])
  return rows
}

/** Rows whose name or alias holds the text, with the units above them for orientation. */
export function searchUnits(rows: readonly UnitRow[], text: string): UnitRow[] {
  const wanted = text.trim().toLowerCase()
  if (!wanted) return [...rows]
  const keep = new Set<string>()
  for (const { unit, parents } of rows) {
    if (![unit.name, ...(unit.aliases ?? [])].some((name) => name.toLowerCase().includes(wanted))) continue
    keep.add(unit.id)
    for (const parent of parents) keep.add(parent)
  }
  return rows.filter((row) => keep.has(row.unit.id))
}
