import type { Card } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import { screen } from '../../sales/compliance.ts'
import { editDistance } from '../../sales/ledger/edit-distance.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { percent } from '../../sales/sandbox/describe.ts'
import type { Offer } from '../../sales/sandbox/offers.ts'
import { redone } from '../../sales/sandbox/redo.ts'
import type { Verdict } from '../../sales/verdict.ts'
import type { Understood } from '../../understanding/understood.ts'
import { objectionCard } from '../objection/cards.ts'
import type { Ports, SalesAnswer, SalesSkill, Writes } from '../ports.ts'
import { decisionCard, marks } from '../sandbox/cards.ts'
import type { Cases } from '../sandbox/cases.ts'
import { decided } from '../sandbox/index.ts'
import { openTake } from '../sandbox/take.ts'
import { say } from '../say.ts'
import { exchanged } from '../talk/exchange.ts'
import { remember, talkAbout } from '../talk/memory.ts'
import { saidInstead, toneOf, wishIn } from './words.ts'

/** 评价话术: a track is taken, rated or sent back for another; every word on it is kept. */
export function feedbackSkill({ decisions, exchanges, libraries, polisher }: Ports, cases: Cases): SalesSkill {
  const take = openTake(cases, polisher)
  return {
    name: 'feedback',
    intents: ['feedback.track'],
    reply,
    presses: {
      good: (turn, argument) => rate(turn, argument, 'good'),
      bad: (turn, argument) => rate(turn, argument, 'bad'),
      redo: async (turn, id) => sendBack(turn, await visible(turn, id), undefined),
    },
  }

  async function reply(turn: Turn, text: string, meaning: Understood): Promise<SalesAnswer> {
    const said = saidInstead(text)
    if (said !== undefined) return reworded(turn, said)
    const made = await talkedAbout(turn)
    if (made === undefined || made.offers.length === 0) {
      return say('还没给过你话术。说一句客户情况或者客户怎么推的，我给你三套，再说哪套好不好。')
    }
    const { adopts, redo, last } = wishIn(text)
    const { track_no, rating } = meaning.slots
    const number = last ? made.offers.length : track_no
    if (number !== undefined && made.offers[number - 1] === undefined) {
      return say(`这次只有 ${made.offers.length} 套，没有第 ${number} 套。`)
    }
    if (rating === 'bad' && redo) return sendBack(turn, made, number, { text, meaning })
    if (rating !== 'bad' && adopts && number !== undefined) {
      return take.words({ ...turn, memory: remember(turn.memory, talkAbout(made)) }, made, number)
    }
    // Heard as a rating, what is not plainly bad counts as good: that it did any good has to be in the words.
    const verdict = rating === 'bad' ? 'bad' : toneOf(text)
    const used = number === undefined ? await lastTaken(turn, made) : { made, number }
    if (verdict === undefined) return answer(howCard(used?.made ?? made, used?.number))
    return used === undefined
      ? answer(whichCard(made, verdict))
      : rated(used.made, used.made.offers[used.number - 1], verdict)
  }

  /** What was really said, beside the words it came from; whoever says it has used them. */
  async function reworded(turn: Turn, { said, number }: { said: string; number?: number }): Promise<SalesAnswer> {
    const breach = screen(said)[0]
    if (breach !== undefined) throw new Refusal(`这句里有不能对客户说的，不收：“${breach.quote}”。${breach.why}`)
    const [shown, last] = turn.memory['words']?.split(':') ?? []
    const made = await (shown === undefined ? talkedAbout(turn) : cases.byId(turn, shown))
    const used =
      made === undefined
        ? undefined
        : number !== undefined
          ? { made, number }
          : last === undefined
            ? await lastTaken(turn, made)
            : { made, number: Number(last) }
    const offer = used?.made.offers[used.number - 1]
    if (used === undefined || offer === undefined)
      return say('是照哪一套改的？说“第2条我改成这样说的：…”，我放在一起。')
    const distance = editDistance(said, offer)
    return {
      ...say(`记下了：“${offer.name}”你改了大约 ${percent(distance)}。原话和你的说法放在一起，往后看哪种更管用。`),
      changes: [
        judged(used.made, offer, 'taken'),
        { kind: 'track.reworded', level: 'auto', subject: used.made.id, trackId: offer.trackId, said, distance },
      ],
    }
  }

  /** The words of the talk, or those behind an older card. */
  async function talkedAbout(turn: Turn): Promise<Decision | undefined> {
    const id = turn.memory['decision']
    return id === undefined ? undefined : cases.byId(turn, id)
  }

  /** What was used last with this customer: "那句好用" is about that, on whichever day it was given. */
  async function lastTaken(
    { person }: Turn,
    { id, dealId }: Decision,
  ): Promise<{ made: Decision; number: number } | undefined> {
    const taken = await exchanges.lastTaken(person, dealId)
    // Customers without a deal are not one another.
    if (dealId === undefined && taken?.decisionId !== id) return undefined
    const then = taken === undefined ? undefined : await decisions.byId(person, taken.decisionId)
    const at = then?.offers.findIndex(({ trackId }) => trackId === taken?.trackId) ?? -1
    return then === undefined || at < 0 ? undefined : { made: then, number: at + 1 }
  }

  async function rate(turn: Turn, argument: string, verdict: 'good' | 'bad'): Promise<SalesAnswer> {
    const [id = '', number = ''] = argument.split(':')
    const made = await visible(turn, id)
    return rated(made, made.offers[Number(number) - 1], verdict)
  }

  /** Others in the place of those sent back; `number` left out, of all. */
  async function sendBack(
    turn: Turn,
    made: Decision,
    number: number | undefined,
    said?: { text: string; meaning: Understood },
  ): Promise<SalesAnswer> {
    const numbers = number === undefined ? made.offers.map((_, at) => at + 1) : [number]
    const refused = numbers
      .flatMap((each) => made.offers[each - 1] ?? [])
      .map((offer) => judged(made, offer, 'refused'))
    const { tracks } = await libraries.of(turn.person.tenantId)
    const { offers, passed, missing } = redone(made, numbers, tracks)
    if (missing === numbers.length) return { ...say(nothingLeft(passed.length)), changes: refused }
    const again: Decision = { ...made, id: turn.newId(), at: turn.now.toISOString(), offers, passed }
    const note = missing === 0 ? undefined : `同类话术只剩这 ${offers.length} 套了。`
    return {
      replies: [
        { kind: 'card', card: cardOf(again) },
        ...(note === undefined ? [] : [{ kind: 'text' as const, text: note }]),
      ],
      changes: [
        ...refused,
        decided(again),
        ...(said === undefined ? [] : [exchanged(turn, said.text, said.meaning, again)]),
      ],
      memory: remember(turn.memory, { ...talkAbout(again), pending: `tracks:${offers.length}` }),
    }
  }

  async function visible(turn: Turn, id: string): Promise<Decision> {
    const made = await cases.byId(turn, id)
    if (made === undefined) throw new Refusal('找不到这张卡片对应的推演，可能不是发给你的。')
    return made
  }
}

function rated(made: Decision, offer: Offer | undefined, verdict: 'good' | 'bad'): SalesAnswer {
  if (offer === undefined) throw new Refusal('没有这一套话术，可能卡片已经更新了。')
  const words =
    verdict === 'good'
      ? `记下了：“${offer.name}”好用。同类客户再碰上，会算进去。`
      : `记下了：“${offer.name}”不好用。要别的说法，说“换一个”。`
  return { ...say(words), changes: [judged(made, offer, verdict)] }
}

function judged(made: Decision, { trackId }: Offer, verdict: Verdict): Writes {
  return { kind: 'track.judged', level: 'auto', subject: made.id, trackId, verdict }
}

function cardOf(decision: Decision): Card {
  return decision.facts.objections.length > 0 ? objectionCard(decision) : decisionCard(decision)
}

function whichCard({ id, offers }: Decision, verdict: 'good' | 'bad'): Card {
  return {
    title: verdict === 'good' ? '哪一套好用？' : '哪一套不好用？',
    blocks: [{ kind: 'choices', rows: offers.map(({ name }, at) => ({ mark: marks[at] ?? '', name, figure: '' })) }],
    buttons: offers.map((_, at) => ({
      label: marks[at] ?? String(at + 1),
      action: `feedback.${verdict}`,
      argument: `${id}:${at + 1}`,
    })),
  }
}

/** Which words, if that is known, and whether they did any good, are asked: nothing is counted by guessing. */
function howCard(made: Decision, number: number | undefined): Card {
  const { id, offers } = made
  const numbers = number === undefined ? offers.map((_, at) => at + 1) : [number]
  return {
    title: number === undefined ? '哪一套，好用吗？' : `“${offers[number - 1]?.name ?? ''}”好用吗？`,
    blocks:
      number === undefined
        ? [{ kind: 'choices', rows: offers.map(({ name }, at) => ({ mark: marks[at] ?? '', name, figure: '' })) }]
        : [],
    buttons: numbers.flatMap((each) => {
      const mark = number === undefined ? (marks[each - 1] ?? String(each)) : ''
      return [
        { label: `${mark}好用`, action: 'feedback.good', argument: `${id}:${each}` },
        { label: `${mark}不好用`, action: 'feedback.bad', argument: `${id}:${each}` },
      ]
    }),
  }
}

function nothingLeft(shown: number): string {
  return `这个话题的话术都给过你了，一共 ${shown} 套，没有新的了。把客户的原话发我一句，或者说说是谁讲的、在什么阶段，我按新情况再配。`
}

function answer(card: Card): SalesAnswer {
  return { replies: [{ kind: 'card', card }] }
}
