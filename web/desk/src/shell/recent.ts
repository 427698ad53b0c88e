import type { SearchHit } from '../features.ts'

const MOST = 8

/** What was opened from the search, without the words that belong to a language; kept with the tab and the account, so that nobody finds another's titles. */
export function recentHits(account: string) {
  const key = `bihuan.recent.${account}`

  function read(): SearchHit[] {
    try {
      const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
      return Array.isArray(kept) ? (kept as SearchHit[]).slice(0, MOST) : []
    } catch {
      return []
    }
  }

  function keep({ id, title, to }: SearchHit): void {
    const others = read().filter((one) => one.to !== to)
    const kept = [{ id, title, to }, ...others].slice(0, MOST)
    sessionStorage.setItem(key, JSON.stringify(kept))
  }

  return { read, keep }
}
