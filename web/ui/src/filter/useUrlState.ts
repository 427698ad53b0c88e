import { computed, nextTick, reactive, type WritableComputedRef } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'

/** How one value stands in the URL query. What cannot be read counts as absent: anybody can write a link. */
export interface UrlField<T> {
  read: (values: string[]) => T
  /** Empty = not in the URL. */
  write: (value: T) => string[]
}

/** Any field, whatever its value. */
interface AnyField {
  read: (values: string[]) => unknown
  write: (value: never) => string[]
}
export type UrlFields = Record<string, AnyField>
type ValueOf<F> = F extends { read: (values: string[]) => infer T } ? T : never
export type UrlValues<F> = { [K in keyof F]: ValueOf<F[K]> }

const LONGEST_TEXT = 200
const MOST_VALUES = 100

export function urlText(fallback = ''): UrlField<string> {
  return {
    read: ([first]) => (first === undefined ? fallback : first.slice(0, LONGEST_TEXT)),
    write: (value) => (value === fallback ? [] : [value]),
  }
}

/** Codes and ids; a link may repeat the key or part them by commas. */
export function urlList(): UrlField<string[]> {
  return {
    read: (values) => {
      const single = values.flatMap((one) => one.split(',')).filter(Boolean)
      return [...new Set(single.map((one) => one.slice(0, LONGEST_TEXT)))].slice(0, MOST_VALUES)
    },
    write: (value) => value,
  }
}

export function urlNumber(fallback: number, least = 1, most = 1_000_000): UrlField<number> {
  return {
    read: ([first]) => {
      const value = Number(first)
      return first !== undefined && Number.isInteger(value) && value >= least && value <= most
        ? value
        : fallback
    },
    write: (value) => (value === fallback ? [] : [String(value)]),
  }
}

export function urlChoice<T extends string>(options: readonly T[], fallback: T): UrlField<T> {
  return {
    read: ([first]) => options.find((one) => one === first) ?? fallback,
    write: (value) => (value === fallback ? [] : [value]),
  }
}

export function urlFlag(): UrlField<boolean> {
  return { read: ([first]) => first === '1', write: (value) => (value ? ['1'] : []) }
}

export function urlDate(): UrlField<string> {
  return {
    read: ([first]) => (first && /^\d{4}-\d{2}-\d{2}$/.test(first) ? first : ''),
    write: (value) => (value ? [value] : []),
  }
}

/**
 * Screen state that lives in the URL query: a link, reload or the back button reproduces it. Changes of one
 * moment become one navigation; a change of anything but `page` goes back to the first page.
 */
export function useUrlState<F extends UrlFields>(fields: F, pageKey = 'page') {
  const route = useRoute()
  const router = useRouter()
  let waiting: Record<string, string[]> | null = null

  function change(key: string, values: string[]): void {
    if (!waiting) {
      waiting = {}
      void nextTick(flush)
    }
    waiting[key] = values
  }

  async function flush(): Promise<void> {
    const changes = waiting ?? {}
    waiting = null
    if (pageKey in fields && !(pageKey in changes)) changes[pageKey] = []
    const query: LocationQuery = { ...route.query }
    for (const [key, values] of Object.entries(changes)) {
      if (values.length === 0) delete query[key]
      else query[key] = values.length === 1 ? values[0]! : values
    }
    await router.replace({ query, hash: route.hash })
  }

  const parts: Record<string, WritableComputedRef<unknown>> = {}
  for (const [key, field] of Object.entries(fields as unknown as Record<string, UrlField<unknown>>)) {
    parts[key] = computed({
      get: () => field.read(valuesOf(route.query, key)),
      set: (value) => change(key, field.write(value)),
    })
  }
  const state = reactive(parts) as UrlValues<F>

  /** Takes away everything of ours from the URL, except the named keys. */
  function reset(...except: (keyof F & string)[]): void {
    for (const key of Object.keys(fields)) if (!except.includes(key)) change(key, [])
  }

  /** The query of ours as a text, e.g. for a saved view. */
  const text = computed(() => {
    const search = new URLSearchParams()
    for (const key of Object.keys(fields).sort()) {
      if (key !== pageKey) for (const value of valuesOf(route.query, key)) search.append(key, value)
    }
    return search.toString()
  })

  /** Replaces everything of ours by a saved query. */
  function apply(saved: string): void {
    const search = new URLSearchParams(saved)
    for (const key of Object.keys(fields)) change(key, search.getAll(key))
  }

  return { state, text, reset, apply }
}

function valuesOf(query: LocationQuery, key: string): string[] {
  const value = query[key]
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string')
}
