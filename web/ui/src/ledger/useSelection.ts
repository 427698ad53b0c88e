import { computed, type Ref } from 'vue'

/** Multi-selection over the pages: ids stay selected when the page turns; Shift selects a range. */
export function useSelection(selected: Ref<string[]>, ids: () => readonly string[]) {
  const chosen = computed(() => new Set(selected.value))
  const onPage = computed(() => ids().filter((id) => chosen.value.has(id)).length)
  const allOnPage = computed(() => ids().length > 0 && onPage.value === ids().length)
  const someOnPage = computed(() => onPage.value > 0 && !allOnPage.value)
  let anchor: string | null = null

  function toggle(id: string, range = false): void {
    const next = new Set(chosen.value)
    const from = anchor === null ? -1 : ids().indexOf(anchor)
    const to = ids().indexOf(id)
    if (range && from >= 0 && to >= 0) {
      for (const one of ids().slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(one)
    } else if (!next.delete(id)) next.add(id)
    anchor = id
    selected.value = [...next]
  }

  function togglePage(): void {
    const next = new Set(chosen.value)
    const take = allOnPage.value
    for (const id of ids()) {
      if (take) next.delete(id)
      else next.add(id)
    }
    selected.value = [...next]
  }

  return { has: (id: string) => chosen.value.has(id), allOnPage, someOnPage, toggle, togglePage }
}
