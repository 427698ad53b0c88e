/** One column of a ledger. Its cell is the slot `cell-<key>`, else `text(row)`. */
export interface LedgerColumn<Row> {
  key: string
  label: string
  /** Pixels for Chinese; a column is never narrower, the ledger scrolls instead. */
  width: number
  /** Width in English where growing by a quarter is too much: dates, numbers and names do not grow. */
  widthEn?: number
  /** Takes the room that is left (usually the title; several share it). */
  grow?: boolean
  align?: 'left' | 'right'
  sortable?: boolean
  /** Leading columns that stay while scrolling sideways. */
  sticky?: boolean
  /** The last column, that stays at the right edge: what can be done is never scrolled away. */
  end?: boolean
  /** Cannot be put away. */
  always?: boolean
  /** Only shown when chosen. */
  extra?: boolean
  text?: (row: Row) => string
}

/** Sort order as in the URL: `-due` = by `due`, last first; empty = the server's own order. */
export interface SortOrder {
  key: string
  down: boolean
}

export function parseSort(sort: string): SortOrder | null {
  if (!sort) return null
  return sort.startsWith('-') ? { key: sort.slice(1), down: true } : { key: sort, down: false }
}

/** Up, down, then the server's own order again. */
export function nextSort(sort: string, key: string): string {
  if (sort === key) return `-${key}`
  return sort === `-${key}` ? '' : key
}

/** Columns on screen: the chosen ones, else all that are not extra; order is that of the configuration. */
export function shownColumns<Row>(
  columns: readonly LedgerColumn<Row>[],
  chosen: readonly string[],
): LedgerColumn<Row>[] {
  if (chosen.length === 0) return columns.filter((column) => !column.extra)
  return columns.filter((column) => column.always || chosen.includes(column.key))
}

export const SELECT_WIDTH = 40

/** English words are longer than Chinese ones: widths are given for Chinese and grow with the language. */
export function widened<Row>(columns: readonly LedgerColumn<Row>[], language: string): LedgerColumn<Row>[] {
  if (language.startsWith('zh')) return [...columns]
  return columns.map((column) => ({
    ...column,
    width: column.widthEn ?? (column.grow ? column.width : Math.round(column.width * 1.25)),
  }))
}

/** Left edge of each sticky column; a column after a loose one is loose too. */
export function stickyEdges<Row>(
  columns: readonly LedgerColumn<Row>[],
  selectable: boolean,
): Map<string, number> {
  const edges = new Map<string, number>()
  let left = selectable ? SELECT_WIDTH : 0
  for (const column of columns) {
    if (!column.sticky) break
    edges.set(column.key, left)
    left += column.width
  }
  return edges
}
