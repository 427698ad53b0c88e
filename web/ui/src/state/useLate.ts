import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** Becomes true when `busy` has lasted 300 ms: quick answers show no flicker of a skeleton. */
export function useLate(busy: Ref<boolean>, after = 300): Ref<boolean> {
  const late = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    busy,
    (now) => {
      clearTimeout(timer)
      if (!now) late.value = false
      else timer = setTimeout(() => (late.value = true), after)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return late
}
