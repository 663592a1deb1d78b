import { z } from 'zod'
import { cutsForTrees, grownMembers, growTogether, type Member, newMember } from './boost.ts'
import type { Groups } from './duplicates.ts'
import { type Fold, groupedFolds } from './folds.ts'
import { allRows, type History } from './history.ts'
import type { Mapping } from './mapping.ts'
import { memberCount, pooledVariance } from './spread.ts'
import { Tree } from './tree.ts'

/** Bins of a category's levels; see target-encoding.ts. */
export const LevelTable = z.object({
  levels: z.array(z.string()).readonly(),
  bins: z.array(z.number().int()).readonly(),
  unknown: z.number().int(),
  other: z.number().int(),
})

/** The boosted trees as kept in the file: the mean of several members, each taught without one part of the deals. */
export const TreesModel = z.object({
  columns: z.array(
    z.discriminatedUnion('type', [
      z.object({ name: z.string(), type: z.literal('num'), cuts: z.array(z.number()).readonly() }),
      z.object({ name: z.string(), type: z.literal('cat') }),
    ]),
  ),
  members: z
    .array(z.object({ intercept: z.number(), tables: z.record(z.string(), LevelTable), trees: z.array(Tree) }))
    .min(1),
  /** The members' disagreement on an average deal, as a variance. */
  pooled: z.number(),
})

export type TreesModel = z.infer<typeof TreesModel>

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

/** Members of a grouped cross-validation with `rounds` trees each: between them they have seen all deals. */
export function groupedMembers(
  history: History,
  mapping: Mapping,
  groups: Groups,
  seed: number,
  rounds: number,
): Member[] {
  return grownMembers(history, mapping, groupedFolds(groups, memberCount, seed), groups, seed, rounds)
}

export function treesFrom(history: History, members: readonly Member[]): TreesModel {
  const cuts = cutsForTrees(history)
  return {
    columns: history.columns.map(({ name, type }, index) =>
      type === 'num' ? { name, type, cuts: cuts[index] ?? [] } : { name, type },
    ),
    members: members.map(({ intercept, tables, trees }) => ({ intercept, tables, trees })),
    pooled: Number(
      pooledVariance(
        members.map(({ scores }) => scores),
        allRows(history),
      ).toPrecision(9),
    ),
  }
}
