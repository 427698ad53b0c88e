import { watch, type Ref } from 'vue'

export interface Arrived {
  total: number
  rows: number
  /** An answer is still on its way, so what is on screen may belong to another page. */
  waiting: boolean
}

/** A link to a page beyond the end, or rows gone meanwhile: goes to the last page there is. */
export function usePastTheEnd(page: Ref<number>, size: Ref<number>, arrived: () => Arrived): void {
  watch(
    () => {
      const { total, rows, waiting } = arrived()
      return !waiting && total > 0 && rows === 0 && page.value > 1 ? Math.ceil(total / size.value) : null
    },
    (last) => {
      if (last !== null && last < page.value) page.value = last
    },
    { immediate: true },
  )
}
