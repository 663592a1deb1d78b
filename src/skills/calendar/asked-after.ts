import type { Card } from '../../conversation/card.ts'
import { type Day, dayOf } from '../../language/calendar.ts'
import { type Appointment, endOf } from '../../sales/calendar.ts'
import { sayTold } from '../../sales/told-time.ts'

/** So long after the usual end it is no longer 刚结束. */
const justMs = 45 * 60_000

/** How it went, asked when it is likely over: one sentence, or one tap, and it is filed. `others` had to wait, and are named below. */
export function askedAfterCard(appointment: Appointment, now: Date, others: readonly Appointment[] = []): Card {
  const { id, title, when, customer, dealId, with: names, outside } = appointment
  const today = dayOf(now)
  const isJustOver = now.getTime() < endOf(appointment) + justMs
  return {
    title: isJustOver ? `“${title}”刚结束？记一下` : `${sayTold(when, today)}“${title}”，记一下？`,
    subtitle: '说一句就行：聊了什么、对方怎么说、下一步约在哪天',
    blocks: [
      { kind: 'facts', rows: rowsOf({ when, customer, names }, today) },
      ...(others.length === 0 ? [] : [{ kind: 'text' as const, text: `还没记的：${listOf(others, today)}` }]),
    ],
    buttons: [
      ...(dealId === undefined
        ? []
        : [
            {
              label: '记拜访',
              action: 'visit.start',
              argument: `record-${dealId}`,
              emphasis: 'primary' as const,
            },
          ]),
      // What stands in their own calendar they change there.
      ...(outside === undefined
        ? [
            { label: '没见成，改时间', action: 'calendar.when', argument: id },
            { label: '取消了', action: 'calendar.which', argument: `cancel;${id}` },
          ]
        : []),
    ],
    link: { label: '补充', path: `/h5/visit?${new URLSearchParams({ appointment: id })}` },
  }
}

/** More than these nobody reads in one breath. */
const othersNamed = 4

function listOf(others: readonly Appointment[], today: Day): string {
  const named = others.slice(0, othersNamed).map(({ when, title, customer }) => {
    const whose = customer === undefined || title.includes(customer) ? '' : `${customer} `
    return `${sayTold(when, today)} ${whose}${title}`
  })
  const more = others.length - named.length
  return `${named.join('；')}${more > 0 ? `，另有 ${more} 场` : ''}。说的时候带上客户名字。`
}

function rowsOf(
  { when, customer, names }: Pick<Appointment, 'when'> & { customer: string | undefined; names: readonly string[] },
  today: Day,
): { label: string; value: string }[] {
  return [
    ...(customer === undefined ? [] : [{ label: '客户', value: customer }]),
    ...(names.length === 0 ? [] : [{ label: '和谁', value: names.join('、') }]),
    { label: '时间', value: sayTold(when, today) },
  ]
}
