import { vi } from 'vitest'

/** Waits until the check holds; generous, because build machines are slow and shared. */
export function eventually<T>(check: () => T): Promise<T> {
  return vi.waitFor(check, { timeout: 15_000, interval: 20 })
}
