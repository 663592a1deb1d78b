import type { Turn } from '../../conversation/skill.ts'
import type { ObjectionCode } from '../../language/objections.ts'
import { Refusal } from '../../people/refusal.ts'
import type { SalesChange } from '../../sales/change.ts'
import { type Closing, type Deal, statusNames } from '../../sales/deal.ts'
import type { Fact, Money } from '../../sales/facts.ts'
import type { DealRecord } from '../../sales/record/field-change.ts'
import { dealChanged } from '../../sales/record/news.ts'
import type { Peers } from '../../sales/sandbox/probability.ts'
import type { Slots, Understood } from '../../understanding/understood.ts'
import type { Filer } from '../filing/filer.ts'
import { moneyOf } from '../sandbox/facts-from-slots.ts'

/** How a deal ended, as it was told. */
export interface ToldEnd {
  dealId: string
  on: string
  amount?: Money
  payment?: string
  competitors: readonly string[]
  reasons: readonly ObjectionCode[]
  /** The customer gave the whole project up: nobody won it. */
  givenUp?: true
}

export const closeIntents = ['deal.won', 'deal.lost'] as const

const outcomeOf = { 'deal.won': 'won', 'deal.lost': 'lost' } as const

/** How a message says that a deal ended; not by 先别标丢单. */
export function endingIn({ intents, slots: { stage_not } }: Understood): keyof typeof outcomeOf | undefined {
  return closeIntents.find((intent) => intents.includes(intent) && stage_not !== statusNames[outcomeOf[intent]])
}

/** 赢单与丢单: the deal is closed, and counts from then on in the company's own record. */
export function closeFiler(intent: (typeof closeIntents)[number]): Filer<ToldEnd> {
  return {
    intent,

    async draft(turn, told, records) {
      const deal = await records.deal(turn, told.dealId)
      if (deal === undefined) throw new Refusal('这一单现在看不到了，可能已经转给别人。')
      const outcome = outcomeOf[intent]
      const peers = await records.peers(turn, deal.facts.industry?.value)
      return {
        name: `${deal.customer}的${statusNames[outcome]}`,
        about: `商机：${deal.customer} ${deal.name}`,
        title: outcome === 'won' ? '标成赢单，对吗？' : '标成丢单，对吗？',
        rows: [],
        warnings: missingOf(outcome, told),
        changes: [
          ...dealChanged(deal, ended(deal, outcome, told, turn)),
          ...(outcome === 'won' ? await nowExisting(turn, deal, records) : []),
        ],
        dealId: deal.id,
        payback: paybackOf(outcome, deal, peers),
        kept: {
          title: outcome === 'won' ? `恭喜，${deal.customer}赢下来了` : `${deal.customer}记成丢单了`,
          buttons: [],
        },
      }
    },

    async corrected(turn, told, text, { slots }) {
      return putRight(turn, told, text, slots)
    },

    async filled(turn, told, text, { slots }) {
      return putRight(turn, told, text, slots) ?? told
    },
  }
}

function putRight(turn: Turn, told: ToldEnd, text: string, slots: Slots): ToldEnd | undefined {
  const right = endOf(turn, told.dealId, text, slots)
  const { competitor_not: denied = [], customer } = slots
  // 不是A，是B: after a rival that was told, B is one as well, whatever it sounds like.
  const rivals = denied.length > 0 && right.competitors.length === 0 ? [customer ?? []].flat() : right.competitors
  const { amount, payment, reasons } = right
  const isAbout = slots.datetime !== undefined || amount !== undefined || payment !== undefined || reasons.length > 0
  if (!isAbout && rivals.length === 0 && right.givenUp === undefined) return undefined
  return {
    ...told,
    ...right,
    on: slots.datetime ?? told.on,
    competitors: rivals.length > 0 ? rivals : told.competitors,
    reasons: reasons.length > 0 ? reasons : told.reasons,
  }
}

/** What a message tells of the end of a deal. */
export function endOf({ today }: Turn, dealId: string, text: string, slots: Slots): ToldEnd {
  const amount = moneyOf(slots)
  return {
    dealId,
    on: slots.datetime ?? today,
    ...(amount === undefined ? {} : { amount }),
    ...(slots.payment === undefined ? {} : { payment: slots.payment }),
    competitors: slots.competitor ?? [],
    reasons: slots.objection ?? (undercut.test(text) ? ['PRICE'] : []),
    ...(givenUp.test(text) && { givenUp: true }),
  }
}

/** 价格低了20万, 比我们便宜: of a deal that has ended it is why. */
const undercut = /(?:价格?|报价)[^，。,]{0,4}低|便宜|低价/

/** 客户自己不做了, 项目取消: that is why, and there is nobody to have lost to. */
const givenUp =
  /(?:客户|他们|甲方|自己|集团|项目|整个|今年|也)[^，。,]{0,4}(?:不(?:做|上|搞|采|建|投)了|取消|下马)|取消了?(?:项目|采购|计划)/

/** The next step is off the table; what it was worth, and against whom, is what was told last. */
function ended(deal: Deal, outcome: 'won' | 'lost', told: ToldEnd, { today }: Turn): DealRecord {
  const { nextStep: _, ...facts } = deal.facts
  const said = <T>(value: T): Fact<T> => ({ value, source: 'said', on: today })
  const { amount, payment, competitors, reasons, on } = told
  const closing: Closing = {
    on,
    ...(amount === undefined ? {} : { amount }),
    ...(competitors.length === 0 ? {} : { competitors: [...competitors] }),
    ...(reasons.length === 0 ? {} : { reasons: [...reasons] }),
  }
  return {
    ...deal,
    status: outcome,
    closing,
    facts: {
      ...facts,
      ...(outcome === 'won' ? { stage: said('contract' as const) } : {}),
      ...(amount === undefined ? {} : { amount: said(amount) }),
      ...(payment === undefined ? {} : { payment: said(payment) }),
    },
  }
}

/** Whoever has bought once is an old customer the next time. */
async function nowExisting(
  turn: Turn,
  { customerId: subject }: Deal,
  records: Parameters<Filer<ToldEnd>['draft']>[2],
): Promise<SalesChange[]> {
  const customer = await records.customer(turn, subject)
  if (customer === undefined || customer.existing) return []
  return [{ kind: 'customer.changed', level: 'confirm', subject, from: { existing: false }, to: { existing: true } }]
}

/** What would be worth knowing; it can be told before the tap or left out. */
function missingOf(outcome: 'won' | 'lost', { amount, competitors, reasons, givenUp }: ToldEnd): string[] {
  if (outcome === 'won') return amount === undefined ? ['成交金额没说，补一句就填上；不补也能先记。'] : []
  if (givenUp) return []
  const missing = [...(competitors.length === 0 ? ['输给谁'] : []), ...(reasons.length === 0 ? ['为什么丢'] : [])]
  return missing.length === 0 ? [] : [`${missing.join('、')}没说，补一句就填上；不补也能先记。`]
}

function paybackOf(outcome: 'won' | 'lost', { facts }: Deal, { won, lost }: Peers): string {
  const trade = facts.industry?.value
  if (trade === undefined) return '这一单没有行业，暂时不计入同类成交率；补一个行业就计入。'
  const [now, all] = [outcome === 'won' ? won + 1 : won, won + lost + 1]
  return `本公司${trade}类已结 ${all} 单，赢了 ${now} 单，后面同类商机的概率按这个修正。`
}
