import type { Period } from '../../language/periods.ts'
import { axes, type Health } from '../behaviour/health.ts'
import type { Signed, Target } from './target.ts'

/** 达成率 × 健康系数: what a review meeting goes by, with everything it is made of; what is not known is not there. */
export interface Score {
  /** In fen. */
  target?: number
  signed: number
  deals: number
  /** Won deals of which nobody told for how much; not counted. */
  withoutAmount: number
  /** 1 where the target was met. */
  attainment?: number
  /** 0…100 each; absent where nothing of it could be measured. */
  axes: readonly { axis: string; score?: number }[]
  /** The mean of the known axes, 0…1; absent where fewer than two are known. */
  health?: number
  habits: { known: number; all: number }
  /** 100 where the target was met and every habit is healthy. */
  score?: number
}

/** One side of how somebody works does not speak for the other two. */
const leastAxes = 2

export function scoreOf(
  personId: string,
  period: Period,
  { targets, signed, health }: { targets: readonly Target[]; signed: readonly Signed[]; health: Health },
): Score {
  const target = targets.find((one) => one.personId === personId && one.period === period.value)?.amount ?? 0
  const won = signed.filter((one) => one.personId === personId && one.first >= period.first && one.last <= period.last)
  const told = won.flatMap(({ amount }) => amount ?? [])
  const sum = told.reduce((all, amount) => all + amount, 0)
  const attainment = target > 0 ? sum / target : undefined
  const coefficient = coefficientOf(health)
  return {
    ...(target > 0 ? { target } : {}),
    signed: sum,
    deals: won.length,
    withoutAmount: won.length - told.length,
    ...(attainment === undefined ? {} : { attainment }),
    axes: axes.map((axis) => {
      const score = health.axes.find((one) => one.axis === axis)?.score
      return { axis, ...(score === undefined ? {} : { score }) }
    }),
    ...(coefficient === undefined ? {} : { health: coefficient }),
    habits: {
      known: health.axes.reduce((all, { known }) => all + known, 0),
      all: health.axes.reduce((all, { parts }) => all + parts, 0),
    },
    ...(attainment === undefined || coefficient === undefined
      ? {}
      : { score: Math.round(1000 * attainment * coefficient) / 10 }),
  }
}

function coefficientOf({ axes: all }: Health): number | undefined {
  const scores = all.flatMap(({ score }) => score ?? [])
  if (scores.length < leastAxes) return undefined
  return scores.reduce((sum, score) => sum + score, 0) / scores.length / 100
}
