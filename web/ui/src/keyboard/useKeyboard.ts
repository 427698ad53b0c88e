import { onBeforeUnmount, onMounted } from 'vue'

/** A key with its meaning, listed in the keyboard help while the component that bound it is on screen. */
export interface KeyBinding {
  /** `j`, `?`, `enter`, `escape`, `ctrl+k` (Ctrl or ⌘), `shift+x`. */
  keys: string
  label: () => string
  act: (event: KeyboardEvent) => void
  /** Also acts while a text field has the focus. */
  whileTyping?: boolean
  /** When it answers false, the key is left to others. */
  when?: () => boolean
}

const stack: KeyBinding[][] = []

/** Binds keys while the component lives; the component mounted last is asked first. */
export function useKeyboard(bindings: KeyBinding[]): void {
  onMounted(() => {
    if (stack.length === 0) window.addEventListener('keydown', dispatch)
    stack.push(bindings)
  })
  onBeforeUnmount(() => {
    const at = stack.indexOf(bindings)
    if (at >= 0) stack.splice(at, 1)
    if (stack.length === 0) window.removeEventListener('keydown', dispatch)
  })
}

export function boundKeys(): KeyBinding[] {
  return stack.flat()
}

/** What to print on the key caps. */
export function keyNames(keys: string): string[] {
  const names: Record<string, string> = {
    ctrl: 'Ctrl',
    shift: 'Shift',
    enter: 'Enter',
    escape: 'Esc',
    ' ': 'Space',
  }
  return keys.split('+').map((key) => names[key] ?? key.toUpperCase())
}

function dispatch(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const typing = isTyping(event.target)
  const overlay = typing ? false : isOverlayOpen(event.target)
  for (const binding of stack.toReversed().flat()) {
    if (!matches(binding.keys, event)) continue
    if ((typing || overlay) && !binding.whileTyping) continue
    if (binding.when && !binding.when()) continue
    event.preventDefault()
    binding.act(event)
    return
  }
}

function matches(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.toLowerCase().split('+')
  const key = parts.at(-1)
  const ctrl = parts.includes('ctrl')
  if (ctrl !== (event.ctrlKey || event.metaKey) || event.altKey) return false
  if (parts.includes('shift') && !event.shiftKey) return false
  return event.key.toLowerCase() === key
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable || (['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) && !isBox(target))
  )
}

function isBox(target: HTMLElement): boolean {
  return target instanceof HTMLInputElement && ['checkbox', 'radio', 'button'].includes(target.type)
}

/** A dialog or drawer owns the keyboard; the page below stays quiet. */
function isOverlayOpen(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"]') !== null
}
