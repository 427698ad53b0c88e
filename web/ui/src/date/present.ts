import { ref } from 'vue'

/** What the server's time is ahead of this machine's, in milliseconds; nothing but a demonstration moves it. */
const ahead = ref(0)

/**
 * The present by the server's time, or what this machine's moment was there. Whatever is computed from it follows when
 * the time of a demonstration is moved.
 */
export function present(here: number = Date.now()): number {
  return here + ahead.value
}

export function keepAhead(milliseconds: number): void {
  ahead.value = milliseconds
}
