import { binOf, cutsOf } from './bins.ts'
import type { Groups } from './duplicates.ts'
import type { Fold } from './folds.ts'
import { growTree } from './grow.ts'
import { type History, winRate } from './history.ts'
import type { Mapping } from './mapping.ts'
import { logit, logLossOf, sigmoid } from './odds.ts'
import { type Random, randomFrom } from './random.ts'
import { mostBins } from './split.ts'
import { encodeByTarget, type LevelBins } from './target-encoding.ts'
import { addValues, type Tree } from './tree.ts'

/** One boosted model while it grows: taught from one side of a fold, scoring all deals. */
export interface Member {
  readonly fold: Fold
  readonly tables: Record<string, LevelBins>
  readonly bins: readonly Uint8Array[]
  readonly offsets: Int32Array
  readonly intercept: number
  readonly trees: Tree[]
  /** Log-odds of every deal so far. */
  readonly scores: Float64Array
  readonly gradient: Float64Array
  readonly curvature: Float64Array
  readonly random: Random
}

const rate = 0.1
const mostRounds = 250
/** Rounds without a better held-out log-loss after which the members stop. */
const patience = 20
const shareOfRows = 0.5
/** Enough for one tree, however many there are. */
const mostSampled = 20_000
const shareOfColumns = 0.7

export function newMember(
  history: History,
  cuts: readonly (readonly number[])[],
  fold: Fold,
  groups: Groups,
  seed: number,
): Member {
  const tables: Record<string, LevelBins> = {}
  const bins = history.columns.map((column, index) => {
    if (column.type === 'num') {
      const sorted = Float64Array.from(cuts[index] ?? [])
      return Uint8Array.from(column.values, (value) => (Number.isNaN(value) ? 0 : binOf(sorted, value) + 1))
    }
    const encoded = encodeByTarget(column, history.won, fold.taught, groups.of)
    tables[column.name] = encoded.table
    return encoded.bins
  })
  const rateOfWins = (winRate(history.won, fold.taught) * fold.taught.length + 0.5) / (fold.taught.length + 1)
  const intercept = Number(logit(rateOfWins).toPrecision(9))
  const scores = new Float64Array(history.rows).fill(intercept)
  return {
    fold,
    tables,
    bins,
    offsets: offsetsOf(bins),
    intercept,
    trees: [],
    scores,
    gradient: new Float64Array(history.rows),
    curvature: new Float64Array(history.rows),
    random: randomFrom(seed),
  }
}

/** Grows all members in step until their held-out log-loss together stops falling, and keeps that many trees. */
export function growTogether(members: readonly Member[], history: History, mapping: Mapping): void {
  let best = heldOutLoss(members, history)
  let bestRounds = 0
  for (let round = 1; round <= mostRounds && round - bestRounds <= patience; round++) {
    for (const member of members) addTree(member, history, mapping)
    const loss = heldOutLoss(members, history)
    if (loss < best) {
      best = loss
      bestRounds = round
    }
  }
  for (const { trees, bins, scores } of members) {
    for (const tree of trees.splice(bestRounds)) addValues(tree, bins, scores, -1)
  }
}

/** Members with a fixed number of trees each, grown without looking at held-out deals. */
export function grownMembers(
  history: History,
  mapping: Mapping,
  folds: readonly Fold[],
  groups: Groups,
  seed: number,
  rounds: number,
): Member[] {
  const cuts = cutsForTrees(history)
  return folds.map((fold, index) => {
    const member = newMember(history, cuts, fold, groups, seed + index + 1)
    for (let round = 0; round < rounds; round++) addTree(member, history, mapping)
    return member
  })
}

export function cutsForTrees(history: History): number[][] {
  return history.columns.map((column) => (column.type === 'num' ? cutsOf(column.values, mostBins - 2) : []))
}

function offsetsOf(bins: readonly Uint8Array[]): Int32Array {
  const offsets = new Int32Array(bins.length + 1)
  for (const [column, binsHere] of bins.entries()) {
    offsets[column + 1] = (offsets[column] ?? 0) + binsHere.reduce((most, bin) => Math.max(most, bin), 0) + 1
  }
  return offsets
}

function addTree(member: Member, { won, columns }: History, mapping: Mapping): void {
  const { fold, bins, offsets, scores, gradient, curvature, random, trees } = member
  const sample = sampleOf(fold.taught, random)
  for (let index = 0; index < sample.length; index++) {
    const row = sample[index] ?? 0
    const probability = sigmoid(scores[row] ?? 0)
    gradient[row] = probability - (won[row] ?? 0)
    curvature[row] = probability * (1 - probability)
  }
  const chosen = columns.map((_, index) => index).filter(() => random() < shareOfColumns)
  const tree = growTree(
    {
      bins,
      offsets,
      gradient,
      curvature,
      columns: chosen.length > 0 ? chosen : columns.map((_, index) => index),
      directions: columns.map(({ name, type }) => (type === 'num' ? (mapping.columns[name]?.monotone ?? 0) : 0)),
      rate,
    },
    sample,
  )
  trees.push(tree)
  addValues(tree, bins, scores, 1)
}

function sampleOf(rows: Int32Array, random: Random): Int32Array {
  const share = Math.min(shareOfRows, mostSampled / rows.length)
  const sample = new Int32Array(rows.length)
  let count = 0
  for (let index = 0; index < rows.length; index++) if (random() < share) sample[count++] = rows[index] ?? 0
  return sample.subarray(0, count)
}

function heldOutLoss(members: readonly Member[], { won }: History): number {
  let loss = 0
  let cases = 0
  for (const { fold, scores } of members) {
    for (let index = 0; index < fold.tested.length; index++) {
      const row = fold.tested[index] ?? 0
      loss += logLossOf(scores[row] ?? 0, won[row] ?? 0)
    }
    cases += fold.tested.length
  }
  return loss / cases
}
