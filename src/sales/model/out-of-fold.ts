import type { Member } from './boost.ts'
import { crossLogistic } from './cross-logistic.ts'
import { encodersFor } from './encode.ts'
import type { Folds } from './folds.ts'
import { type History, winRate } from './history.ts'
import type { Mapping } from './mapping.ts'
import { logit } from './odds.ts'
import type { Learned } from './scales.ts'
import { crossBlended, type Shares, sharesOf } from './stack.ts'
import { crossTrees } from './trees.ts'

/** What each learner said of deals it was not taught from, in log-odds; all arrays run over the same tested deals. */
export interface OutOfFold {
  readonly rows: Int32Array
  readonly fold: Int32Array
  readonly group: Int32Array
  readonly won: Uint8Array
  /** The win rate of what was taught. */
  readonly base: Float64Array
  readonly logistic: Float64Array
  /** The logistic's last fit, which others may start from. */
  readonly last: Learned | undefined
  /** Absent where the deals are too few for trees. */
  readonly blend: Blend | undefined
}

export interface Blend {
  /** By shares learned from the other folds. */
  readonly scores: Float64Array
  /** Learned from all folds. */
  readonly shares: Shares
  readonly members: readonly Member[]
}

/** Trees overtake at 300–1,000 closed deals (research); below, they are not even asked. */
const enoughForTrees = 300
const enoughOfEach = 30

export function outOfFold(history: History, mapping: Mapping, { folds, groups }: Folds, seed: number): OutOfFold {
  const tested = folds.flatMap((fold, index) => Array.from(fold.tested, (row) => ({ row, index })))
  const rows = Int32Array.from(tested, ({ row }) => row)
  const inOrder = (scores: (fold: (typeof folds)[number], index: number) => Float64Array) =>
    Float64Array.from(folds.flatMap((fold, index) => Array.from(scores(fold, index))))
  const wins = history.won.reduce((sum, one) => sum + one, 0)
  const enough = history.rows >= enoughForTrees && Math.min(wins, history.rows - wins) >= enoughOfEach
  const fold = Int32Array.from(tested, ({ index }) => index)
  const won = Uint8Array.from(rows, (row) => history.won[row] ?? 0)
  const { opinions, last } = crossLogistic(history, mapping, folds, encodersFor(history, mapping))
  const logistic = Float64Array.from(opinions.flatMap(({ scores }) => Array.from(scores)))
  const blend = (): Blend => {
    const members = crossTrees(history, mapping, folds, groups, seed)
    const trees = inOrder(({ tested }, index) => Float64Array.from(tested, (row) => members[index]?.scores[row] ?? 0))
    return { scores: crossBlended(logistic, trees, won, fold), shares: sharesOf(logistic, trees, won), members }
  }
  return {
    rows,
    fold,
    group: rows.map((row) => groups.of[row] ?? 0),
    won,
    base: inOrder(({ taught, tested }) => new Float64Array(tested.length).fill(baseLogOdds(history, taught))),
    logistic,
    last,
    blend: enough ? blend() : undefined,
  }
}

function baseLogOdds(history: History, taught: Int32Array): number {
  return logit((winRate(history.won, taught) * taught.length + 0.5) / (taught.length + 1))
}
