import type { Query } from '@bihuan/api/client.ts'

/** The list a file was opened from, so that the next one is one key away. */
export interface ListSeen {
  /** Address of the list. */
  path: string
  query: Query
  ids: string[]
  page: number
  size: number
  total: number
}

const KEY = 'bihuan.matter.list'

export function rememberList(list: ListSeen): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(list))
  } catch {
    // No room in the browser: the file opens without neighbours.
  }
}

export function listSeen(): ListSeen | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as ListSeen | null
  } catch {
    return null
  }
}

export interface Place {
  /** Position in the whole list, from 1. */
  at: number
  total: number
  path: string
  before: Step | null
  after: Step | null
}
/** A neighbour on the same page, or the page that has to be fetched to find it. */
export type Step = { id: string } | { page: number; take: 'first' | 'last' }

export function placeIn(list: ListSeen | null, id: string): Place | null {
  const i = list?.ids.indexOf(id) ?? -1
  if (!list || i < 0) return null
  const at = (list.page - 1) * list.size + i + 1
  const earlier = list.ids[i - 1]
  const later = list.ids[i + 1]
  return {
    at,
    total: list.total,
    path: list.path,
    before: earlier ? { id: earlier } : list.page > 1 ? { page: list.page - 1, take: 'last' } : null,
    after: later ? { id: later } : at < list.total ? { page: list.page + 1, take: 'first' } : null,
  }
}
