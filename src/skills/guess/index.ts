import type { Block, Button, Card } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import { type GuessChange, guessChoices, mayBeAsked } from '../../sales/learning/guess.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { percent, whoOf } from '../../sales/sandbox/describe.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'

/** 你觉得呢: the rep's own guess of a deal, asked once and in passing, to be held against the model's when the deal has closed. */
export function guessSkill({ decisions, guesses }: Pick<Ports, 'decisions' | 'guesses'>): SalesSkill {
  return { name: 'guess', intents: [], presses: { ask, say } }

  async function ask({ person }: Turn, decisionId: string): Promise<SalesAnswer> {
    const decision = await decisions.byId(person, decisionId)
    const dealId = decision?.dealId
    const guess = dealId === undefined ? undefined : await guesses.of(person, dealId)
    if (decision === undefined || guess === undefined) throw new Refusal(notTheirs)
    if (guess.value !== undefined) throw new Refusal(answered)
    const card = {
      title: question,
      subtitle: `${whoOf(decision.facts)} · ${why}`,
      blocks: [],
      buttons: choicesFor(decision),
    }
    return { replies: [{ kind: 'card', card }] }
  }

  async function say(turn: Turn, argument: string): Promise<SalesAnswer> {
    const [decisionId = '', answer] = argument.split(':')
    const choice = guessChoices.find(({ value }) => value === Number(answer))
    const decision = await decisions.byId(turn.person, decisionId)
    const dealId = decision?.dealId
    const guess = dealId === undefined ? undefined : await guesses.of(turn.person, dealId)
    if (choice === undefined || decision === undefined || dealId === undefined || guess === undefined) {
      throw new Refusal(notTheirs)
    }
    if (guess.value !== undefined) throw new Refusal(answered)
    return {
      replies: [
        {
          kind: 'text',
          text: `记下了：你觉得${choice.label}，我们说 ${percent(decision.estimate.value)}。结单后一起对账，看谁更准；这一单不再问。`,
        },
      ],
      changes: [{ kind: 'guess.made', level: 'auto', subject: dealId, decisionId, value: choice.value }],
    }
  }
}

/** Whether this deal's owner is to be asked now. */
export async function asksFor({ guesses }: Pick<Ports, 'guesses'>, { person }: Turn, dealId: string): Promise<boolean> {
  return mayBeAsked(await guesses.of(person, dealId))
}

/** That they were asked, whether they answer or not. */
export function guessAsked(dealId: string): GuessChange {
  return { kind: 'guess.asked', level: 'auto', subject: dealId }
}

/** The card with three more buttons, which may be passed over; a card that has no room for them stays as it is. */
export function withGuess(card: Card, decision: Decision): { card: Card; asked: boolean } {
  const { blocks, buttons = [] } = card
  if (buttons.length > roomyButtons || linesOf(blocks) > roomyLines) return { card, asked: false }
  const asking = { kind: 'text' as const, text: `${question}${why}。`, tone: 'quiet' as const }
  return { card: { ...card, blocks: [...blocks, asking], buttons: [...buttons, ...choicesFor(decision)] }, asked: true }
}

/** The card with one button that leads to the question. */
export function withGuessButton(card: Card, { id }: Decision): Card {
  return { ...card, buttons: [...(card.buttons ?? []), { label: '我看几成', action: 'guess.ask', argument: id }] }
}

const question = '你自己觉得能成几成？'
const why = '只问一次，结单后一起对账'
const notTheirs = '这一单已经结了，或者不在你名下，不用再猜了。'
const answered = '这一单你已经答过了，以第一次为准。'

/** What a card may hold for one more question to be easy on the eye; a judgement of 2026-11-22. */
const roomyButtons = 2
const roomyLines = 7

function linesOf(blocks: readonly Block[]): number {
  return blocks.reduce((lines, block) => lines + heightOf(block), 0)
}

function heightOf(block: Block): number {
  switch (block.kind) {
    case 'facts':
    case 'choices':
      return block.rows.length
    case 'points':
      return block.for.length + block.against.length
    default:
      return 1
  }
}

function choicesFor({ id }: Decision): Button[] {
  return guessChoices.map(({ label, value }) => ({ label, action: 'guess.say', argument: `${id}:${value}` }))
}
