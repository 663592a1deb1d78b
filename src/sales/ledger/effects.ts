import { cholesky, inverseOf } from '../model/cholesky.ts'
import type { Random } from '../model/random.ts'
import { sigmoid } from '../sandbox/probability.ts'
import { type Strategy, strategies } from '../tracks/track.ts'

/** One time a strategy stood first, by lot, and whether what was hoped for happened. */
export interface Trial {
  strategy: Strategy
  /** Strategies work differently here and there: the stage. */
  segment: string
  /** And from trade to trade; absent where the trade is unknown. */
  trade?: string
  /** Log-odds of winning as said then: how the deal was going anyway. */
  base: number
  happened: boolean
}

/** What is believed of three strategies: normal, log-odds against each other. */
export interface Effects {
  /** Trials of each. */
  counts: Record<Strategy, number>
  /** How much a small step in log-odds is in probability, on average. */
  slope: number
  /** The same in a segment or a trade. */
  countsIn(where: Where): Record<Strategy, number>
  /** Segments and trades that were seen, the most trials first. */
  segments: readonly string[]
  trades: readonly string[]
  /** In a segment, in a trade, or over all. */
  beliefs(segment?: string, trade?: string): Belief
}

/** Left out: wherever. */
export interface Where {
  segment?: string | undefined
  trade?: string | undefined
}

interface Belief {
  /** In the order of `strategies`. */
  mean: readonly number[]
  /** Row by row. */
  covariance: readonly (readonly number[])[]
}

/**
 * How far strategies lie apart, and how much of that is special to a segment, in log-odds: one sd is 3.7 points at even odds.
 * A judgement before any data; evidence has to earn what is larger.
 */
const strategySd = 0.15
const segmentSd = 0.1
/** The level of what is hoped for, and how stages differ in it, is learned from scratch. */
const levelSd = 1.5
const stageSd = 0.7

const arms = strategies.length
const rounds = 12

/**
 * Hierarchical logistic regression with the deal's own log-odds as offset: level, stage, trade, strategy, and strategy in a stage
 * and in a trade, each drawn towards its prior. Newton's method to the mode, Laplace's approximation around it.
 */
export function learnEffects(trials: readonly Trial[], prior: Readonly<Record<Strategy, number>>): Effects {
  const segments = [...new Set(trials.map(({ segment }) => segment))].sort()
  const trades = mostFirst(trials.flatMap(({ trade }) => trade ?? []))
  const groups = segments.length + trades.length
  const places = { stage: 1, trade: 1 + segments.length, strategy: 1 + groups, both: 1 + groups + arms }
  const size = places.both + arms * groups
  const sds = Array.from({ length: size }, (_, place) =>
    place === 0 ? levelSd : place < places.strategy ? stageSd : place < places.both ? strategySd : segmentSd,
  )
  const means = sds.map((_, place) => {
    const strategy = place >= places.strategy && place < places.both ? strategies[place - places.strategy] : undefined
    return strategy === undefined ? 0 : prior[strategy]
  })
  const rows = trials.map(({ strategy, segment, trade, base, happened }) => {
    const [arm, stage] = [strategies.indexOf(strategy), segments.indexOf(segment)]
    const on = [0, places.stage + stage, places.strategy + arm, places.both + stage * arms + arm]
    if (trade === undefined) return { on, base, happened }
    const group = trades.indexOf(trade)
    return {
      on: [...on, places.trade + group, places.both + (segments.length + group) * arms + arm],
      base,
      happened,
    }
  })

  const weights = Float64Array.from(means)
  let covariance = new Float64Array(size * size)
  let slope = 0.25
  for (let round = 0; round < rounds; round++) {
    const hessian = new Float64Array(size * size)
    const gradient = new Float64Array(size)
    for (let place = 0; place < size; place++) {
      const precision = 1 / (sds[place] ?? 1) ** 2
      hessian[place * size + place] = precision
      gradient[place] = precision * ((means[place] ?? 0) - (weights[place] ?? 0))
    }
    let curved = 0
    for (const { on, base, happened } of rows) {
      const chance = sigmoid(on.reduce((sum, place) => sum + (weights[place] ?? 0), base))
      const curve = chance * (1 - chance)
      curved += curve
      for (const one of on) {
        gradient[one] = (gradient[one] ?? 0) + (happened ? 1 : 0) - chance
        for (const other of on) hessian[one * size + other] = (hessian[one * size + other] ?? 0) + curve
      }
    }
    if (rows.length > 0) slope = curved / rows.length
    covariance = Float64Array.from(inverseOf(hessian, size))
    let largest = 0
    for (let place = 0; place < size; place++) {
      let step = 0
      for (let other = 0; other < size; other++) {
        step += (covariance[place * size + other] ?? 0) * (gradient[other] ?? 0)
      }
      weights[place] = (weights[place] ?? 0) + step
      largest = Math.max(largest, Math.abs(step))
    }
    if (largest < 1e-8) break
  }

  return {
    counts: countsOf(trials),
    slope,
    segments: mostFirst(trials.map(({ segment }) => segment)),
    trades,
    countsIn: ({ segment, trade }) =>
      countsOf(
        trials.filter(
          (trial) =>
            (segment === undefined || trial.segment === segment) && (trade === undefined || trial.trade === trade),
        ),
      ),
    beliefs(segment, trade) {
      const stage = segment === undefined ? -1 : segments.indexOf(segment)
      const group = trade === undefined ? -1 : trades.indexOf(trade)
      const placesOf = (arm: number) => [
        places.strategy + arm,
        ...(stage < 0 ? [] : [places.both + stage * arms + arm]),
        ...(group < 0 ? [] : [places.both + (segments.length + group) * arms + arm]),
      ]
      const sum = (ones: number[], read: (place: number) => number) => ones.reduce((all, one) => all + read(one), 0)
      // A stage or a trade never seen may still differ by as much as they do.
      const missing = Number(segment !== undefined && stage < 0) + Number(trade !== undefined && group < 0)
      const unseen = missing * segmentSd ** 2
      return {
        mean: strategies.map((_, arm) => sum(placesOf(arm), (place) => weights[place] ?? 0)),
        covariance: strategies.map((_, one) =>
          strategies.map(
            (__, other) =>
              sum(placesOf(one), (a) => sum(placesOf(other), (b) => covariance[a * size + b] ?? 0)) +
              (one === other ? unseen : 0),
          ),
        ),
      }
    },
  }
}

function mostFirst(all: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts].sort(([one, a], [other, b]) => b - a || one.localeCompare(other)).map(([each]) => each)
}

function countsOf(trials: readonly Trial[]): Record<Strategy, number> {
  const count = (strategy: Strategy) => trials.filter((trial) => trial.strategy === strategy).length
  return { clarify: count('clarify'), evidence: count('evidence'), advance: count('advance') }
}

/** How much better a strategy is than the three on average, log-odds, and how unsure that is. */
export function contrastOf({ mean, covariance }: Belief, strategy: Strategy): { mean: number; sd: number } {
  const at = strategies.indexOf(strategy)
  const against = strategies.map((_, arm) => (arm === at ? 1 - 1 / arms : -1 / arms))
  let variance = 0
  for (const [one, a] of against.entries()) {
    for (const [other, b] of against.entries()) variance += a * b * (covariance[one]?.[other] ?? 0)
  }
  return {
    mean: against.reduce((sum, share, arm) => sum + share * (mean[arm] ?? 0), 0),
    sd: Math.sqrt(Math.max(0, variance)),
  }
}

/** Draws what could be true, once per call. */
export function sampler({ mean, covariance }: Belief, random: Random): () => number[] {
  const lower = cholesky(Float64Array.from(covariance.flat()), arms)
  return () => {
    const noise = strategies.map(() => normal(random))
    return mean.map((centre, arm) =>
      noise.reduce((sum, one, at) => sum + (at <= arm ? (lower[arm * arms + at] ?? 0) * one : 0), centre),
    )
  }
}

/** Box–Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
