import type { Card } from '../../conversation/card.ts'
import { sayDay } from '../../sales/say-day.ts'
import { sayStage } from '../../sales/stage.ts'
import type { Looked } from './watch.ts'

const caution = '只是记录里的信号，要你核实；没记下来的我看不到。'

/** One deal: every sign with what to do about it. */
export function dealCard({ deal, signs, lastVisit }: Looked, today: string): Card {
  const { id, customer, name, stage } = deal
  const [first] = signs
  return {
    title: signs.length === 0 ? `${customer}：记录里没有要核实的信号` : `${customer}：${signs.length} 个信号要核实`,
    subtitle: `${name} · ${sayStage(stage)} · ${lastVisit === undefined ? '没有拜访记录' : `上次拜访 ${sayDay(lastVisit, today)}`}`,
    blocks: [
      ...(first === undefined
        ? []
        : [
            { kind: 'facts' as const, rows: signs.map(({ text }, at) => ({ label: `信号${at + 1}`, value: text })) },
            { kind: 'text' as const, text: `先做：${first.remedy}`, tone: 'strong' as const },
          ]),
      { kind: 'text', text: caution, tone: 'quiet' },
    ],
    buttons: [
      { label: '接着怎么说', action: 'sandbox.show', argument: `record-${id}`, emphasis: 'primary' },
      { label: '记拜访', action: 'visit.start', argument: `record-${id}` },
    ],
    link: { label: '详情', path: `/h5/deals/${id}` },
  }
}

/** Deals that fit on the smallest screen. */
const shown = 5
const marks = ['①', '②', '③', '④', '⑤'] as const

/** The deals with the gravest signs, one row each; with owners where they are others'. */
export function listCard(signed: readonly Looked[], looked: number, withOwners: boolean): Card {
  if (signed.length === 0) {
    return {
      title: looked === 0 ? '没有对得上的商机' : `看了 ${looked} 单，记录里没有要核实的信号`,
      blocks: [{ kind: 'text', text: caution, tone: 'quiet' }],
    }
  }
  const few = signed.slice(0, shown)
  return {
    title: `${looked} 单里有 ${signed.length} 单要核实`,
    subtitle: signed.length > few.length ? `先列最要紧的 ${few.length} 单` : '按要紧程度排',
    blocks: [
      {
        kind: 'choices',
        rows: few.map(({ deal, signs }, at) => ({
          mark: marks[at] ?? '',
          name: withOwners ? `${deal.customer}（${deal.ownerName}）` : deal.customer,
          figure: signs[0]?.short ?? '',
        })),
      },
      { kind: 'text', text: caution, tone: 'quiet' },
    ],
    buttons: few.map(({ deal }, at) => ({
      label: `${marks[at] ?? ''}怎么办`,
      action: 'sandbox.show',
      argument: `record-${deal.id}`,
    })),
  }
}
