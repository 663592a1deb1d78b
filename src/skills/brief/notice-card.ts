import type { Card } from '../../conversation/card.ts'
import { dayOf } from '../../language/calendar.ts'
import { kindOf } from '../../sales/behaviour/notices.ts'
import type { Deal } from '../../sales/deal.ts'
import type { DealEvent } from '../../sales/events/deal-event.ts'
import { clip } from './row.ts'

/** Characters of a notice on its card; the whole of it stands with the deal. */
const shown = 400

/** What was published, word for word, with where and when; and the next step with it. */
export function noticeCard(event: DealEvent, { id, customer }: Deal): Card {
  const { source, at, text } = event
  return {
    title: `${customer}：${kindOf(event) ?? '外部消息'}`,
    subtitle: `${source} · ${dayOf(new Date(at))}`,
    blocks: [
      { kind: 'text', text: clip(text, shown) },
      { kind: 'text', text: '公开渠道发布的原文，先核对再引用。', tone: 'quiet' },
    ],
    buttons: [
      { label: '怎么推进', action: 'sandbox.show', argument: `record-${id}`, emphasis: 'primary' },
      { label: '记拜访', action: 'visit.start', argument: `record-${id}` },
    ],
    link: { label: '商机详情', path: `/h5/deals/${id}` },
  }
}
