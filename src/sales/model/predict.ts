import { openBlend } from './blend.ts'
import { calibrated } from './calibration.ts'
import type { Case } from './history.ts'
import { openLogistic } from './logistic.ts'
import type { CloseModel, Mode } from './model.ts'
import { logit, sigmoid } from './odds.ts'
import type { Score } from './score.ts'

interface Prediction {
  /** 0 … 1 */
  readonly probability: number
  /** Ends of the 80 % interval: how unsure the probability itself is, not the outcome. */
  readonly low: number
  readonly high: number
  /** How many closed deals like this one the estimate is worth, beyond what was believed before. */
  readonly n_eff: number
  readonly mode: Mode
  /** Log-odds of an average deal; with all contributions it makes the log-odds of `probability`. */
  readonly base: number
  /** Strongest first. What goes along with winning, not what causes it. */
  readonly contributions: readonly Contribution[]
}

export interface Contribution {
  readonly column: string
  readonly logOdds: number
}

export interface Predictor {
  predict(facts: Case): Prediction
  /** The probability alone. */
  point(facts: Case): number
}

/** z of an 80 % interval. */
const z80 = 1.2816

/** Reads a model once into look-up tables; a prediction then takes microseconds. */
export function openModel(model: CloseModel): Predictor {
  const { learner } = model
  if (learner === null) return baseRatePredictor(model)
  const { columns, explain, point } = learner.kind === 'logistic' ? openLogistic(learner) : openBlend(learner)
  const level = (logOdds: number) => calibrated(model.calibration, logOdds) + model.intercept_shift
  return {
    predict: (facts) => predictionFrom(explain(facts), columns, level, model),
    point: (facts) => {
      const { mean, towardsEven } = point(facts)
      return sigmoid(level(mean * towardsEven))
    },
  }
}

function predictionFrom(
  { mean, variance, towardsEven, priorVariance, base, contributions }: Score,
  columns: readonly string[],
  level: (logOdds: number) => number,
  { mode, history }: CloseModel,
): Prediction {
  const logOdds = level(mean * towardsEven)
  const average = level(base * towardsEven)
  const apart = mean - base
  // Where the deal is an average one, the curve's own slope says what a log-odd is worth.
  const nearby = 1e-4
  const factor =
    Math.abs(apart) > nearby
      ? (logOdds - average) / apart
      : (level((mean + nearby) * towardsEven) - level((mean - nearby) * towardsEven)) / (2 * nearby)
  const probability = sigmoid(logOdds)
  const reach = z80 * Math.sqrt(variance)
  const information = 1 / variance - 1 / priorVariance
  return {
    probability,
    low: Math.min(probability, sigmoid(level(mean - reach))),
    high: Math.max(probability, sigmoid(level(mean + reach))),
    n_eff: Math.min(history.rows, Math.max(0, information / (probability * (1 - probability)))),
    mode,
    base: average,
    contributions: Array.from(contributions, (logOdds, index) => ({
      column: columns[index] ?? '',
      logOdds: factor * logOdds,
    })).sort((one, other) => Math.abs(other.logOdds) - Math.abs(one.logOdds)),
  }
}

/** Every deal alike: the base rate, with Jeffreys' prior, and an interval that only the number of deals narrows. */
function baseRatePredictor({ history: { rows, wins }, mode, intercept_shift }: CloseModel): Predictor {
  const rate = (wins + 0.5) / (rows + 1)
  const base = logit(rate) + intercept_shift
  const reach = z80 / Math.sqrt((rows + 1) * rate * (1 - rate))
  const prediction: Prediction = {
    probability: sigmoid(base),
    low: sigmoid(base - reach),
    high: sigmoid(base + reach),
    n_eff: rows,
    mode,
    base,
    contributions: [],
  }
  return { predict: () => prediction, point: () => prediction.probability }
}
