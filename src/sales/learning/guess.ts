import type { Person } from '../../people/person.ts'

/** What a rep may say of a deal when asked once how they see it; rough on purpose, and quick to press. */
export const guessChoices = [
  { label: '两三成', value: 0.25 },
  { label: '一半一半', value: 0.5 },
  { label: '七八成', value: 0.75 },
] as const

/** `subject` is the deal; `decisionId` the prediction that stood beside the question. */
export type GuessChange =
  | { kind: 'guess.asked'; level: 'auto'; subject: string }
  | { kind: 'guess.made'; level: 'auto'; subject: string; decisionId: string; value: number }

/** How often the owner of a deal was asked, and what they answered. */
export interface Guess {
  asked: number
  /** 0…1 */
  value?: number
}

/** Asked once: whoever passes over the question does not want it. */
export function mayBeAsked(guess: Guess | undefined): boolean {
  return guess !== undefined && guess.value === undefined && guess.asked === 0
}

/** The keeper of reps' own guesses. */
export interface Guesses {
  /** Of this person's own open deal; `undefined` for any other. */
  of(person: Person, dealId: string): Promise<Guess | undefined>
}
