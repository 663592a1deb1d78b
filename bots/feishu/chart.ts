import type { Chart } from '../../src/conversation/card.ts'

/**
 * A chart as Feishu's card draws it, by a specification of VChart's without functions.
 * https://open.feishu.cn/document/uAjLw4CM/ukzMukzMukzM/feishu-cards/card-json-v2-components/content-components/chart
 */
export interface ChartElement {
  tag: 'chart'
  aspect_ratio: '16:9' | '4:3'
  preview: false
  chart_spec: LineSpec | BarSpec
}

interface LineSpec {
  type: 'line'
  title: { text: string }
  data: { values: { when: string; value: number; line: string }[] }
  xField: 'when'
  yField: 'value'
  /** One line for the value, one for each end of what it may be. */
  seriesField: 'line'
  legends: { visible: boolean; orient: 'bottom' }
  label: { visible: boolean }
}

interface BarSpec {
  type: 'bar'
  title: { text: string }
  data: { values: { name: string; value: number }[] }
  direction: 'horizontal'
  xField: 'value'
  yField: 'name'
  label: { visible: true }
}

/** The documents recommend no more on one card. */
export const mostCharts = 5

export function chartElement(chart: Chart): ChartElement {
  const chart_spec = chart.shape === 'line' ? lines(chart) : bars(chart)
  const aspect_ratio = chart.shape === 'bars' && chart.points.length > tallFrom ? '4:3' : '16:9'
  return { tag: 'chart', aspect_ratio, preview: false, chart_spec }
}

/** Bars from this many on need the height. */
const tallFrom = 6

function lines(chart: Chart): LineSpec {
  const { name, points } = chart
  const values = points.flatMap(({ label: when, value, low, high }) => [
    { when, value, line: name },
    ...(low === undefined ? [] : [{ when, value: low, line: '下限' }]),
    ...(high === undefined ? [] : [{ when, value: high, line: '上限' }]),
  ])
  const isRanged = values.length > points.length
  return {
    type: 'line',
    title: { text: titleOf(chart) },
    data: { values },
    xField: 'when',
    yField: 'value',
    seriesField: 'line',
    legends: { visible: isRanged, orient: 'bottom' },
    // Three lines of numbers would lie on each other; they stand under the chart.
    label: { visible: !isRanged },
  }
}

function bars(chart: Chart): BarSpec {
  return {
    type: 'bar',
    title: { text: titleOf(chart) },
    data: { values: chart.points.map(({ label: name, value }) => ({ name, value })) },
    direction: 'horizontal',
    xField: 'value',
    yField: 'name',
    label: { visible: true },
  }
}

function titleOf({ name, unit }: Chart): string {
  return `${name}（${unit}）`
}
