import { BarChart, LineChart, PieChart } from 'echarts/charts'
import {
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components'
import { init, registerTheme, use, type ECharts } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([
  BarChart,
  LineChart,
  PieChart,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  CanvasRenderer,
])

let registered = false

/** A chart in our tokens; tooltips are drawn on the canvas, so no markup is made from data. */
export function makeChart(place: HTMLElement): ECharts {
  if (!registered) {
    registerTheme('bihuan', theme(getComputedStyle(document.documentElement)))
    registered = true
  }
  return init(place, 'bihuan')
}

function theme(style: CSSStyleDeclaration): object {
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const axis = {
    axisLine: { lineStyle: { color: token('line-strong') } },
    axisTick: { show: false },
    axisLabel: { color: token('ink-3') },
    nameTextStyle: { color: token('ink-3') },
    splitLine: { lineStyle: { color: token('line-soft') } },
  }
  return {
    color: ['blue', 'light-green', 'light-yellow', 'light-blue', 'light-red', 'ink-4'].map(token),
    textStyle: { fontFamily: token('font'), color: token('ink-2') },
    legend: { textStyle: { color: token('ink-2') }, itemWidth: 12, itemHeight: 8 },
    tooltip: { renderMode: 'richText', confine: true },
    categoryAxis: axis,
    valueAxis: axis,
    timeAxis: axis,
  }
}
