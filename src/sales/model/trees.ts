import { z } from 'zod'
import { binOf, cutsOf } from './bins.ts'
import { growTo, growTogether, type Member, newMember } from './boost.ts'
import { type Groups, groupsOf } from './duplicates.ts'
import { type Fold, groupedFolds } from './folds.ts'
import { type Case, type History, historyOf, readNumber } from './history.ts'
import type { Mapping } from './mapping.ts'
import { sigmoid } from './odds.ts'
import { randomFrom, shuffledIndexes } from './random.ts'
import type { Score } from './score.ts'
import { type ExplainedTree, explainedTree } from './shapley.ts'
import { binCount } from './split.ts'
import { Tree, valueAt } from './tree.ts'

const LevelTable = z.object({
  levels: z.array(z.string()),
  bins: z.array(z.number().int()),
  unknown: z.number().int(),
  other: z.number().int(),
})

/** The boosted trees as kept in the file: the mean of several members, each taught without one part of the deals. */
export const TreesModel = z.object({
  kind: z.literal('trees'),
  columns: z.array(
    z.discriminatedUnion('type', [
      z.object({ name: z.string(), type: z.literal('num'), cuts: z.array(z.number()) }),
      z.object({ name: z.string(), type: z.literal('cat') }),
    ]),
  ),
  members: z
    .array(z.object({ intercept: z.number(), tables: z.record(z.string(), LevelTable), trees: z.array(Tree) }))
    .min(1),
  /** The members' disagreement on an average deal, and what all disagreement is multiplied by to cover what it should. */
  spread: z.object({ pooled: z.number(), scale: z.number() }),
})

export type TreesModel = z.infer<typeof TreesModel>

export function cutsForTrees(history: History): number[][] {
  return history.columns.map((column) => (column.type === 'num' ? cutsOf(column.values, binCount - 2) : []))
}

/** Boosted models on these folds, stopped together; each one's `scores` of its tested deals are out of sample. */
export function crossTrees(
  history: History,
  mapping: Mapping,
  folds: readonly Fold[],
  groups: Groups,
  seed: number,
): Member[] {
  const cuts = cutsForTrees(history)
  const members = folds.map((fold, index) => newMember(history, cuts, fold, groups, seed + index + 1))
  growTogether(members, history, mapping)
  return members
}

const memberCount = 5

/**
 * The model from members of a grouped cross-validation (made here, with `rounds` trees each, unless handed in). The interval is
 * the members' disagreement, as a delete-a-group jackknife, scaled so that it covers 80 % when the model itself is taken
 * for the truth, outcomes are drawn from it, and everything is learned again.
 */
export function treesFrom(
  history: History,
  mapping: Mapping,
  groups: Groups,
  seed: number,
  rounds: number,
  grown?: readonly Member[],
): TreesModel {
  const cuts = cutsForTrees(history)
  const members = grown ?? grownMembers(history, mapping, groupedFolds(groups, memberCount, seed), groups, seed, rounds)
  return {
    kind: 'trees',
    columns: history.columns.map(({ name, type }, index) =>
      type === 'num' ? { name, type, cuts: [...(cuts[index] ?? [])] } : { name, type },
    ),
    members: members.map(({ intercept, tables, trees }) => ({
      intercept,
      tables: Object.fromEntries(
        Object.entries(tables).map(([name, table]) => [
          name,
          { ...table, levels: [...table.levels], bins: [...table.bins] },
        ]),
      ),
      trees: [...trees],
    })),
    spread: {
      pooled: Number(pooledVariance(members, history.rows).toPrecision(9)),
      scale: Number(coverageScale(history, mapping, members, seed).toPrecision(9)),
    },
  }
}

export interface OpenTrees {
  explain(facts: Case): Score
  /** The same without contributions, for where only the number is needed. */
  point(facts: Case): { mean: number; variance: number }
}

/** Reads the file's form once into what scoring needs. */
export function openTrees({ columns, members, spread }: TreesModel): OpenTrees {
  const bins = new Uint8Array(columns.length)
  const binAt = (column: number) => bins[column] ?? 0
  const readers = members.map(({ tables }) => columns.map((column) => binReader(column, tables[column.name])))
  let explained: ExplainedTree[][] | undefined
  const opinions = new Float64Array(members.length)
  const read = (member: number, facts: Case) => {
    for (const [column, reader] of (readers[member] ?? []).entries()) bins[column] = reader(facts)
  }
  const point = (facts: Case) => {
    for (const [index, { intercept, trees }] of members.entries()) {
      read(index, facts)
      let score = intercept
      for (const tree of trees) score += valueAt(tree, binAt)
      opinions[index] = score
    }
    const mean = opinions.reduce((sum, opinion) => sum + opinion, 0) / members.length
    return { mean, variance: spread.scale ** 2 * tempered(jackknife(opinions, mean), spread.pooled) }
  }
  return {
    point,
    explain(facts) {
      explained ??= members.map(({ trees }) => trees.map(explainedTree))
      const contributions = new Float64Array(columns.length)
      let base = 0
      for (const [index, { intercept }] of members.entries()) {
        read(index, facts)
        const share = 1 / members.length
        base += share * intercept
        for (const tree of explained[index] ?? []) {
          base += share * tree.mean
          tree.explain(binAt, contributions, share)
        }
      }
      const { variance } = point(facts)
      const mean = contributions.reduce((sum, contribution) => sum + contribution, base)
      return { mean, variance, priorVariance: Number.POSITIVE_INFINITY, base, contributions }
    },
  }
}

function grownMembers(
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
    growTo(rounds, member, history, mapping)
    return member
  })
}

function meanScores(members: readonly Member[], rows: number): Float64Array {
  return Float64Array.from(
    { length: rows },
    (_, row) => members.reduce((sum, { scores }) => sum + (scores[row] ?? 0), 0) / members.length,
  )
}

/** (K − 1)/K · Σ (member − mean)²: the variance of the mean when each member lacks a K-th of the deals. */
function jackknife(opinions: Float64Array, mean: number): number {
  const count = opinions.length
  return (opinions.reduce((sum, opinion) => sum + (opinion - mean) ** 2, 0) * (count - 1)) / count
}

/** Five opinions tell a variance badly, so it leans half on the average deal's. */
function tempered(variance: number, pooled: number): number {
  return (variance + pooled) / 2 + 1e-6
}

function pooledVariance(members: readonly Member[], rows: number): number {
  const means = meanScores(members, rows)
  return means.reduce((sum, mean, row) => sum + jackknife(opinionsOn(members, row), mean), 0) / rows
}

/** The ratio of miss to spread settles with some thousands of deals; more would only take time. */
const mostSimulated = 15_000

/** What the members' disagreement must be multiplied by so that 80 % of intervals hold the truth they were drawn from. */
function coverageScale(history: History, mapping: Mapping, members: readonly Member[], seed: number): number {
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
  const again = grownMembers(simulated, mapping, groupedFolds(groups, memberCount, seed), groups, seed + 104729, rounds)
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

function binReader(
  column: TreesModel['columns'][number],
  table: z.infer<typeof LevelTable> | undefined,
): (facts: Case) => number {
  const { name } = column
  if (column.type === 'num') {
    const cuts = Float64Array.from(column.cuts)
    return (facts) => {
      const value = readNumber(facts[name])
      return value === undefined || Number.isNaN(value) ? 0 : binOf(cuts, value) + 1
    }
  }
  const bins = new Map(table?.levels.map((level, index) => [level, table.bins[index] ?? 0]))
  return (facts) => {
    const text = String(facts[name] ?? '').trim()
    return text === '' ? (table?.unknown ?? 0) : (bins.get(text) ?? table?.other ?? 0)
  }
}
