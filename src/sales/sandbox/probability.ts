import type { Facts } from '../facts.ts'
import type { IndustryPath } from '../paths/path.ts'
import { type Beliefs, scorecard } from './beliefs.ts'
import type { FeatureId } from './features.ts'
import { type Signalled, signalBehind } from './signalled.ts'
import { featureOf, isStart, priorOf, type Sign, signsOf } from './signs.ts'
import { baseByStage, priorStrength, type WeightKey, weights } from './weights.ts'

/** This company's own closed deals of the same trade. */
export interface Peers {
  won: number
  lost: number
}

export interface Estimate {
  /** 0…1 */
  value: number
  /** Ends of the 80 % interval: how unsure the probability itself is, not the outcome. */
  low: number
  high: number
  /** Log-odds before any fact: stage, trade and the company's own record. */
  base: number
  /** Signed log-odds; `base` plus their sum is the log-odds of `value`. */
  contributions: Contribution[]
  peers: Peers
  /** Share of the prior in what is known, 0…1: in the base while the scorecard speaks, in the whole figure once learned. */
  priorShare: number
  /** How many closed deals exactly like this one what was learned is worth; 0 when nothing was. */
  worth: number
  /** Closed deals the weights were learned from; absent while the scorecard speaks. */
  learnedFrom?: number
  /** What the figure was made of: enough to make it once more, or to learn from. */
  signs: Sign[]
}

export interface Contribution {
  feature: FeatureId
  state: WeightKey
  logOdds: number
  reason: string
}

/** z of an 80 % interval. */
const z80 = 1.2816

/** Close probability 赢单概率 from what is known; what is unknown takes no part and widens nothing it should not. */
export function estimate(
  facts: Facts,
  path: IndustryPath,
  peers: Peers,
  beliefs: Beliefs = scorecard,
  signalled?: readonly Signalled[],
): Estimate {
  const signs = signsOf(facts, path, signalled)
  const { base, meanOf, variance, priorVariance, priorShare } = standing(signs, peers, beliefs)
  const contributions = signs.flatMap(({ key, value }) =>
    isStart(key) ? [] : [contributionOf(key as WeightKey, value * meanOf(key), signalled)],
  )
  const logOdds = contributions.reduce((sum, contribution) => sum + contribution.logOdds, base)
  const value = sigmoid(logOdds)
  const reach = z80 * Math.sqrt(variance)
  const { learned } = beliefs
  return {
    value,
    low: sigmoid(logOdds - reach),
    high: sigmoid(logOdds + reach),
    base,
    contributions,
    peers,
    priorShare,
    worth: Math.max(0, 1 / variance - 1 / priorVariance) / (value * (1 - value)),
    ...(learned === undefined ? {} : { learnedFrom: learned.cases }),
    signs,
  }
}

/**
 * Where a deal starts, what its signs weigh, and how sure that is. Once the scorecard's level was learned from how wins and forecasts
 * had parted, it stands instead of the trade's record.
 */
function standing(signs: readonly Sign[], peers: Peers, { learned, shift }: Beliefs) {
  const starts = signs.filter(({ key }) => isStart(key))
  if (learned !== undefined) {
    const [variance, priorVariance] = [learned.varianceOf(signs), learned.priorVarianceOf(signs)]
    const base = starts.reduce((sum, { key }) => sum + learned.meanOf(key), shift)
    return { base, meanOf: learned.meanOf, variance, priorVariance, priorShare: variance / priorVariance }
  }
  const priorShare = priorStrength / (priorStrength + peers.won + peers.lost)
  const priorVariance = priorVarianceOf(signs)
  return {
    base: priorStart(signs) + (shift === 0 ? shiftOf(peers, signs) : shift),
    meanOf: priorMean,
    variance: priorVariance - (1 - priorShare) * priorVarianceOf(starts),
    priorVariance,
    priorShare,
  }
}

function priorMean(key: Sign['key']): number {
  return priorOf(key).mean
}

function priorVarianceOf(signs: readonly Sign[]): number {
  return signs.reduce((sum, { key, value }) => sum + (value * priorOf(key).sd) ** 2, 0)
}

function priorStart(signs: readonly Sign[]): number {
  return signs.reduce((sum, { key }) => sum + (isStart(key) ? priorOf(key).mean : 0), 0)
}

/**
 * How far the company's own outcomes move the trade's prior: a Beta of `priorStrength` pseudo-deals, updated by what was won
 * and lost. Closed deals come from every stage, so they are held against the prior of an unknown one.
 */
export function shiftOf({ won, lost }: Peers, signs: readonly Sign[]): number {
  const trade = signs.find(({ key }) => key.startsWith('path:'))
  const prior = baseByStage.unknown.logOdds + (trade === undefined ? 0 : priorOf(trade.key).mean)
  const mean = (priorStrength * sigmoid(prior) + won) / (priorStrength + won + lost)
  return logit(mean) - prior
}

/** A signal says itself what it found. Where a company's own deals say the opposite of what the expert would, the reason says so. */
function contributionOf(state: WeightKey, logOdds: number, signalled: readonly Signalled[] = []): Contribution {
  const { reason: usual, logOdds: expected } = weights[state]
  const behind = signalBehind(state)
  const reason = signalled.find(({ signal }) => signal === behind)?.reason ?? usual
  const turned = expected * logOdds < 0
  return { feature: featureOf(state), state, logOdds, reason: turned ? `${reason}（本公司的单子里正好相反）` : reason }
}

export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}

export function logit(probability: number): number {
  return Math.log(probability / (1 - probability))
}
