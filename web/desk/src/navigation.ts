import type { RouteRecordRaw } from 'vue-router'
import type { Permit } from './session/session.api.ts'

/** The jobs of the left navigation, in their order; a line is drawn before a job marked `apart`. */
export const JOBS = [
  { id: 'workbench' },
  { id: 'matter' },
  { id: 'campaign' },
  { id: 'project' },
  { id: 'indicator' },
  { id: 'meeting' },
  { id: 'assessment' },
  { id: 'enterprise', apart: true },
  { id: 'livelihood' },
  { id: 'cockpit' },
  { id: 'settings', apart: true },
] as const

export type JobId = (typeof JOBS)[number]['id']

/** Entry of the left navigation, declared in the meta of a feature's route. */
export interface NavEntry {
  group: JobId
  /** Smaller comes first inside the job. */
  order: number
  labelKey: string
  /** Shown only to people who hold this permit. */
  permit?: Permit
  /** Name of a number in the counts a feature's plug provides, shown at the right. */
  countKey?: string
}

declare module 'vue-router' {
  interface RouteMeta {
    titleKey?: string
    nav?: NavEntry
    /** Whoever lacks it sees the page "no right". */
    permit?: Permit
    /** Reachable without a session. */
    public?: boolean
    /** `bare` = without the shell (log-in, full-screen review, cockpit). */
    layout?: 'shell' | 'bare'
    /** Pages above this one, outermost first. */
    crumbs?: { labelKey: string; to: string }[]
  }
}

export interface NavLink {
  name: string
  path: string
  entry: NavEntry
}

export interface NavJob {
  id: JobId
  apart: boolean
  links: NavLink[]
}

/** Jobs that have at least one page this person may see. */
export function navigation(routes: readonly RouteRecordRaw[], may: (permit: Permit) => boolean): NavJob[] {
  const links = routes.flatMap((route): NavLink[] => {
    const entry = route.meta?.nav
    if (!entry || (entry.permit && !may(entry.permit))) return []
    if (route.meta?.permit && !may(route.meta.permit)) return []
    return [{ name: String(route.name), path: route.path, entry }]
  })
  return JOBS.map((job) => ({
    id: job.id,
    apart: 'apart' in job,
    links: links.filter((link) => link.entry.group === job.id).sort((a, b) => a.entry.order - b.entry.order),
  })).filter((job) => job.links.length > 0)
}
