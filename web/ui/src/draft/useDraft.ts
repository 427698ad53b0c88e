import { onScopeDispose, ref, watch, type Ref } from 'vue'

const PREFIX = 'bihuan.draft.'
const PAUSE_MS = 300
const KEPT_DAYS = 14

interface Kept<T> {
  at: number
  value: T
}

/**
 * Unsaved input survives reload, crash and log-out: it is kept in this browser under the account, for 14 days.
 * `name` says which form of which thing (`matter.report.<id>`). Call `clear()` once the server has taken it.
 */
export function useDraft<T>(account: string, name: string, input: Ref<T>) {
  const key = `${PREFIX}${account}.${name}`
  const blank = JSON.stringify(input.value)
  const restoredAt = ref<number | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting = false

  const kept = read<T>(key)
  if (kept && JSON.stringify(kept.value) !== blank) {
    input.value = kept.value
    restoredAt.value = kept.at
  }

  function keep(): void {
    clearTimeout(timer)
    waiting = false
    const text = JSON.stringify(input.value)
    try {
      if (text === blank) localStorage.removeItem(key)
      else localStorage.setItem(key, JSON.stringify({ at: Date.now(), value: input.value } satisfies Kept<T>))
    } catch {
      // No room in the browser: typing must go on.
    }
  }

  watch(
    input,
    () => {
      waiting = true
      clearTimeout(timer)
      timer = setTimeout(keep, PAUSE_MS)
    },
    { deep: true },
  )
  const keepNow = () => waiting && keep()
  window.addEventListener('pagehide', keepNow)
  onScopeDispose(() => {
    keepNow()
    window.removeEventListener('pagehide', keepNow)
  })

  /** The server has it: nothing to keep. */
  function clear(): void {
    clearTimeout(timer)
    waiting = false
    restoredAt.value = null
    localStorage.removeItem(key)
  }

  /** Throws the restored input away and starts blank. */
  function discard(): void {
    input.value = JSON.parse(blank) as T
    clear()
  }

  return { restoredAt, clear, discard }
}

function read<T>(key: string): Kept<T> | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept<T> | null
    if (!kept || typeof kept.at !== 'number') return null
    if (Date.now() - kept.at < KEPT_DAYS * 86_400_000) return kept
    localStorage.removeItem(key)
    return null
  } catch {
    return null
  }
}
