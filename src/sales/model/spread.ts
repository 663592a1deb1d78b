import { grownMembers, type Member } from './boost.ts'
import { groupsOf } from './duplicates.ts'
import { groupedFolds } from './folds.ts'
import { type History, historyOf } from './history.ts'
import type { Mapping } from './mapping.ts'
import { sigmoid } from './odds.ts'
import { randomFrom, shuffledIndexes } from './random.ts'

function meanScores(members: readonly Member[], rows: number): Float64Array {
  return Float64Array.from(
    { length: rows },
    (_, row) => members.reduce((sum, { scores }) => sum + (scores[row] ?? 0), 0) / members.length,
  )
}

/** (K − 1)/K · Σ (member − mean)²: the variance of the mean when each member lacks a K-th of the deals. */
export function jackknife(opinions: Float64Array, mean: number): number {
  const count = opinions.length
  return (opinions.reduce((sum, opinion) => sum + (opinion - mean) ** 2, 0) * (count - 1)) / count
}

/** Five opinions tell a variance badly, so it leans half on the average deal's. */
export function tempered(variance: number, pooled: number): number {
  return (variance + pooled) / 2 + 1e-6
}

export function pooledVariance(members: readonly Member[], rows: number): number {
  const means = meanScores(members, rows)
  return means.reduce((sum, mean, row) => sum + jackknife(opinionsOn(members, row), mean), 0) / rows
}

/** The ratio of miss to spread settles with some thousands of deals; more would only take time. */
const mostSimulated = 15_000

/** What the members' disagreement must be multiplied by so that 80 % of intervals hold the truth they were drawn from. */
export function coverageScale(history: History, mapping: Mapping, members: readonly Member[], seed: number): number {
  const random = randomFrom(seed + 7919)
  const rows = shuffledIndexes(history.rows, random).subarray(0, mostSimulated).sort()
  const scores = meanScores(members, history.rows)
  const truth = Float64Array.from(rows, (row) => scores[row] ?? 0)
  const simulated: History = {
    ...historyOf(history, rows),
    won: Uint8Array.from(truth, (score) => (random() < sigmoid(score) ? 1 : 0)),
  }
  const groups = groupsOf(simulated)
  const rounds = members[0]?.trees.length ?? 0
  const again = grownMembers(
    simulated,
    mapping,
    groupedFolds(groups, members.length, seed),
    groups,
    seed + 104729,
    rounds,
  )
  const means = meanScores(again, rows.length)
  const pooled = pooledVariance(again, rows.length)
  const misses = means
    .map((mean, row) => {
      const variance = tempered(jackknife(opinionsOn(again, row), mean), pooled)
      return Math.abs(mean - (truth[row] ?? 0)) / Math.sqrt(variance)
    })
    .sort()
  return (misses[Math.floor(0.8 * misses.length)] ?? 1) / 1.2816
}

function opinionsOn(members: readonly Member[], row: number): Float64Array {
  return Float64Array.from(members, ({ scores }) => scores[row] ?? 0)
}
