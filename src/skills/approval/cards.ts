import type { Block, Button, Card } from '../../conversation/card.ts'
import { type Approval, matterNames } from '../../sales/approval.ts'
import { sayInstant } from '../../sales/told-time.ts'

/** What would be sent, and to whom. */
export function draftCard(approval: Approval, deciders: string): Card {
  const { id } = approval
  return {
    title: `送给${deciders}批，对吗？`,
    subtitle: headline(approval),
    blocks: contents(approval),
    buttons: [
      { label: '送审', action: 'approval.send', argument: id, emphasis: 'primary' },
      { label: '补一句理由', action: 'approval.reason', argument: id },
      { label: '不送', action: 'approval.drop', argument: id },
    ],
  }
}

/** What the person with the authority sees; without the buttons where it is answered on somebody else's page. */
export function requestCard(approval: Approval, asker: string, today: string, page?: string): Card {
  const { id, askedAt } = approval
  return {
    title: `${asker}申请：${approval.what}`,
    subtitle: `${matterNames[approval.matter]} · ${sayInstant(new Date(askedAt), today)} 送来${page === undefined ? '' : ` · 请在${page}的“审批”里批`}`,
    blocks: contents(approval),
    buttons: [
      ...(page === undefined
        ? [
            { label: '同意', action: 'approval.grant', argument: id, emphasis: 'primary' as const },
            { label: '不同意', action: 'approval.decline', argument: id },
          ]
        : []),
      { label: '问一下', action: 'approval.ask', argument: id },
    ],
  }
}

/** One's own request, waiting. */
export function waitingCard(approval: Approval, today: string, page?: string): Card {
  return {
    title: `等批：${headline(approval)}`,
    subtitle: `${sayInstant(new Date(approval.askedAt), today)} 送出${page === undefined ? '' : ` · 要撤回请到${page}的“审批”里`}`,
    blocks: contents(approval),
    buttons: page === undefined ? [{ label: '撤回', action: 'approval.withdraw', argument: approval.id }] : [],
  }
}

/** Nothing is left to press. */
export function settledCard(approval: Approval, label: string): Card {
  const button: Button = { label, action: 'approval.settled', argument: label, emphasis: 'done' }
  return { title: headline(approval), blocks: contents(approval), buttons: [button] }
}

/** Requests that fit on buttons. */
const shown = 6

/** What waits for an answer, the oldest first. */
export function openCard(open: readonly Approval[], personId: string, today: string): Card {
  if (open.length === 0) return { title: '没有等着批的申请', blocks: [] }
  const few = open.slice(0, shown)
  return {
    title: `等着批的 ${open.length} 件`,
    ...(open.length > few.length ? { subtitle: `先列最早的 ${few.length} 件` } : {}),
    blocks: [
      {
        kind: 'facts',
        rows: few.map((each) => ({
          label: each.ownerId === personId ? '我送的' : '等我批',
          value: `${headline(each)} ${sayInstant(new Date(each.askedAt), today)}`,
        })),
      },
    ],
    buttons: few.map((each) => ({ label: headline(each), action: 'approval.show', argument: each.id })),
  }
}

/** A question or an answer on a request, with a way to answer back. */
export function noteCard(approval: Approval, from: string, text: string, answerable: boolean): Card {
  return {
    title: `${from}：${text}`,
    subtitle: headline(approval),
    blocks: [],
    buttons: answerable
      ? [{ label: '回一句', action: 'approval.answer', argument: approval.id, emphasis: 'primary' }]
      : [{ label: '看这件申请', action: 'approval.show', argument: approval.id, emphasis: 'primary' }],
  }
}

/** `8 折（宏达精密）` */
export function headline({ what, customer }: Pick<Approval, 'what' | 'customer'>): string {
  return customer === undefined || what.includes(customer) ? what : `${what}（${customer}）`
}

function contents({ request, rows, notes }: Approval): Block[] {
  return [
    { kind: 'text', text: `“${request}”` },
    { kind: 'facts', rows },
    ...notes.map(({ name, text }) => ({ kind: 'text' as const, text: `${name}：${text}` })),
  ]
}
