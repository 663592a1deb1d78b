import type { Card } from '../../conversation/card.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { interval, percent, points, whoOf } from '../../sales/sandbox/describe.ts'
import type { Visit } from '../../sales/visit.ts'
import { pageOf } from '../sandbox/cards.ts'

/** What will be written, and what it would do to the probability, before it is. */
export function previewCard(
  id: string,
  note: string,
  customers: readonly string[],
  before: Decision | undefined,
  after: Decision | undefined,
): Card {
  const moved =
    before === undefined || after === undefined
      ? []
      : [
          {
            kind: 'figure' as const,
            value: `${percent(before.estimate.value)} → ${percent(after.estimate.value)}`,
            note: `记下后的赢单概率（${points(before.estimate.value, after.estimate.value)}）`,
          },
        ]
  return {
    title: '这样记，对吗？',
    subtitle: recordedUnder(customers, before),
    blocks: [{ kind: 'text', text: `“${note}”` }, ...moved],
    buttons: [
      { label: '记下', action: 'visit.keep', argument: id, emphasis: 'primary' },
      { label: '不记', action: 'visit.drop', argument: id },
    ],
  }
}

function recordedUnder(customers: readonly string[], before: Decision | undefined): string {
  if (before !== undefined) return `记到：${whoOf(before.facts)}`
  return customers.length === 0 ? '没说是哪家客户，先记在你名下' : `客户：${customers.join('、')}`
}

export function keptCard({ id, text }: Visit, after: Decision | undefined): Card {
  const question = after?.questions[0]
  return {
    title:
      after === undefined
        ? '已记下这次拜访'
        : `已记下，赢单概率 ${percent(after.estimate.value)}（${interval(after.estimate)}）`,
    subtitle: '十分钟内可以撤销',
    blocks: [
      { kind: 'text', text: `“${text}”` },
      ...(question === undefined ? [] : [{ kind: 'question' as const, text: question.text }]),
    ],
    buttons: [
      ...(after === undefined
        ? []
        : [{ label: '接着怎么说', action: 'sandbox.show', argument: after.id, emphasis: 'primary' as const }]),
      { label: '撤销', action: 'visit.undo', argument: after === undefined ? id : `${id}:${after.id}` },
    ],
    ...(after === undefined ? {} : { link: { label: '详情', path: pageOf(after) } }),
  }
}
