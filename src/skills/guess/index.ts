import type { Card } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import { guessChoices, mayBeAsked } from '../../sales/learning/guess.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { percent } from '../../sales/sandbox/describe.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'

/** 你觉得呢: the rep's own guess of a deal, asked once and in passing, to be held against the model's when the deal has closed. */
export function guessSkill({ decisions, guesses }: Pick<Ports, 'decisions' | 'guesses'>): SalesSkill {
  return { name: 'guess', intents: [], presses: { say } }

  async function say(turn: Turn, argument: string): Promise<SalesAnswer> {
    const [decisionId = '', answer] = argument.split(':')
    const choice = guessChoices.find(({ value }) => value === Number(answer))
    const decision = await decisions.byId(turn.person, decisionId)
    const dealId = decision?.dealId
    const guess = dealId === undefined ? undefined : await guesses.of(turn.person, dealId)
    if (choice === undefined || decision === undefined || dealId === undefined || guess === undefined) {
      throw new Refusal('这一单已经结了，或者不在你名下，不用再猜了。')
    }
    if (guess.value !== undefined) throw new Refusal('这一单你已经答过了，以第一次为准。')
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

/** The card with one more row of buttons, which may be passed over. */
export function withGuess(card: Card, { id }: Decision): Card {
  return {
    ...card,
    blocks: [...card.blocks, { kind: 'text', text: '你自己觉得能成几成？只问一次，结单后一起对账。', tone: 'quiet' }],
    buttons: [
      ...(card.buttons ?? []),
      ...guessChoices.map(({ label, value }) => ({ label, action: 'guess.say', argument: `${id}:${value}` })),
    ],
  }
}
