/**
 * Numbers as the zone writes them. Values come as numbers or, where cents matter, as decimal texts; they are
 * rounded half up on their decimal digits, never through binary fractions.
 */
export type Numeric = number | string

export type MoneyUnit = 'yuan' | 'tenThousand' | 'hundredMillion'
const SHIFT: Record<MoneyUnit, number> = { yuan: 0, tenThousand: 4, hundredMillion: 8 }

export function decimal(value: Numeric, digits: number, shift = 0): string {
  const text = plain(value)
  if (text === null) return '—'
  const negative = text.startsWith('-')
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  const all = whole.padStart(shift + 1, '0')
  const intPart = all.slice(0, all.length - shift)
  const rest = all.slice(all.length - shift) + fraction
  const kept = BigInt(intPart + rest.padEnd(digits, '0').slice(0, digits))
  const rounded = Number(rest.charAt(digits) || '0') >= 5 ? kept + 1n : kept
  const figures = rounded.toString().padStart(digits + 1, '0')
  const left = digits ? figures.slice(0, -digits) : figures
  const right = digits ? `.${figures.slice(-digits)}` : ''
  const sign = negative && rounded !== 0n ? '−' : ''
  return `${sign}${left.replace(/\B(?=(\d{3})+$)/g, ',')}${right}`
}

/** The unit in which an amount of yuan reads best. */
export function unitFor(yuan: Numeric): MoneyUnit {
  const size = Math.abs(Number(yuan))
  if (size >= 1e8) return 'hundredMillion'
  return size >= 1e4 ? 'tenThousand' : 'yuan'
}

export function money(yuan: Numeric, unit: MoneyUnit, digits = 2): string {
  return decimal(yuan, digits, SHIFT[unit])
}

/** `1e21`, `NaN` and words are no figures. */
function plain(value: Numeric): string | null {
  const text = typeof value === 'number' ? (Number.isFinite(value) ? fixed(value) : '') : value.trim()
  return /^-?\d+(\.\d+)?$/.test(text) ? text : null
}

function fixed(value: number): string {
  const text = String(value)
  return /e/i.test(text) ? value.toFixed(Math.abs(value) < 1 ? 12 : 0) : text
}
