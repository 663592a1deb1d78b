import type { Card } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import { screen } from '../../sales/compliance.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import type { SalesAnswer } from '../ports.ts'
import { wordsOf } from './cards.ts'
import type { Cases } from './cases.ts'

/** The press of ①: the full words, the card drawn with its tick. `argument` is `<decision>:<number>`. */
export async function pressTake(
  turn: Turn,
  argument: string,
  cases: Cases,
  draw: (decision: Decision, taken: readonly number[]) => Card,
): Promise<SalesAnswer> {
  const [id = '', said = ''] = argument.split(':')
  const made = await cases.byId(turn, id)
  if (made === undefined) throw new Refusal('找不到这张卡片对应的推演，可能不是发给你的。')
  const taken = take(made, Number(said))
  return { ...taken, replies: [...taken.replies, { kind: 'redraw', card: draw(made, [Number(said)]) }] }
}

/** The full words of one set, noted as taken. */
export function take(made: Decision, number: number): SalesAnswer {
  const offer = made.offers[number - 1]
  if (offer === undefined) throw new Refusal('没有这一套话术，可能卡片已经更新了。')
  // Names from the rep's own words are in the text by now: one last look before it leaves.
  const breach = screen(offer.opening + offer.handling + offer.nextStep)[0]
  if (breach !== undefined) throw new Refusal(`这套话术先不给你：${breach.why}`)
  return {
    replies: [{ kind: 'text', text: wordsOf(offer, number) }],
    changes: [{ kind: 'track.judged', level: 'auto', subject: made.id, trackId: offer.trackId, verdict: 'taken' }],
  }
}
