import { z } from 'zod'

const Visible = z.looseObject({ visible: z.boolean().optional() })
const Spec = z.looseObject({
  type: z.enum([
    'line',
    'area',
    'bar',
    'pie',
    'common',
    'funnel',
    'scatter',
    'radar',
    'linearProgress',
    'circularProgress',
    'wordCloud',
  ]),
  title: z.looseObject({ text: z.string() }).optional(),
  data: z.looseObject({ values: z.array(z.record(z.string(), z.union([z.string(), z.number()]))).min(1) }),
  direction: z.enum(['horizontal', 'vertical']).optional(),
  xField: z.string().optional(),
  yField: z.string().optional(),
  seriesField: z.string().optional(),
  legends: Visible.optional(),
  label: Visible.optional(),
})

/**
 * A chart's place on a card; what it draws is for `checkChart`.
 * https://open.feishu.cn/document/uAjLw4CM/ukzMukzMukzM/feishu-cards/card-json-v2-components/content-components/chart
 */
export const ChartElement = z.strictObject({
  tag: z.literal('chart'),
  element_id: z.string().optional(),
  aspect_ratio: z.enum(['1:1', '2:1', '4:3', '16:9']).optional(),
  color_theme: z.string().optional(),
  preview: z.boolean().optional(),
  height: z.string().optional(),
  chart_spec: Spec,
})
export type ChartElement = z.infer<typeof ChartElement>

/** Kinds that stand on two axes. */
const onAxes = ['line', 'area', 'bar', 'scatter', 'linearProgress']

/** Why nothing could be drawn from it; `undefined` where all is well. */
export function checkChart({ type, data, direction, xField, yField, seriesField }: ChartElement['chart_spec']) {
  if (onAxes.includes(type) && (xField === undefined || yField === undefined)) return `${type} without xField or yField`
  for (const field of [xField, yField, seriesField]) {
    if (field !== undefined && data.values.some((value) => value[field] === undefined)) return `no field ${field}`
  }
  const measure = (direction === 'horizontal' ? xField : yField) ?? ''
  const wrong = onAxes.includes(type) ? data.values.find((value) => typeof value[measure] !== 'number') : undefined
  if (wrong !== undefined) return `${measure} is no number`
  const outside = type === 'linearProgress' && data.values.some((value) => Math.abs(Number(value[measure]) - 0.5) > 0.5)
  return outside ? 'a progress beyond 0…1' : undefined
}
