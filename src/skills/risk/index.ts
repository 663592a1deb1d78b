import type { Turn } from '../../conversation/skill.ts'
import { reachOf } from '../../people/permissions.ts'
import { speaking } from '../../sales/risk/board.ts'
import { sayStage } from '../../sales/stage.ts'
import type { Slots } from '../../understanding/understood.ts'
import type { SalesAnswer, SalesSkill } from '../ports.ts'
import type { FindDeal } from '../whom/find-deal.ts'
import { isCalled } from '../whom/is-called.ts'
import type { Board, BoardRow } from './board.ts'
import { dealCard, listCard } from './cards.ts'

/** 查风险, from records and what other systems told: each a signal to check, with what it rests on; none a verdict. */
export function riskSkill(board: Board, findDeal: FindDeal): SalesSkill {
  return {
    name: 'risk',
    intents: ['risk.query'],
    shown: {
      title: '查风险',
      what: '投诉、预算、决策链、对手、沉默……哪些单要留意，凭什么，怎么办',
      examples: ['哪些单子有风险', '宏达精密这单健康吗'],
    },

    async reply(turn, text, { slots }) {
      const found = await findDeal(turn, text, slots.customer)
      if (found.asked !== undefined) return found.asked
      const looked = await board.all(turn.person, turn.today)
      if (found.deal !== undefined) return one(turn, looked, found.deal.id)
      if (slots.customer !== undefined) {
        return say(
          `记录里没有找到${[slots.customer].flat().join('、')}还在跟的单，所以看不出风险。先建商机，或换个叫法再问。`,
        )
      }
      const talkedAbout = turn.memory['deal']
      if (talkedAbout !== undefined && !asksForMany(text, slots)) return one(turn, looked, talkedAbout)
      return list(
        turn,
        looked.filter((each) => fits(each, slots)),
        looked.length,
      )
    },
  }

  function one({ today }: Turn, looked: readonly BoardRow[], id: string): SalesAnswer {
    const deal = looked.find((each) => each.deal.id === id)
    if (deal === undefined) return say('这一单已经不在跟了，没有要看的信号。')
    return { replies: [{ kind: 'card', card: dealCard(deal, today) }] }
  }

  function list({ person }: Turn, looked: readonly BoardRow[], all: number): SalesAnswer {
    if (all === 0) return say('记录里没有在跟的商机，所以没有可看的。')
    const signed = looked.filter(({ cells }) => speaking(cells).length > 0)
    const others = reachOf(person, 'see', 'deal') !== 'own'
    return { replies: [{ kind: 'card', card: listCard(signed, looked.length, others) }] }
  }
}

function say(text: string): SalesAnswer {
  return { replies: [{ kind: 'text', text }] }
}

/** 哪些, 几个, or a filter: not the one deal the talk is about. */
function asksForMany(text: string, { stage, region, industry, scope, competitor, amount_min }: Slots): boolean {
  const filters = [stage, region, industry, scope, competitor, amount_min]
  return /哪[些几个单]|几[个单]|多少|列|所有|全部/.test(text) || filters.some((filter) => filter !== undefined)
}

/** What was asked for beside risk; what a deal's record does not tell does not fit. */
function fits({ deal }: BoardRow, slots: Slots): boolean {
  const { facts, stage, ownerName } = deal
  const amount = (facts.amount ?? facts.quote ?? facts.budget)?.value
  const rivals = facts.competitors?.value ?? []
  return (
    (slots.stage === undefined || sayStage(stage) === slots.stage) &&
    (slots.region === undefined || facts.region?.value.includes(slots.region) === true) &&
    (slots.industry === undefined || facts.industry?.value === slots.industry) &&
    (slots.owner === undefined || isCalled(ownerName, slots.owner)) &&
    (slots.competitor === undefined || slots.competitor.some((name) => rivals.includes(name))) &&
    (slots.amount_min === undefined || (amount?.max ?? amount?.min ?? 0) >= slots.amount_min * 100)
  )
}
