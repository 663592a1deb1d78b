import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import { screen } from '../../sales/compliance.ts'
import type { Deal } from '../../sales/deal.ts'
import { type Facts, nothingKnown } from '../../sales/facts.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { plainName } from '../../sales/who/plain-name.ts'
import type { Understood } from '../../understanding/understood.ts'
import { remember, talkAbout } from '../memory.ts'
import type { Ports, SalesAnswer, SalesSkill, Writes } from '../ports.ts'
import type { FindDeal } from '../which-deal.ts'
import { decisionCard, leversCard, whatIfCard, wordsOf } from './cards.ts'
import type { Cases } from './cases.ts'
import { factsFrom } from './facts-from-slots.ts'

/** Levers that fit on buttons. */
const buttonsShown = 5

/** 决策沙盒: "这个客户怎么推进" → how likely, why, three sets of words; "如果…" → what would change. */
export function sandboxSkill({ decisions }: Ports, findDeal: FindDeal, cases: Cases): SalesSkill {
  return {
    name: 'sandbox',
    intents: [
      'sandbox.talktrack',
      'objection.handle',
      'sandbox.whatif',
      'score.explain',
      'deal.update',
      'chain.update',
    ],
    shown: {
      title: '推演',
      what: '说一句客户情况，给你赢单概率、理由和三套话术',
      examples: [
        '客户：华东某三甲医院 设备科，预算80万，竞品是迈瑞，张主任说要等集采，怎么推进',
        '客户嫌贵，怎么回',
        '如果预算砍到60万呢',
      ],
    },

    async reply(turn, text, meaning) {
      const found = await findDeal(turn, text, meaning.slots.customer)
      return found.asked ?? answer(turn, text, meaning, found.deal)
    },

    presses: {
      take,
      show: async (turn, id) => ({ replies: [{ kind: 'card', card: decisionCard(await visible(turn, id)) }] }),
      suppose: offerLevers,
      pull: pullLever,
    },
  }

  /** `deal`: the one that was named or chosen. */
  async function answer(turn: Turn, text: string, meaning: Understood, deal: Deal | undefined): Promise<SalesAnswer> {
    const before = await startingPoint(turn, meaning, deal)
    if (meaning.intents.includes('sandbox.whatif')) return whatIf(turn, text, meaning, before)
    const news = asAnswer(factsFrom(text, meaning, turn.today), turn.memory['pending'])
    const made = await cases.told(turn, before, news)
    return {
      replies: [{ kind: 'card', card: decisionCard(made) }],
      changes: [decided(made)],
      memory: remember(turn.memory, { ...talkAbout(made), unresolved: undefined }),
    }
  }

  /** What is known already: where the named deal stands; else where the talk has got to, unless this is somebody else. */
  async function startingPoint(turn: Turn, meaning: Understood, deal: Deal | undefined): Promise<Decision | undefined> {
    if (deal !== undefined) return cases.ofDeal(turn, deal)
    const id = turn.memory['decision']
    const talk = id === undefined ? undefined : await decisions.byId(turn.person, id)
    return talk === undefined || describesAnew(meaning, talk) ? undefined : cases.current(turn, talk)
  }

  /** Hypotheses are kept like every prediction, and change nothing the talk is about. */
  async function whatIf(
    turn: Turn,
    text: string,
    meaning: Understood,
    known: Decision | undefined,
  ): Promise<SalesAnswer> {
    const before = known ?? (await cases.make(turn, nothingKnown, {}))
    const after = await cases.supposed(turn, before, text, meaning)
    return {
      replies: [{ kind: 'card', card: whatIfCard(before, after) }],
      changes: known === undefined ? [decided(before), decided(after)] : [decided(after)],
      ...(known === undefined ? { memory: remember(turn.memory, talkAbout(before)) } : {}),
    }
  }

  async function take(turn: Turn, argument: string): Promise<SalesAnswer> {
    const [id = '', number = ''] = argument.split(':')
    const made = await visible(turn, id)
    const offer = made.offers[Number(number) - 1]
    if (offer === undefined) throw new Refusal('没有这一套话术，可能卡片已经更新了。')
    // Names from the rep's own words are in the text by now: one last look before it leaves.
    const breach = screen(offer.opening + offer.handling + offer.nextStep)[0]
    if (breach !== undefined) throw new Refusal(`这套话术先不给你：${breach.why}`)
    return {
      replies: [
        { kind: 'text', text: wordsOf(offer, Number(number)) },
        { kind: 'redraw', card: decisionCard(made, [Number(number)]) },
      ],
      changes: [{ kind: 'sandbox.taken', level: 'auto', subject: id, trackId: offer.trackId, number: Number(number) }],
    }
  }

  async function offerLevers(turn: Turn, id: string): Promise<SalesAnswer> {
    const made = await visible(turn, id)
    const levers = made.levers.slice(0, buttonsShown)
    if (levers.length === 0) {
      return { replies: [{ kind: 'text', text: '你能推动的几项都做到了，剩下的看客户。' }] }
    }
    return {
      replies: [{ kind: 'card', card: leversCard(made, levers) }],
      memory: remember(turn.memory, talkAbout(made)),
    }
  }

  async function pullLever(turn: Turn, argument: string): Promise<SalesAnswer> {
    const [id = '', leverId = ''] = argument.split(':')
    const before = await visible(turn, id)
    const lever = before.levers.find((candidate) => candidate.id === leverId)
    if (lever === undefined) throw new Refusal('这一项已经不适用了，重新点“如果…”看看。')
    const after = await cases.pulled(turn, before, [lever.id])
    return { replies: [{ kind: 'card', card: whatIfCard(before, after) }], changes: [decided(after)] }
  }

  async function visible(turn: Turn, id: string): Promise<Decision> {
    const made = await cases.byId(turn, id)
    if (made === undefined) throw new Refusal('找不到这张卡片对应的推演，可能不是发给你的。')
    return made
  }
}

function decided(decision: Decision): Writes {
  return { kind: 'sandbox.decided', level: 'auto', subject: decision.id, decision }
}

/** Another name, another trade or another place is another customer; so is one described again when asking how to advance. */
function describesAnew({ slots, intents }: Understood, { facts }: Decision): boolean {
  const { customer, industry, region } = slots
  if (typeof customer === 'string') return plainName(facts.customer?.value ?? '') !== plainName(customer)
  const differs = (said: string | undefined, known: string | undefined) =>
    said !== undefined && known !== undefined && said !== known
  if (differs(industry, facts.industry?.value) || differs(region, facts.region?.value)) return true
  return (industry !== undefined || region !== undefined) && intents.includes('sandbox.talktrack')
}

/** A bare figure after the question about the budget is the budget. */
function asAnswer({ amount, ...facts }: Facts, pending: string | undefined): Facts {
  if (amount === undefined) return facts
  const isBudget = pending === 'ask:amount' && facts.budget === undefined && facts.quote === undefined
  return isBudget ? { ...facts, budget: amount } : { ...facts, amount }
}
