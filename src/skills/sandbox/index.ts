import type { Answer, Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import { screen } from '../../sales/compliance.ts'
import { type Facts, mergeFacts, nothingKnown } from '../../sales/facts.ts'
import type { Decision, KnownDeal } from '../../sales/sandbox/decision.ts'
import { understand } from '../../understanding/understand.ts'
import type { Slots, Understood } from '../../understanding/understood.ts'
import type { Ports, SalesSkill, Writes } from '../ports.ts'
import { decisionCard, leversCard, whatIfCard, whichDealCard, wordsOf } from './cards.ts'
import { openCases } from './cases.ts'
import { factsFrom } from './facts-from-slots.ts'

type Reaction = Promise<Answer<Writes>>

/** Levers that fit on buttons beside a way back. */
const leversShown = 5

/** 决策沙盒: "这个客户怎么推进" → how likely, why, three sets of words; "如果…" → what would change. */
export function sandboxSkill(ports: Ports): SalesSkill {
  const { decisions } = ports
  const cases = openCases(ports)
  return {
    name: 'sandbox',
    level: 'auto',
    intents: [
      'sandbox.talktrack',
      'objection.handle',
      'sandbox.whatif',
      'score.explain',
      'deal.update',
      'chain.update',
    ],
    title: '推演',
    about: '说一句客户情况，给你赢单概率、理由和三套话术',
    examples: [
      '客户：华东某三甲医院 设备科，预算80万，竞品是迈瑞，张主任说要等集采，怎么推进',
      '客户嫌贵，怎么回',
      '如果预算砍到60万呢',
    ],

    async reply(turn, { text, meaning }) {
      const context = await decisions.context(turn.person, aboutWhat(turn, meaning.slots))
      if (context.deals.length > 1) return ask(turn, text, context.deals)
      const [deal] = context.deals
      const supposing = meaning.intents.includes('sandbox.whatif')
      const before = startingPoint(meaning, deal, context.previous)
      if (supposing && before !== undefined && 'estimate' in before) {
        return whatIf(before, await cases.supposed(turn, before, text, meaning))
      }
      const said = factsFrom(text, meaning, turn.today)
      return answer(turn, mergeFacts(before?.facts ?? nothingKnown, said), deal?.id ?? dealIdOf(before))
    },

    press(turn, verb, argument) {
      switch (verb) {
        case 'take':
          return take(turn, argument)
        case 'show':
          return show(turn, argument)
        case 'suppose':
          return offerLevers(turn, argument)
        case 'pull':
          return pullLever(turn, argument)
        case 'deal':
          return choose(turn, argument)
        default:
          throw new Refusal('这个按钮已经过期了，重新发一句话就好。')
      }
    },
  }

  /** A new decision on these facts becomes what the talk is about. */
  async function answer(turn: Turn, facts: Facts, dealId: string | undefined): Reaction {
    const decision = await cases.make(turn, facts, dealId === undefined ? {} : { dealId })
    return {
      replies: [{ kind: 'card', card: decisionCard(decision) }],
      changes: [{ kind: 'sandbox.decided', level: 'auto', subject: decision.id, decision }],
      memory: {
        decision: decision.id,
        pending: pendingAfter(decision),
        ...(facts.customer === undefined ? {} : { customer: facts.customer.value }),
        ...(dealId === undefined ? {} : { deal: dealId }),
      },
    }
  }

  /** Several deals fit: the words are kept until one is chosen. */
  async function ask(turn: Turn, text: string, deals: readonly KnownDeal[]): Reaction {
    return { replies: [{ kind: 'card', card: whichDealCard(deals) }], memory: { ...turn.memory, unresolved: text } }
  }

  async function choose(turn: Turn, dealId: string): Reaction {
    const { deals } = await decisions.context(turn.person, { customers: [], dealId })
    const [deal] = deals
    if (deal === undefined) throw new Refusal('这一单现在看不到了，可能已经转给别人。')
    const text = turn.memory['unresolved'] ?? ''
    const meaning = understand(text, { channel: 'single', now: turn.now })
    return answer(turn, mergeFacts(deal.facts, factsFrom(text, meaning, turn.today)), deal.id)
  }

  /** Hypotheses are kept like every prediction, and change nothing the talk is about. */
  function whatIf(before: Decision, after: Decision): Answer<Writes> {
    return {
      replies: [{ kind: 'card', card: whatIfCard(before, after) }],
      changes: [{ kind: 'sandbox.decided', level: 'auto', subject: after.id, decision: after }],
    }
  }

  async function take(turn: Turn, argument: string): Reaction {
    const [id = '', number = ''] = argument.split(':')
    const decision = await visible(turn, id)
    const offer = decision.offers[Number(number) - 1]
    if (offer === undefined) throw new Refusal('没有这一套话术，可能卡片已经更新了。')
    const breach = screen(offer.opening + offer.handling + offer.nextStep)[0]
    if (breach !== undefined) throw new Refusal(`这套话术先不给你：${breach.why}`)
    return {
      replies: [
        { kind: 'text', text: wordsOf(offer, Number(number)) },
        { kind: 'redraw', card: decisionCard(decision, [Number(number)]) },
      ],
      changes: [{ kind: 'sandbox.taken', level: 'auto', subject: id, trackId: offer.trackId, number: Number(number) }],
    }
  }

  async function show(turn: Turn, id: string): Reaction {
    return { replies: [{ kind: 'card', card: decisionCard(await visible(turn, id)) }] }
  }

  async function offerLevers(turn: Turn, id: string): Reaction {
    const decision = await visible(turn, id)
    const levers = decision.levers.slice(0, leversShown)
    if (levers.length === 0)
      return { replies: [{ kind: 'text', text: '评分卡上你能推动的都已经到位了。剩下的要看客户。' }] }
    return { replies: [{ kind: 'card', card: leversCard(decision, levers) }], memory: { ...turn.memory, decision: id } }
  }

  async function pullLever(turn: Turn, argument: string): Reaction {
    const [id = '', leverId = ''] = argument.split(':')
    const before = await visible(turn, id)
    const lever = before.levers.find((candidate) => candidate.id === leverId)
    if (lever === undefined) throw new Refusal('这一项已经不适用了，重新点“如果…”看看。')
    return whatIf(before, await cases.pulled(turn, before, [lever.id]))
  }

  async function visible(turn: Turn, id: string): Promise<Decision> {
    const decision = await decisions.byId(turn.person, id)
    if (decision === undefined) throw new Refusal('找不到这张卡片对应的推演，可能不是发给你的。')
    return decision
  }
}

/** Named customers are looked up; without one, the talk goes on about what it was about. */
function aboutWhat({ memory }: Turn, { customer }: Slots) {
  const customers = customer === undefined ? [] : [customer].flat()
  const dealId = customers.length === 0 ? memory['deal'] : undefined
  return {
    customers,
    ...(memory['decision'] === undefined ? {} : { previousId: memory['decision'] }),
    ...(dealId === undefined ? {} : { dealId }),
  }
}

/** A customer described anew starts from nothing; otherwise the last decision, else the deal's own record. */
function startingPoint(
  { slots, intents }: Understood,
  deal: KnownDeal | undefined,
  previous: Decision | undefined,
): Decision | KnownDeal | undefined {
  const continues = deal === undefined ? previous?.dealId === undefined : previous?.dealId === deal.id
  if (previous !== undefined && continues && !describesAnew(slots, intents, previous)) return previous
  return deal
}

/** Another name, another trade or another place is another customer; so is one described again when asking how to advance. */
function describesAnew(
  { customer, industry, region }: Slots,
  intents: readonly string[],
  { facts }: Decision,
): boolean {
  if (customer !== undefined) return facts.customer?.value !== customer
  const differs = (said: string | undefined, known: string | undefined) =>
    said !== undefined && known !== undefined && said !== known
  if (differs(industry, facts.industry?.value) || differs(region, facts.region?.value)) return true
  return (industry !== undefined || region !== undefined) && intents.includes('sandbox.talktrack')
}

function dealIdOf(before: Decision | KnownDeal | undefined): string | undefined {
  return before !== undefined && 'estimate' in before ? before.dealId : undefined
}

const asked: Partial<Record<string, string>> = {
  budget: 'ask:amount',
  rivals: 'ask:competitor',
  decider: 'ask:contacts',
}

/** What the next short answer will be about: the card's question, else its three sets. */
function pendingAfter({ questions, offers }: Decision): string {
  return asked[questions[0]?.feature ?? ''] ?? `tracks:${offers.length}`
}
