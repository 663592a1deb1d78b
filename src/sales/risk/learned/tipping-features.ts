import { circumstancesIn } from '../../../language/circumstances.ts'
import type { Features } from '../../../language/linear-model.ts'
import type { CaseEvent } from '../case.ts'
import { withoutNames } from './without-names.ts'

const longestPiece = 4

/**
 * What is seen of an event to tell what it may turn: the pieces of its clauses, apart where a clause is only supposed, refuted, of
 * the past, of others or rumoured, and which of both sides speaks. `ours`: names that are no rivals.
 */
export function tippingFeatures({ text, from }: Pick<CaseEvent, 'text' | 'from'>, ours: readonly string[]): Features {
  const clauses = circumstancesIn(withoutNames(text, ours))
  const idle = clauses.flatMap((clause) => circumstances.filter((one) => clause[one]))
  return {
    signs: [`from=${from}`, ...idle.map((one) => `is=${one}`)],
    pieces: clauses.map((clause) => ({
      sign: circumstances.some((one) => clause[one]) ? '~' : '',
      text: `^${clause.text}$`,
      shortest: 1,
      longest: longestPiece,
    })),
  }
}

const circumstances = ['supposed', 'denied', 'elsewhere', 'past', 'rumoured'] as const
