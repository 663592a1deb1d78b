import type { Work, WorkedEvent } from './work.ts'

/** What the world published of a customer: a reason to call, and facts a plan may stand on. */
export interface Notice extends Pick<WorkedEvent, 'id' | 'dealId' | 'at' | 'source' | 'text'> {
  kind: '招标公告' | '竞品动态' | '客户新闻'
}

/** What other systems published of these deals’ customers, the newest first; readings, deliveries and complaints are none. */
export function noticesOf({ events }: Pick<Work, 'events'>): Notice[] {
  return events
    .flatMap((event): Notice[] => {
      const kind = kindOf(event)
      const { id, dealId, at, source, text } = event
      return kind === undefined ? [] : [{ id, dealId, at, source, text, kind }]
    })
    .toSorted((one, other) => other.at.localeCompare(one.at))
}

/** Sources are named by whoever connects them (docs/data-in.md); a tender is one by its title too. */
export function kindOf({
  from,
  source,
  text,
}: Pick<WorkedEvent, 'from' | 'source' | 'text'>): Notice['kind'] | undefined {
  if (from !== 'system') return undefined
  if (/competitor|rival|竞品|竞对|友商/i.test(source)) return '竞品动态'
  if (/tender|bidding|招标|采购|公告/i.test(source) || titled.test(text.slice(0, head))) return '招标公告'
  return /news|舆情|sentiment|feed|新闻|资讯/i.test(source) ? '客户新闻' : undefined
}

/** In a title, in characters. */
const head = 60
const titled = /(?:招标|采购|磋商|谈判|询价|比选|中标|成交|流标|资格预审)[^，。；]{0,6}(?:公告|公示|通知书?|意向)/

/** Its title: what stands before the first break. */
export function headlineOf({ text }: Pick<Notice, 'text'>): string {
  return text.split(/[\n。；]/, 1)[0]?.trim() ?? ''
}
