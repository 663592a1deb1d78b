import type { Turn } from '../../conversation/skill.ts'
import { roleNames } from '../../language/roles.ts'
import { Refusal } from '../../people/refusal.ts'
import { screen } from '../../sales/compliance.ts'
import { type Facts, mergeFacts, nothingKnown } from '../../sales/facts.ts'
import { inventedIn } from '../../sales/lock/lock.ts'
import { concernsOf } from '../../sales/rehearsal/concerns.ts'
import { type Criterion, judge } from '../../sales/rehearsal/judge.ts'
import { nextLine, type Rehearsal } from '../../sales/rehearsal/rehearsal.ts'
import { review } from '../../sales/rehearsal/review.ts'
import { callOf, listenerOf } from '../../sales/sandbox/contacts.ts'
import { type Offer, offersFor } from '../../sales/sandbox/offers.ts'
import { withBasis } from '../../sales/sandbox/with-basis.ts'
import type { Strategy } from '../../sales/tracks/track.ts'
import type { Understood } from '../../understanding/understood.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import type { Board } from '../risk/board.ts'
import type { Cases } from '../sandbox/cases.ts'
import { factsFrom } from '../sandbox/facts-from-slots.ts'
import { openSoFar } from '../sandbox/so-far.ts'
import { remember } from '../talk/memory.ts'
import { namesIn } from '../tone/polished.ts'
import type { FindDeal } from '../whom/find-deal.ts'
import { asksForHint, asksToGoOn, asksToRehearse, asksToStop, isForUs } from './asked.ts'
import { lineCard, reviewCard } from './cards.ts'
import { isUnderWay, rehearsalIn } from './state.ts'

/**
 * 本单陪练: five turns against this customer, played from what is on record and from what deals were lost over, judged by a rubric
 * anybody can check. What is said in it is remembered with the talk and written nowhere.
 */
export function rehearsalSkill(
  ports: Pick<Ports, 'libraries' | 'outcomes' | 'partner'>,
  findDeal: FindDeal,
  cases: Cases,
  board: Board,
): SalesSkill {
  const { libraries, outcomes, partner } = ports
  const soFar = openSoFar(cases, libraries)
  return {
    name: 'rehearsal',
    intents: ['sandbox.talktrack'],
    shown: { title: '陪练', what: '我扮这一单的客户，五个来回，完了点评', examples: ['陪我练练中车那单'] },

    async reply(turn, text, meaning) {
      const rehearsal = rehearsalIn(turn.memory)
      if (rehearsal !== undefined && isUnderWay(rehearsal, turn.now) && !isForUs(text))
        return { ...(await heard(turn, rehearsal, text)), halts: true }
      if (rehearsal !== undefined && asksToGoOn(text)) return { ...goOn(turn, rehearsal), halts: true }
      return asksToRehearse(text) ? { ...(await begin(turn, text, meaning)), halts: true } : undefined
    },

    presses: {
      hint: async (turn, id) => hint(turn, known(turn, id)),
      stop: async (turn, id) => stop(turn, known(turn, id)),
      resume: async (turn, id) => goOn(turn, known(turn, id)),
      again: async (turn, id) => again(turn, known(turn, id)),
    },
  }

  async function begin(turn: Turn, text: string, meaning: Understood): Promise<SalesAnswer> {
    const found = await findDeal(turn, text, meaning.slots.customer, meaning.slots)
    if (found.asked !== undefined) return found.asked
    const before = await soFar.before(turn, meaning, found.deal)
    // Who is to be played and how is part of the game: it tells nothing of the deal.
    const wished = factsFrom(text, meaning, turn.today)
    const facts = withListenerFirst(mergeFacts(before?.facts ?? nothingKnown, wished), wished)
    if (isNobody(facts)) throw new Refusal('练哪一单？说“陪我练练某某那单”，或者说说对面是谁、卡在哪。')
    const dealId = before?.dealId
    const [row, lostOver] = await Promise.all([
      dealId === undefined ? undefined : board.one(turn.person, dealId, turn.today),
      outcomes.lostOver(turn.person.tenantId),
    ])
    const signals = (row?.cells ?? [])
      .filter(({ finding }) => finding.level !== 'none' && finding.level !== 'not-applicable')
      .map(({ signal, finding }) => ({ id: signal.id, reason: finding.reason }))
    const concerns = concernsOf(facts, { signals, lostOver })
    return opened(turn, { ...(dealId === undefined ? {} : { dealId }), facts, concerns })
  }

  async function opened(turn: Turn, of: Pick<Rehearsal, 'facts' | 'concerns' | 'dealId'>): Promise<SalesAnswer> {
    const listener = listenerOf(of.facts)
    const role = listener?.role?.value ?? 'OTHER'
    const name = listener === undefined ? '' : callOf(listener)
    const start = { ...of, id: turn.newId(), listener: name === '' ? '客户' : name, role, rounds: [] }
    return speak(turn, { ...start, said: '', byModel: false, at: turn.now.getTime() })
  }

  async function heard(turn: Turn, rehearsal: Rehearsal, text: string): Promise<SalesAnswer> {
    if (asksToStop(text)) return stop(turn, rehearsal)
    if (asksForHint(text)) return hint(turn, rehearsal)
    const concern = rehearsal.concerns[rehearsal.rounds.length]
    if (concern === undefined) return stop(turn, rehearsal)
    const answer = text.slice(0, longestAnswer)
    const round = { concern, said: rehearsal.said, answer, judged: judge(answer) }
    return speak(turn, { ...rehearsal, rounds: [...rehearsal.rounds, round] }, answer)
  }

  /** The customer's next line; at the end, what came of it. */
  async function speak(turn: Turn, rehearsal: Rehearsal, answer = ''): Promise<SalesAnswer> {
    const line = nextLine(rehearsal)
    if (line === undefined) {
      return {
        replies: [{ kind: 'card', card: reviewCard(rehearsal, await worthSaying(turn, rehearsal)) }],
        memory: kept(turn, { ...rehearsal, paused: true }),
      }
    }
    const freer = await freely(turn, rehearsal, line, answer)
    const now = { ...rehearsal, said: freer ?? line, byModel: freer !== undefined, at: turn.now.getTime() }
    return { replies: [{ kind: 'card', card: lineCard(now) }], memory: kept(turn, now) }
  }

  /** The line as a model would have the customer say it, where it makes nothing up. */
  async function freely(
    { person, today }: Turn,
    { facts, listener, role }: Rehearsal,
    line: string,
    answer: string,
  ): Promise<string | undefined> {
    if (partner === undefined) return undefined
    const names = namesIn(facts)
    const persona = `${listener}，${roleNames[role]}`
    const said = await partner({ tenantId: person.tenantId, today, names, persona, line, answer })
    return said === undefined || inventedIn(said, { source: line + answer, names }).length > 0 ? undefined : said
  }

  async function stop(turn: Turn, rehearsal: Rehearsal): Promise<SalesAnswer> {
    const left = { ...rehearsal, paused: true as const }
    if (rehearsal.rounds.length === 0) {
      return { replies: [{ kind: 'text', text: '好，先不练。想练了说“继续练”。' }], memory: kept(turn, left) }
    }
    const isOver = rehearsal.rounds.length >= rehearsal.concerns.length
    const card = reviewCard(isOver ? rehearsal : left, await worthSaying(turn, rehearsal))
    return { replies: [{ kind: 'card', card }], memory: kept(turn, left) }
  }

  function goOn(turn: Turn, { paused: _, ...rehearsal }: Rehearsal): SalesAnswer {
    if (rehearsal.rounds.length >= rehearsal.concerns.length)
      throw new Refusal('这一场已经练完了。再来一场，说“陪我练练”。')
    const now = { ...rehearsal, at: turn.now.getTime() }
    return { replies: [{ kind: 'card', card: lineCard(now) }], memory: kept(turn, now) }
  }

  /** The same customer from the start. */
  async function again(turn: Turn, { facts, concerns, dealId }: Rehearsal): Promise<SalesAnswer> {
    return opened(turn, { facts, concerns, ...(dealId === undefined ? {} : { dealId }) })
  }

  async function hint(turn: Turn, rehearsal: Rehearsal): Promise<SalesAnswer> {
    const concern = rehearsal.concerns[rehearsal.rounds.length]
    const words = concern === undefined ? undefined : await wordsOn(turn, rehearsal.facts, concern.topic, 'clarify')
    const text =
      words === undefined
        ? '这一条库里没有合适的话，先把对方的顾虑说回去，再问一句卡在哪。'
        : `可以这样接：\n${withBasis(words, 'opening')}`
    const { paused: _, ...now } = { ...rehearsal, at: turn.now.getTime() }
    return { replies: [{ kind: 'text', text }], memory: kept(turn, now) }
  }

  /** Words for the round that can be done better, in the way it lacked. */
  function worthSaying(turn: Turn, { rounds, facts }: Rehearsal): Promise<Offer | undefined> {
    const { criterion, round } = review(rounds).next
    return wordsOn(turn, facts, round.concern.topic, remedy[criterion])
  }

  async function wordsOn(
    { person }: Turn,
    facts: Facts,
    topic: Rehearsal['concerns'][number]['topic'],
    strategy: Strategy,
  ): Promise<Offer | undefined> {
    const { tracks } = await libraries.of(person.tenantId)
    const raised = { ...facts, objections: [{ value: topic, source: 'supposed' as const, on: '' }] }
    const offers = offersFor(raised, 0, tracks).filter(({ opening }) => screen(opening).length === 0)
    return offers.find((offer) => offer.strategy === strategy) ?? offers[0]
  }
}

/** Nobody says more in one breath, and whoever pastes more is judged by its beginning. */
const longestAnswer = 1000

const remedy: Record<Criterion, Strategy> = {
  heard: 'clarify',
  asked: 'clarify',
  proved: 'evidence',
  settled: 'advance',
  overpromised: 'evidence',
  unsayable: 'clarify',
}

function kept({ memory }: Turn, rehearsal: Rehearsal): SalesAnswer['memory'] & object {
  return remember(memory, { rehearsal: JSON.stringify(rehearsal), unresolved: undefined })
}

/** The one a button belongs to. */
function known({ memory }: Turn, id: string): Rehearsal {
  const rehearsal = rehearsalIn(memory)
  if (rehearsal?.id !== id) throw new Refusal('这一场陪练已经过去了。再来一场，说“陪我练练”。')
  return rehearsal
}

/** Whoever was asked to be played sits across the table. */
function withListenerFirst(facts: Facts, { contacts: [wanted] }: Facts): Facts {
  if (wanted === undefined) return facts
  const isWanted = (one: Facts['contacts'][number]) => callOf(one) === callOf(wanted)
  const { touched: _, ...played } = facts.contacts.find(isWanted) ?? wanted
  return { ...facts, contacts: [played, ...facts.contacts.filter((one) => !isWanted(one))] }
}

function isNobody({ customer, industry, region, contacts, objections, product }: Facts): boolean {
  return (customer ?? industry ?? region ?? product) === undefined && contacts.length === 0 && objections.length === 0
}
