import type { FeatureLike } from 'ol/Feature.js'
import CircleStyle from 'ol/style/Circle.js'
import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import Text from 'ol/style/Text.js'

/** The colours of the design, as a canvas needs them: by value. */
export function inks(element: HTMLElement) {
  const style = getComputedStyle(element)
  const ink = (name: string) => style.getPropertyValue(name).trim()
  return {
    ink: ink('--ink'),
    muted: ink('--ink-2'),
    line: ink('--ink-3'),
    blue: ink('--blue'),
    soft: ink('--blue-soft'),
    paper: ink('--paper'),
    red: ink('--light-red'),
    yellow: ink('--light-yellow'),
    green: ink('--light-green'),
    grey: ink('--light-grey'),
    font: style.fontFamily,
  }
}

export type Inks = ReturnType<typeof inks>

const TONES: Record<string, keyof Inks> = {
  red: 'red',
  yellow: 'yellow',
  green: 'green',
  blue: 'blue',
  closed: 'grey',
}

export function areaStyle(inks: Inks) {
  return (feature: FeatureLike) =>
    new Style({
      stroke: new Stroke({
        color: feature.get('chosen') ? inks.blue : inks.line,
        width: feature.get('chosen') ? 2.5 : 1,
      }),
      fill: new Fill({ color: feature.get('chosen') ? inks.soft : 'transparent' }),
      text: new Text({
        text: String(feature.get('name')),
        font: `12px ${inks.font}`,
        fill: new Fill({ color: inks.muted }),
        stroke: new Stroke({ color: inks.paper, width: 3 }),
        overflow: false,
      }),
    })
}

export function outlineStyle(inks: Inks) {
  return new Style({
    stroke: new Stroke({ color: inks.red, width: 2, lineDash: [6, 4] }),
    fill: new Fill({ color: 'transparent' }),
  })
}

export function pointStyle(inks: Inks, feature: FeatureLike) {
  return new Style({
    image: new CircleStyle({
      radius: 6,
      fill: new Fill({ color: inks[TONES[String(feature.get('tone'))] ?? 'blue'] }),
      stroke: new Stroke({ color: inks.paper, width: 1.5 }),
    }),
  })
}

export function clusterStyle(inks: Inks, count: number) {
  return new Style({
    image: new CircleStyle({
      radius: Math.min(26, 11 + Math.log10(count) * 5),
      fill: new Fill({ color: inks.blue }),
      stroke: new Stroke({ color: inks.paper, width: 2 }),
    }),
    text: new Text({
      text: String(count),
      font: `600 12px ${inks.font}`,
      fill: new Fill({ color: inks.paper }),
    }),
  })
}
