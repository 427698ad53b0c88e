/** Long work on the server as the desk shows it. */
export interface Progress {
  id: string
  title: string
  state: 'waiting' | 'running' | 'succeeded' | 'failed' | 'cancelled'
  done: number
  /** Null while the size is unknown. */
  total: number | null
  startedAt: string | null
  /** Server's time of this answer. */
  asOf: string
  /** Chinese words of the server, e.g. why it failed or what came out. */
  detail?: string | null
}

export function isOver(progress: Progress): boolean {
  return progress.state !== 'waiting' && progress.state !== 'running'
}

export function share(progress: Progress): number | null {
  if (progress.state === 'succeeded') return 100
  if (!progress.total) return null
  return Math.min(100, Math.floor((progress.done / progress.total) * 100))
}

/** Seconds that are likely left at the pace so far; null until there is a pace to speak of. */
export function secondsLeft(progress: Progress): number | null {
  const { done, total, startedAt, asOf, state } = progress
  if (state !== 'running' || !total || !startedAt || done <= 0) return null
  const spent = (Date.parse(asOf) - Date.parse(startedAt)) / 1000
  return spent < 2 ? null : Math.max(0, Math.round((spent / done) * (total - done)))
}
