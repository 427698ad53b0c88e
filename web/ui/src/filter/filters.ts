import type { Light } from '../light/light.ts'
import type { UnitNode } from '../unit/units.ts'

export interface FilterOption {
  value: string
  label: string
  count?: number
  light?: Light
}

interface FilterBase {
  label: string
  /** Lies in the panel "more conditions" until it is set. */
  more?: boolean
}

/** One condition of a filter bar; `key` (or `from`/`to`) names the value in the URL state. */
export type FilterSpec = FilterBase &
  (
    | { kind: 'choice'; key: string; options: FilterOption[]; /** Only one at a time. */ single?: boolean }
    | { kind: 'unit'; key: string; units: UnitNode[] }
    | { kind: 'text'; key: string; placeholder?: string }
    | { kind: 'flag'; key: string }
    | { kind: 'dates'; from: string; to: string }
  )

/** Values as `useUrlState` holds them: lists for choice and unit, texts, flags, ISO dates. */
export type FilterValues = Record<string, unknown>

export function keysOf(filter: FilterSpec): string[] {
  return filter.kind === 'dates' ? [filter.from, filter.to] : [filter.key]
}

export function isSet(filter: FilterSpec, values: FilterValues): boolean {
  return keysOf(filter).some((key) => {
    const value = values[key]
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '' && value !== false
  })
}

export function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String)
  return typeof value === 'string' && value !== '' ? [value] : []
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** What the chip says besides its label; empty when nothing is set. */
export function summary(
  filter: FilterSpec,
  values: FilterValues,
  separator: string,
  many: (count: number) => string,
): string {
  const names = (list: string[], label: (value: string) => string) =>
    list.length > 3 ? many(list.length) : list.map(label).join(separator)
  switch (filter.kind) {
    case 'choice': {
      const label = (value: string) => filter.options.find((one) => one.value === value)?.label ?? value
      return names(listOf(values[filter.key]), label)
    }
    case 'unit': {
      const label = (value: string) => filter.units.find((one) => one.id === value)?.name ?? value
      return names(listOf(values[filter.key]), label)
    }
    case 'text':
      return textOf(values[filter.key])
    case 'flag':
      return values[filter.key] === true ? '✓' : ''
    case 'dates':
      return range(textOf(values[filter.from]), textOf(values[filter.to]))
  }
}

function range(from: string, to: string): string {
  if (from && to) return from === to ? from : `${from} → ${to}`
  return from ? `${from} →` : to ? `→ ${to}` : ''
}

/** Values of one filter put back to "no condition". */
export function cleared(filter: FilterSpec): FilterValues {
  switch (filter.kind) {
    case 'choice':
      return { [filter.key]: filter.single ? '' : [] }
    case 'unit':
      return { [filter.key]: [] }
    case 'text':
      return { [filter.key]: '' }
    case 'flag':
      return { [filter.key]: false }
    case 'dates':
      return { [filter.from]: '', [filter.to]: '' }
  }
}
