import type { Card } from '../../conversation/card.ts'
import type { Recipient, Reply, Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Clash } from '../../sales/clash.ts'
import { type Deal, statusNames } from '../../sales/deal.ts'
import { sayMoney } from '../../sales/facts.ts'
import { sayStage } from '../../sales/stage.ts'
import { openDealNames } from '../../sales/who/deals-meant.ts'
import type { HiddenDeal } from '../../sales/who/names.ts'
import type { Ports, SalesAnswer } from '../ports.ts'
import { reach } from '../talk/reach.ts'
import type { ToldNewDeal } from './create-filer.ts'

type ClashPorts = Pick<Ports, 'deals' | 'clashes' | 'names' | 'people'>

/** 撞单: who wants to open a deal where somebody they may not see has one is sent to the manager of both, and told no more. */
export interface ClashDesk {
  /** The answer when a manager has to decide first; `undefined` when nobody else is after this customer. */
  stop(turn: Turn, text: string, source: ToldNewDeal): Promise<SalesAnswer | undefined>
  settle(turn: Turn, id: string, state: 'granted' | 'declined'): Promise<SalesAnswer>
  /** What was asked for, once it is granted to whoever asks. */
  granted(turn: Turn, id: string): Promise<ToldNewDeal>
}

export function openClashDesk({ deals, clashes, names, people }: ClashPorts): ClashDesk {
  return { stop, settle, granted }

  async function stop(turn: Turn, text: string, source: ToldNewDeal): Promise<SalesAnswer | undefined> {
    const hidden = await names.hiddenFrom(turn.person)
    const [meant] = openDealNames(hidden).meant([source.customer], text).deals
    const other = hidden.find(({ id }) => id === meant?.id)
    if (other === undefined) return undefined
    const waiting = { replies: [{ kind: 'text' as const, text: waitWords(source.customer) }] }
    return (await clashes.open(turn.person, other.id)) === undefined ? raise(turn, source, other) : waiting
  }

  async function raise(turn: Turn, source: ToldNewDeal, other: HiddenDeal): Promise<SalesAnswer> {
    const { person, now, newId } = turn
    const [arbiter] = await people.above(person.tenantId, 'manager', [person.teamId, other.teamId])
    const to = arbiter === undefined ? undefined : await reach(people, arbiter, turn.platform)
    const deal = arbiter === undefined ? undefined : await deals.byId(arbiter, other.id)
    if (arbiter === undefined || deal === undefined || to === undefined) {
      throw new Refusal(`${source.customer}要先由主管确认归属，可现在找不到能确认的人，请直接联系销售运营。没有建单。`)
    }
    const clash: Clash = {
      id: newId(),
      tenantId: person.tenantId,
      ownerId: person.id,
      teamId: person.teamId,
      dealId: other.id,
      source: JSON.stringify(source),
      arbiterId: arbiter.id,
      state: 'open',
      askedAt: now.toISOString(),
    }
    return {
      replies: [
        { kind: 'text', text: waitWords(source.customer) },
        { kind: 'card', card: clashCard(clash, person.name, source, deal), to },
      ],
      changes: [{ kind: 'clash.raised', level: 'human', subject: clash.id, clash }],
    }
  }

  async function settle(turn: Turn, id: string, state: 'granted' | 'declined'): Promise<SalesAnswer> {
    const clash = await clashes.byId(turn.person, id)
    if (clash === undefined || clash.arbiterId !== turn.person.id) throw new Refusal('这件事不由你来定。')
    if (clash.state !== 'open') throw new Refusal('这件事已经定过了。')
    const { customer } = JSON.parse(clash.source) as ToldNewDeal
    const to = await reach(people, { tenantId: clash.tenantId, id: clash.ownerId }, turn.platform)
    const word = (to: Recipient): Reply =>
      state === 'granted'
        ? { kind: 'card', card: grantedCard(clash, customer, turn.person.name), to }
        : { kind: 'text', text: `${customer}的归属定了：先不由你建单。有想法找${turn.person.name}当面说。`, to }
    return {
      replies: [
        { kind: 'text', text: state === 'granted' ? '好，已经告诉申请人可以建单。' : '好，已经告诉申请人先不建单。' },
        ...(to === undefined ? [] : [word(to)]),
      ],
      changes: [{ kind: 'clash.settled', level: 'human', subject: id, state }],
    }
  }

  async function granted(turn: Turn, id: string): Promise<ToldNewDeal> {
    const clash = await clashes.byId(turn.person, id)
    if (clash === undefined || clash.ownerId !== turn.person.id || clash.state !== 'granted') {
      throw new Refusal('这张卡片不是发给你的，或者还没有定下来。')
    }
    return JSON.parse(clash.source) as ToldNewDeal
  }
}

/** Nothing of the other deal: not that there is one, nor whose, nor how much. */
function waitWords(customer: string): string {
  return `${customer}由谁跟要请主管先确认，已经转过去了，有结果会在这里告诉你。这次还没有建单。`
}

function clashCard({ id }: Clash, asker: string, { news, name }: ToldNewDeal, deal: Deal): Card {
  const amount = news.quote ?? news.amount ?? news.budget
  return {
    title: `撞单待定：${deal.customer}`,
    subtitle: `${asker}要建单，${deal.ownerName}已经在跟`,
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: '已有', value: `${deal.name}，${deal.ownerName}` },
          { label: '阶段', value: deal.status === 'open' ? sayStage(deal.stage) : statusNames[deal.status] },
          { label: '更新', value: deal.updatedAt.slice(0, 10) },
          { label: '申请', value: `${name}，${asker}` },
          ...(amount === undefined ? [] : [{ label: '金额', value: sayMoney(amount.value) }]),
        ],
      },
      { kind: 'text', text: '申请人只知道要等你定，看不到对方是谁。', tone: 'quiet' },
    ],
    buttons: [
      { label: '同意另建', action: 'deal.grant', argument: id, emphasis: 'primary' },
      { label: '先不建', action: 'deal.decline', argument: id },
    ],
  }
}

function grantedCard({ id }: Clash, customer: string, arbiter: string): Card {
  return {
    title: `${customer}可以建单了`,
    subtitle: `${arbiter}同意`,
    blocks: [],
    buttons: [{ label: '接着建单', action: 'deal.resume', argument: id, emphasis: 'primary' }],
  }
}
