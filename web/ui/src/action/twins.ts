import { reactive } from 'vue'

const running = reactive(new Map<string, number>())

/** Counts acts that run on one thing, so that all its buttons know. */
export function enter(twin: string): void {
  running.set(twin, (running.get(twin) ?? 0) + 1)
}

export function leave(twin: string): void {
  const left = (running.get(twin) ?? 0) - 1
  if (left > 0) running.set(twin, left)
  else running.delete(twin)
}

export function isRunning(twin: string): boolean {
  return running.has(twin)
}
