import type { Facts } from '../facts.ts'
import type { IndustryPath } from '../paths/path.ts'
import { type FeatureId, features } from './features.ts'
import { baseByStage, priorStrength, type Weight, type WeightKey, weights } from './weights.ts'

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
  /** Share of the prior in the base, 0…1. */
  priorShare: number
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
export function estimate(facts: Facts, path: IndustryPath, peers: Peers): Estimate {
  const stage: Weight = baseByStage[facts.stage?.value ?? 'unknown']
  const base = stage.logOdds + path.offset.logOdds + shiftOf(peers, baseByStage.unknown.logOdds + path.offset.logOdds)
  const { contributions, damping } = contributionsOf(facts)
  const priorShare = priorStrength / (priorStrength + peers.won + peers.lost)
  const logOdds = contributions.reduce((sum, contribution) => sum + contribution.logOdds, base)
  const variance = contributions.reduce(
    (sum, { state }) => sum + (damping * weights[state].sd) ** 2,
    (stage.sd ** 2 + path.offset.sd ** 2) * priorShare,
  )
  const reach = z80 * Math.sqrt(variance)
  return {
    value: sigmoid(logOdds),
    low: sigmoid(logOdds - reach),
    high: sigmoid(logOdds + reach),
    base,
    contributions,
    peers,
    priorShare,
  }
}

/**
 * How far the company's own outcomes move the trade's prior: a Beta of `priorStrength` pseudo-deals, updated by what was won
 * and lost. Closed deals come from every stage, so they are held against the prior of an unknown one.
 */
function shiftOf({ won, lost }: Peers, priorLogOdds: number): number {
  const mean = (priorStrength * sigmoid(priorLogOdds) + won) / (priorStrength + won + lost)
  return logit(mean) - priorLogOdds
}

/**
 * Signs come in company: where the decider supports us, the budget is often approved and the user content as well. Their sum is
 * therefore bent towards this many log-odds either way, each sign giving up the same share, so that they still add up.
 */
const evidenceLimit = 1.8

function contributionsOf(facts: Facts): { contributions: Contribution[]; damping: number } {
  const states = features.flatMap(({ id, read }) =>
    read(facts).map((state) => ({ feature: id, state, ...weights[state] })),
  )
  const total = states.reduce((sum, { logOdds }) => sum + logOdds, 0)
  const damping = total === 0 ? 1 : (evidenceLimit * Math.tanh(total / evidenceLimit)) / total
  return {
    contributions: states.map(({ feature, state, logOdds, reason }) => ({
      feature,
      state,
      logOdds: damping * logOdds,
      reason,
    })),
    damping,
  }
}

export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}

export function logit(probability: number): number {
  return Math.log(probability / (1 - probability))
}
