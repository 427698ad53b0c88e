import { decimal } from '@bihuan/ui/number/formats.ts'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { statisticsApi, type Cell, type FigureCode, type UnitOfMeasure } from './statistics.api.ts'

/** The figures there are, with their printed definitions in the interface language, and how values are written. */
export function useFigures() {
  const { t, n, locale } = useI18n()
  const query = useQuery({
    queryKey: ['statistics', 'figures'],
    queryFn: ({ signal }) => statisticsApi.figures(signal),
    staleTime: Infinity,
  })
  const all = computed(() => query.data.value ?? [])
  const codes = computed(() => all.value.map((one) => one.figure))
  const chinese = computed(() => locale.value === 'zh-CN')
  const choice = (figure: FigureCode) => all.value.find((one) => one.figure === figure)

  function name(figure: FigureCode): string {
    const definition = choice(figure)?.definition
    return definition ? (chinese.value ? definition.nameZh : definition.nameEn) : figure
  }
  function definition(figure: FigureCode): string {
    const found = choice(figure)?.definition
    return found ? (chinese.value ? found.zh : found.en) : ''
  }
  const measure = (figure: FigureCode): UnitOfMeasure => choice(figure)?.unitOfMeasure ?? 'MATTERS'
  /** Without the unit, which stands in the head of the column. */
  function write(figure: FigureCode, cell: Cell): string {
    if (cell.value === null || cell.value === undefined) return '—'
    switch (measure(figure)) {
      case 'MATTERS':
      case 'TIMES':
        return n(cell.value)
      case 'PERCENT':
        return `${decimal(cell.value, 1)}%`
      case 'DAYS':
        return decimal(cell.value, 1)
    }
  }
  /** Out of how many, for what is no count itself. */
  function basis(figure: FigureCode, cell: Cell): string {
    switch (measure(figure)) {
      case 'MATTERS':
      case 'TIMES':
        return ''
      case 'PERCENT':
        return t('statistics.outOf', { hits: n(cell.numerator), all: n(cell.denominator ?? 0) })
      case 'DAYS':
        return t('statistics.over', { count: n(cell.numerator) })
    }
  }
  /** How many rows a cell opens. */
  const behind = (figure: FigureCode, cell: Cell) =>
    measure(figure) === 'PERCENT' ? (cell.denominator ?? 0) : cell.numerator
  return { all, codes, name, definition, measure, write, basis, behind, query }
}
