import { computed, ref } from 'vue'

const LEAST = 0.2
const MOST = 8

/** Zoom, rotation and shift of the picture on the light table. */
export function useImageView() {
  const zoom = ref(1)
  const turns = ref(0)
  const x = ref(0)
  const y = ref(0)
  let grabbed: { x: number; y: number } | null = null

  const style = computed(() => ({
    transform: `translate(${x.value}px, ${y.value}px) scale(${zoom.value}) rotate(${turns.value * 90}deg)`,
  }))

  function reset(): void {
    zoom.value = 1
    turns.value = 0
    x.value = 0
    y.value = 0
  }
  function zoomBy(factor: number): void {
    zoom.value = Math.max(LEAST, Math.min(MOST, zoom.value * factor))
  }
  function rotate(): void {
    turns.value++
  }
  function wheel(event: WheelEvent): void {
    zoomBy(event.deltaY < 0 ? 1.15 : 1 / 1.15)
  }
  function grab(event: PointerEvent): void {
    grabbed = { x: event.clientX - x.value, y: event.clientY - y.value }
    ;(event.currentTarget as Element).setPointerCapture?.(event.pointerId)
  }
  function drag(event: PointerEvent): void {
    if (!grabbed) return
    x.value = event.clientX - grabbed.x
    y.value = event.clientY - grabbed.y
  }
  function drop(): void {
    grabbed = null
  }

  return { zoom, turns, style, reset, zoomBy, rotate, wheel, grab, drag, drop }
}
