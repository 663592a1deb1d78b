import { z } from 'zod'
import { LogisticModel, openLogistic } from './logistic.ts'
import { openTrees } from './open-trees.ts'
import type { OpenLearner } from './score.ts'
import { deviationOf } from './spread.ts'
import { blended, Shares } from './stack.ts'
import { TreesModel } from './trees.ts'

/** The logistic backbone and boosted trees, added up by shares learned on held-out deals. */
export const BlendModel = z.object({
  kind: z.literal('blend'),
  logistic: LogisticModel,
  trees: TreesModel,
  shares: Shares,
  /** What the parts' own spread is multiplied by to cover what an 80 % interval should; see spread.ts. */
  scale: z.number(),
})

export type BlendModel = z.infer<typeof BlendModel>

type Opinion = ReturnType<OpenLearner['point']>

/** Reads the file's form once into what scoring needs. */
export function openBlend({ logistic, trees, shares, scale }: BlendModel): OpenLearner {
  const backbone = openLogistic(logistic)
  const forest = openTrees(trees)
  const varianceOf = (one: Opinion, other: { variance: number }) =>
    (scale * deviationOf(shares, one.towardsEven * Math.sqrt(one.variance), Math.sqrt(other.variance))) ** 2
  return {
    columns: backbone.columns,
    point(facts) {
      const one = backbone.point(facts)
      const other = forest.point(facts)
      return {
        mean: blended(shares, one.mean * one.towardsEven, other.mean),
        variance: varianceOf(one, other),
        towardsEven: 1,
      }
    },
    explain(facts) {
      const one = backbone.explain(facts)
      const other = forest.explain(facts)
      const ofLogistic = shares.logistic * one.towardsEven
      return {
        mean: ofLogistic * one.mean + shares.trees * other.mean + shares.shift,
        base: ofLogistic * one.base + shares.trees * other.base + shares.shift,
        variance: varianceOf(one, other),
        towardsEven: 1,
        priorVariance: Number.POSITIVE_INFINITY,
        contributions: one.contributions.map(
          (share, column) => ofLogistic * share + shares.trees * (other.contributions[column] ?? 0),
        ),
      }
    },
  }
}
