/** The sections of the editor, in their order. */
export const SECTIONS = [
  'basics',
  'limits',
  'schemes',
  'who',
  'papers',
  'fields',
  'trial',
  'publish',
] as const
export type Section = (typeof SECTIONS)[number]

/** In which section a fault shows, by the path of what is wrong. */
export function sectionOf(path: string): Section {
  if (path.startsWith('definition.fields')) return 'fields'
  if (path.startsWith('definition.timeSchemes')) return 'schemes'
  if (path.startsWith('definition.draftedPapers')) return 'papers'
  if (/^definition\.(requiredSlots|verifi|progress|evidence|ladder)/.test(path)) return 'who'
  return path.startsWith('definition.') ? 'limits' : 'basics'
}
