import { watch, type Ref } from 'vue'

/** What was refused at a field is forgotten as soon as the field is changed; the others stay. */
export function useMended(input: Ref<unknown>, errors: Ref<Record<string, string>>): void {
  let before = copy(input.value)
  watch(
    input,
    (now) => {
      const next = copy(now)
      const changed = changes(before, next, '')
      before = next
      const left = Object.entries(errors.value).filter(([path]) => !changed.some((one) => touches(one, path)))
      if (left.length < Object.keys(errors.value).length) errors.value = Object.fromEntries(left)
    },
    { deep: true },
  )
}

const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))

/** `works[0].name` for a part refused as such or as `works[0]`. */
const touches = (changed: string, path: string) =>
  changed === path || changed.startsWith(`${path}.`) || changed.startsWith(`${path}[`)

/** Paths of the leaves that differ, as the server names fields. */
function changes(before: unknown, now: unknown, path: string): string[] {
  if (!isTree(before) || !isTree(now)) return JSON.stringify(before) === JSON.stringify(now) ? [] : [path]
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((key) => {
    const below = Array.isArray(now) ? `${path}[${key}]` : path ? `${path}.${key}` : key
    return changes(before[key], now[key], below)
  })
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
