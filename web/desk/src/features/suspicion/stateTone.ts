import type { Suspicion } from './suspicion.api.ts'

export function stateTone(state: Suspicion['state']): string {
  return state === 'CONFIRMED' ? 'bad' : state === 'OPEN' ? 'warn' : ''
}
