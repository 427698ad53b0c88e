import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** Whether more lies to the left or right of what a scrolling box shows. */
export function useScrollEdges(box: Readonly<Ref<HTMLElement | null>>) {
  const left = ref(false)
  const right = ref(false)
  let watcher: ResizeObserver | undefined

  function look(): void {
    const element = box.value
    if (!element) return
    left.value = element.scrollLeft > 1
    right.value = element.scrollLeft + element.clientWidth < element.scrollWidth - 1
  }

  onMounted(() => {
    const element = box.value
    if (!element) return
    element.addEventListener('scroll', look, { passive: true })
    watcher = new ResizeObserver(look)
    watcher.observe(element)
    if (element.firstElementChild) watcher.observe(element.firstElementChild)
    look()
  })
  onBeforeUnmount(() => {
    box.value?.removeEventListener('scroll', look)
    watcher?.disconnect()
  })
  return { left, right }
}
