import type { Card } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import { screen } from '../../sales/compliance.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import type { Offer } from '../../sales/sandbox/offers.ts'
import type { Polisher } from '../../sales/wording/polisher.ts'
import { allOf, type Wording } from '../../sales/wording/wording.ts'
import type { SalesAnswer, Writes } from '../ports.ts'
import { remember } from '../talk/memory.ts'
import { polished, type Sayable, saidAs } from '../tone/polished.ts'
import { wordsOf } from './cards.ts'
import type { Cases } from './cases.ts'

/** How the full words of a set are given. */
export interface Take {
  /** The press of ①: the full words, the card drawn with its tick. `argument` is `<decision>:<number>`. */
  press(
    turn: Turn,
    argument: string,
    draw: (decision: Decision, taken: readonly number[]) => Card,
  ): Promise<SalesAnswer>
  /** The full words of one set, noted as taken. */
  words(turn: Turn, made: Decision, number: number): Promise<SalesAnswer>
}

export function openTake(cases: Cases, polisher?: Polisher): Take {
  return { press, words }

  async function press(
    turn: Turn,
    argument: string,
    draw: (decision: Decision, taken: readonly number[]) => Card,
  ): Promise<SalesAnswer> {
    const { made, number } = await pointedAt(turn, argument, cases)
    const taken = await words(turn, made, number)
    return { ...taken, replies: [...taken.replies, { kind: 'redraw', card: draw(made, [number]) }] }
  }

  async function words(turn: Turn, made: Decision, number: number): Promise<SalesAnswer> {
    const offer = offerIn(made, number)
    const words = sayable(turn, made, offer, offer, polisher)
    return {
      replies: [await saidAs(turn, words, (spoken) => wordsOf({ ...offer, ...spoken.words }, number, spoken))],
      changes: [taking(made, offer)],
      memory: remember(turn.memory, { words: `${made.id}:${number}` }),
    }
  }
}

/** The set that `<decision>:<number>` means; refused where it cannot be seen any more. */
export async function pointedAt(
  turn: Turn,
  argument: string,
  cases: Cases,
): Promise<{ made: Decision; number: number }> {
  const [id = '', said = ''] = argument.split(':')
  const made = await cases.byId(turn, id)
  if (made === undefined) throw new Refusal('找不到这张卡片对应的推演，可能不是发给你的。')
  return { made, number: Number(said) }
}

export function offerIn(made: Decision, number: number): Offer {
  const offer = made.offers[number - 1]
  if (offer === undefined) throw new Refusal('没有这一套话术，可能卡片已经更新了。')
  return offer
}

/** Words as they leave, looked at once more, for names from the rep's own words are in them; a model may word them better where one may. */
export function sayable(
  turn: Turn,
  { facts }: Decision,
  { basis }: Offer,
  words: Wording,
  polisher: Polisher | undefined,
  tone?: Parameters<typeof polished>[4],
): Sayable {
  const breach = screen(allOf(words))[0]
  if (breach !== undefined) throw new Refusal(`这套话术先不给你：${breach.why}`)
  // What rests on a clause of the law is said as it was written.
  if (basis !== undefined || polisher === undefined) return { words }
  return { words, better: () => polished(turn, words, facts, polisher, tone) }
}

export function taking({ id }: Decision, { trackId }: Offer): Writes {
  return { kind: 'track.judged', level: 'auto', subject: id, trackId, verdict: 'taken' }
}
