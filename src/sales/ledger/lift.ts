import { type Strategy, strategies } from '../tracks/track.ts'
import { contrastOf, type Effects, type Where } from './effects.ts'

/** On what a belief about a strategy rests. */
export type Label = '先验' | '证据不足' | '有证据'

/** What putting a strategy first does, against the three on average. */
export interface Lift {
  strategy: Strategy
  /** Change in probability, and the ends of its 80 % interval. */
  value: number
  low: number
  high: number
  trials: number
  label: Label
}

/** Fewer trials of any of the three separate nothing. */
const enoughTrials = 100
/**
 * How sure it has to be, either way, before a difference is called one. Stricter than the 0.9 of one look: this is looked at again
 * and again, and for three strategies.
 */
const sureEnough = 0.99
const z80 = 1.2816

/** Every strategy's lift, in a segment, in a trade or over all; in a part it is drawn towards that over all. */
export function liftsOf(effects: Effects, where: Where = {}): Lift[] {
  const belief = effects.beliefs(where.segment, where.trade)
  const counts = effects.countsIn(where)
  return strategies.map((strategy) => {
    const { mean, sd } = contrastOf(belief, strategy)
    return {
      strategy,
      value: effects.slope * mean,
      low: effects.slope * (mean - z80 * sd),
      high: effects.slope * (mean + z80 * sd),
      trials: counts[strategy],
      label: labelOf(counts, strategy, mean / sd),
    }
  })
}

function labelOf(counts: Effects['counts'], strategy: Strategy, z: number): Label {
  if (counts[strategy] === 0) return '先验'
  const fewest = Math.min(...strategies.map((each) => counts[each]))
  return fewest >= enoughTrials && normalCdf(Math.abs(z)) >= sureEnough ? '有证据' : '证据不足'
}

/** Abramowitz and Stegun 7.1.26, exact to seven digits. */
export function normalCdf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
  const tail = series * Math.exp(-x * x)
  return z >= 0 ? 1 - tail / 2 : tail / 2
}
