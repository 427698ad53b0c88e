/**
 * Under which delegation this window acts for an absent person. Kept for the window alone, so that another one stays
 * with its own user; the server decides at each request whether it still holds.
 */
const KEY = 'bihuan.acting-for'

export const actingFor = (): string | null => sessionStorage.getItem(KEY)

export const actFor = (delegation: string): void => sessionStorage.setItem(KEY, delegation)

export const actInPerson = (): void => sessionStorage.removeItem(KEY)

export function actingHeaders(): Record<string, string> {
  const delegation = actingFor()
  return delegation ? { 'Acting-For': delegation } : {}
}

type Over = () => void
let onOver: Over = () => {}

/** The desk registers here what happens when a delegation has ended in the middle of work. */
export function whenDelegationEnds(listener: Over): void {
  onOver = listener
}

export function noticeEnd(code: string | undefined): void {
  if (code !== 'ACCESS-DELEGATION-OVER') return
  actInPerson()
  onOver()
}
