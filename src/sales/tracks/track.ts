import type { Industry } from '../../language/industries.ts'
import type { ObjectionCode } from '../../language/objections.ts'
import type { BuyingRole } from '../../language/roles.ts'
import type { Stage } from '../stage.ts'

/**
 * The three ways of answering that a card puts beside each other:
 * find out what is behind it, show proof of value, or move the deal one step.
 */
export const strategies = ['clarify', 'evidence', 'advance'] as const
export type Strategy = (typeof strategies)[number]

export const strategyNames: Record<Strategy, string> = {
  clarify: '澄清提问',
  evidence: '证据价值',
  advance: '推进动作',
}

/**
 * A talk-track 话术: words worth saying to one kind of listener about one objection.
 * The spoken parts may hold `{称呼}` (how the listener is addressed, else 您) and `{竞品}` (the rival's name, else 另一家).
 */
export interface Track {
  /** `<objection>-<strategy>[-<variant>]`, stable for ever: the ledger counts by it. */
  id: string
  /** `NONE`: the customer has raised nothing, the question is how to advance. */
  objection: ObjectionCode | 'NONE'
  strategy: Strategy
  /** One line for the card, at most 14 Chinese characters. */
  name: string
  opening: string
  handling: string
  nextStep: string
  /** What not to say, and why. */
  avoid: string
  /** What to bring along for the words to be true. */
  evidence: string[]
  listeners: BuyingRole[]
  /** Left out: fits every stage. */
  stages?: Stage[]
  /** Left out: fits every trade. */
  industries?: Industry[]
}
