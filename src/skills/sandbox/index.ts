import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Deal } from '../../sales/deal.ts'
import { nothingKnown } from '../../sales/facts.ts'
import { pathOf } from '../../sales/library/library.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import type { Understood } from '../../understanding/understood.ts'
import { asksFor, guessAsked, withGuessButton } from '../guess/index.ts'
import type { Ports, SalesAnswer, SalesSkill, Writes } from '../ports.ts'
import { exchanged } from '../talk/exchange.ts'
import { remember, talkAbout } from '../talk/memory.ts'
import type { FindDeal } from '../whom/find-deal.ts'
import { decisionCard, leversCard, whatIfCard } from './cards.ts'
import { type Cases, isOnlyRecord } from './cases.ts'
import { readBack } from './read-back.ts'
import { openSoFar } from './so-far.ts'
import { openTake } from './take.ts'
import { variantReplies } from './variant-answers.ts'
import { variantOf } from './variants.ts'

/** Levers that fit on a card. */
const leversShown = 5

/** 决策沙盒: "这个客户怎么推进" → how likely, why, three sets of words; "如果…" → what would change. */
export function sandboxSkill(ports: Ports, findDeal: FindDeal, cases: Cases): SalesSkill {
  const soFar = openSoFar(cases, ports.libraries, ports.pointReader)
  const take = openTake(cases, ports.polisher)
  return {
    name: 'sandbox',
    intents: ['sandbox.talktrack', 'sandbox.whatif'],
    shown: {
      title: '推演',
      what: '说一句客户情况，给你赢单概率、理由和三套话术',
      examples: ['客户：华东某三甲医院 设备科，预算80万，竞品是迈瑞，张主任说要等集采，怎么推进', '如果预算砍到60万呢'],
    },

    async reply(turn, text, meaning) {
      const found = await findDeal(turn, text, meaning.slots.customer, meaning.slots)
      return found.asked ?? answer(turn, text, meaning, found.deal)
    },

    presses: {
      take: (turn, argument) => take.press(turn, argument, decisionCard),
      show,
      suppose: offerLevers,
      pull: pullLever,
    },
  }

  /** `deal`: the one that was named or chosen. */
  async function answer(turn: Turn, text: string, meaning: Understood, deal: Deal | undefined): Promise<SalesAnswer> {
    const before = await soFar.before(turn, meaning, deal)
    if (meaning.intents.includes('sandbox.whatif')) return whatIf(turn, text, meaning, before)
    const made = await soFar.told(turn, text, meaning, before)
    const variant = meaning.intents.includes('sandbox.talktrack') ? variantOf(text, before !== undefined) : 'whole'
    const lead = await readBack(turn, before, ports)
    const asked = variant === 'whole' && made.dealId !== undefined && (await asksFor(ports, turn, made.dealId))
    const card = decisionCard(made, [], lead)
    return {
      replies:
        variant === 'whole'
          ? [{ kind: 'card', card: asked ? withGuessButton(card, made) : card }]
          : variantReplies(variant, made, pathOf(await ports.libraries.of(turn.person.tenantId), made.pathId)),
      changes: [
        decided(made),
        exchanged(turn, text, meaning, made),
        ...(asked && made.dealId !== undefined ? [guessAsked(made.dealId)] : []),
      ],
      memory: remember(turn.memory, { ...talkAbout(made), unresolved: undefined }),
    }
  }

  /** Hypotheses are kept like every prediction, and change nothing of what the talk is about; a deal named in one is talked on about. */
  async function whatIf(
    turn: Turn,
    text: string,
    meaning: Understood,
    known: Decision | undefined,
  ): Promise<SalesAnswer> {
    const before = known ?? (await cases.make(turn, nothingKnown, {}))
    const after = await cases.supposed(turn, before, text, meaning)
    return {
      replies: [{ kind: 'card', card: whatIfCard(await cases.renewed(turn, before), after) }],
      changes: [
        ...(known === undefined ? [decided(before)] : []),
        decided(after),
        exchanged(turn, text, meaning, { ...after, offers: [] }),
      ],
      ...(isTalkedAbout(turn, before) ? {} : { memory: remember(turn.memory, talkAbout(before)) }),
    }
  }

  /** From then on the talk is about it; what a record alone says is kept by its press, for words will be said on it. */
  async function show(turn: Turn, id: string): Promise<SalesAnswer> {
    const seen = await visible(turn, id)
    const made = isOnlyRecord(seen) ? { ...seen, id: turn.newId() } : seen
    return {
      replies: [{ kind: 'card', card: decisionCard(made) }],
      ...(made === seen ? {} : { changes: [decided(made)] }),
      memory: remember(turn.memory, { ...talkAbout(made), pending: `tracks:${made.offers.length}` }),
    }
  }

  async function offerLevers(turn: Turn, id: string): Promise<SalesAnswer> {
    const made = await visible(turn, id)
    const levers = made.levers.slice(0, leversShown)
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
    return {
      replies: [{ kind: 'card', card: whatIfCard(await cases.renewed(turn, before), after) }],
      changes: [decided(after)],
    }
  }

  async function visible(turn: Turn, id: string): Promise<Decision> {
    const made = await cases.byId(turn, id)
    if (made === undefined) throw new Refusal('找不到这张卡片对应的推演，可能不是发给你的。')
    return made
  }
}

function isTalkedAbout({ memory }: Turn, { id, dealId }: Decision): boolean {
  return dealId === undefined ? memory['decision'] === id : memory['deal'] === dealId
}

export function decided(decision: Decision): Writes {
  return { kind: 'sandbox.decided', level: 'auto', subject: decision.id, decision }
}
