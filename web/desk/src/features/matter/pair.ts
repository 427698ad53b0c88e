import type { EvidenceItem } from '@bihuan/ui/evidence/evidence.ts'
import { evidenceItem } from '../../shared/evidence.ts'
import type { TimelineEntry } from './matter.api.ts'

export interface Pair {
  before: EvidenceItem
  after: EvidenceItem
}

/**
 * The photographs to hold against each other: the last one handed in, and the oldest one from before that. Newest
 * entry first, as the server gives them. Without two moments there is nothing to compare.
 */
export function photoPair(entries: readonly TimelineEntry[]): Pair | null {
  const shown = entries
    .map((entry) => ({
      entry,
      photos: entry.evidence.map(evidenceItem).filter((one) => one.kind === 'image'),
    }))
    .filter((one) => one.photos.length > 0)
  const after = shown.find((one) => one.entry.event === 'Reported') ?? shown[0]
  const before = shown.at(-1)
  if (!after || !before || after === before) return null
  return { before: before.photos[0]!, after: after.photos[0]! }
}
