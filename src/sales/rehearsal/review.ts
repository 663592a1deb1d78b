import { type Criterion, criteria } from './judge.ts'
import type { Round } from './rehearsal.ts'

/** One line of the rubric: how often it was met, and the words that met it. */
export interface RubricLine {
  criterion: Criterion
  times: number
  quote?: string
}

/** What came of a rehearsal: the rubric, one thing done well, one to try, and the round to try it in. */
export interface Review {
  rounds: number
  lines: RubricLine[]
  well?: { criterion: Criterion; quote: string }
  next: { criterion: Criterion; round: Round; quote: string }
}

/** Better met than not; the others are better absent. */
const wanted: readonly Criterion[] = ['heard', 'asked', 'proved', 'settled']

/** The rubric over all rounds; at least one has to be there. */
export function review(rounds: readonly Round[]): Review {
  const lines = criteria.map((criterion) => {
    const met = rounds.flatMap(({ judged }) => judged[criterion] ?? [])
    const [quote] = met
    return { criterion, times: met.length, ...(quote === undefined ? {} : { quote }) }
  })
  const best = lines
    .filter(({ criterion, times }) => wanted.includes(criterion) && times > 0)
    .toSorted((one, other) => other.times - one.times)[0]
  return {
    rounds: rounds.length,
    lines,
    ...(best?.quote === undefined ? {} : { well: { criterion: best.criterion, quote: best.quote } }),
    next: toTry(rounds, lines),
  }
}

/** What must not be said comes first, then what was said too loudly, then what was missing most. */
function toTry(rounds: readonly Round[], lines: readonly RubricLine[]): Review['next'] {
  for (const criterion of ['unsayable', 'overpromised'] as const) {
    for (const round of rounds) {
      const quote = round.judged[criterion]
      if (quote !== undefined) return { criterion, round, quote }
    }
  }
  const missing = lines
    .filter(({ criterion }) => wanted.includes(criterion))
    .toSorted((one, other) => one.times - other.times)[0]
  const criterion = missing?.criterion ?? 'heard'
  const round = rounds.find(({ judged }) => judged[criterion] === undefined) ?? rounds[0]
  if (round === undefined) throw new Error('a rehearsal without an answer has nothing to review')
  return { criterion, round, quote: round.answer }
}
