/** Whole weeks (Monday to Sunday) and months as ISO days. */
export interface Span {
  from: string
  to: string
}

function iso(day: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}

export function weekOf(day: Date, away: number): Span {
  const monday = new Date(
    day.getFullYear(),
    day.getMonth(),
    day.getDate() - ((day.getDay() + 6) % 7) + away * 7,
  )
  const sunday = new Date(monday.getFullYear(), monday.getMonth(), monday.getDate() + 6)
  return { from: iso(monday), to: iso(sunday) }
}

export function monthOf(day: Date, away: number): Span {
  const first = new Date(day.getFullYear(), day.getMonth() + away, 1)
  const last = new Date(first.getFullYear(), first.getMonth() + 1, 0)
  return { from: iso(first), to: iso(last) }
}
