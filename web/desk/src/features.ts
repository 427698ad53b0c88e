import type { Component, Ref } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import type { Permit } from './session/session.api.ts'

export interface SearchHit {
  /** Unique within its source. */
  id: string
  title: string
  /** Number, unit, state … in small type. */
  note?: string
  /** What the words were found in, where the title does not show it. */
  why?: string
  to: string
}

/** Hits of one kind, best first. */
export interface SearchGroup {
  id: string
  labelKey: string
  hits: SearchHit[]
  /** Where the others are, when there are more than shown. */
  all?: { to: string; label: string }
}

/** A feature that can be searched from the palette (Ctrl K). */
export interface SearchSource {
  id: string
  permit?: Permit
  search: (text: string, signal: AbortSignal) => Promise<SearchGroup[]>
}

/**
 * What a feature hangs into the shell besides routes; default export of `features/<noun>/plug.ts`.
 * `useCounts` runs in the shell's set-up and gives numbers by `countKey`.
 */
export interface FeaturePlug {
  /** Done once before the first page of somebody logged in; where it fails, pages come without it. */
  prepare?: () => Promise<void>
  searchSource?: SearchSource
  useCounts?: () => Ref<Record<string, number>>
  /** Shown beside the file of a matter; gets its `id` and `state`. */
  matterAside?: Component
  /** Shown in the form that restricts a matter: what about it has left already; gets its `id`. */
  toldAlready?: Component
  /** Shown on the file of a subject; gets its `id`. */
  subjectAside?: Component
  /** Shown on the form of a new matter; gets `input`, what has been typed. */
  openingHint?: Component
  /** Shown on the form of an act of a matter; gets its `id` and the `act`. */
  actHint?: Component
  /** Shown in the top bar, left of the user's menu. */
  topBar?: Component
  /** Shown above every page, when there is something to tell. */
  banner?: Component
}

const routeFiles = import.meta.glob<RouteRecordRaw[]>('./features/*/routes.ts', {
  eager: true,
  import: 'default',
})
const plugFiles = import.meta.glob<FeaturePlug>('./features/*/plug.ts', { eager: true, import: 'default' })

export const featureRoutes: RouteRecordRaw[] = Object.values(routeFiles).flat()
export const featurePlugs: FeaturePlug[] = Object.values(plugFiles)
