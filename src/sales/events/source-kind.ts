/** What other systems tell of a customer beside talk, each kind read by a signal of its own. */
export type SourceKind = 'delivery' | 'device' | 'press'

/** How sources call themselves, by kind; anything else is talk, paper or a complaint. */
export const sourcesOf: Readonly<Record<SourceKind, readonly string[]>> = {
  delivery: ['logistics', 'delivery', 'shipping', 'order', '物流', '发货', '订单'],
  device: ['device', 'iot', 'equipment', '设备', '物联网'],
  press: ['sentiment', 'press', 'news', 'rss', '舆情', '新闻'],
}

export function sourceKindOf(source: string): SourceKind | undefined {
  return kinds.get(source.toLowerCase())
}

const kinds = new Map(
  (Object.keys(sourcesOf) as SourceKind[]).flatMap((kind) => sourcesOf[kind].map((source) => [source, kind] as const)),
)
