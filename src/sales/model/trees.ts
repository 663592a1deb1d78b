import { z } from 'zod'
import { cutsForTrees, grownMembers, growTogether, type Member, newMember } from './boost.ts'
import type { Groups } from './duplicates.ts'
import { type Fold, groupedFolds } from './folds.ts'
import type { History } from './history.ts'
import type { Mapping } from './mapping.ts'
import { coverageScale, pooledVariance } from './spread.ts'
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
  kind: z.literal('trees'),
  columns: z.array(
    z.discriminatedUnion('type', [
      z.object({ name: z.string(), type: z.literal('num'), cuts: z.array(z.number()).readonly() }),
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
      type === 'num' ? { name, type, cuts: cuts[index] ?? [] } : { name, type },
    ),
    members: members.map(({ intercept, tables, trees }) => ({ intercept, tables, trees })),
    spread: {
      pooled: Number(pooledVariance(members, history.rows).toPrecision(9)),
      scale: Number(coverageScale(history, mapping, members, seed).toPrecision(9)),
    },
  }
}
