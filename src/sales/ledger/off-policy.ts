import { randomFrom } from '../model/random.ts'
import { type Strategy, strategies } from '../tracks/track.ts'
import { seedOf } from './assign.ts'

/** One draw as it was logged, and what came of it. */
export interface Logged {
  account: string
  segment: string
  strategy: Strategy
  /** How likely this one was to be drawn. */
  propensity: number
  reward: number
}

export type Policy = (segment: string) => Readonly<Record<Strategy, number>>

/** What another policy would have brought on what is logged 离线评估. */
export interface PolicyValue {
  /** Mean reward under the policy that was followed. */
  logged: number
  ips: number
  snips: number
  doublyRobust: number
  /** The gain over the logged policy, and the ends of its 80 % interval, customers drawn anew. */
  gain: number
  gainAtLeast: number
  gainAtMost: number
  /** Trials that the weights leave. */
  effective: number
  /** Whether it may be put in place: enough is left to judge by, and it is nearly certain that something is gained. */
  passes: boolean
}

/** Weights beyond this say more about luck than about the policy. */
const heaviest = 10
const enoughEffective = 50
/**
 * How sure a gain has to be, as for 有证据: it is looked at again and again, in many trades, and for whichever way leads by the same
 * figures.
 */
const sureEnough = 0.99
const folds = 5
const resamples = 400
const pseudoTrials = 10

/**
 * IPS, self-normalised IPS and doubly robust, the last with rewards predicted from the customers of the other folds.
 * Dudík, Langford, Li, arXiv 1103.4601.
 */
export function policyValue(log: readonly Logged[], policy: Policy, seed: number): PolicyValue {
  const predicted = crossFitted(log)
  const terms = log.map(({ account, segment, strategy, propensity, reward }, at) => {
    const share = policy(segment)
    const weight = Math.min(heaviest, share[strategy] / propensity)
    const expected = predicted[at] ?? { clarify: 0, evidence: 0, advance: 0 }
    const direct = strategies.reduce((sum, each) => sum + share[each] * expected[each], 0)
    return { account, weight, reward, robust: direct + weight * (reward - expected[strategy]) }
  })
  const total = (read: (term: (typeof terms)[number]) => number) => terms.reduce((sum, term) => sum + read(term), 0)
  const weights = total(({ weight }) => weight)
  const effective =
    weights ** 2 /
    Math.max(
      1e-12,
      total(({ weight }) => weight ** 2),
    )
  const count = Math.max(1, log.length)
  const gains = resampledGains(terms, seed)
  const at = (share: number) => gains[Math.floor(gains.length * share)] ?? 0
  const doublyRobust = total(({ robust }) => robust) / count
  const logged = total(({ reward }) => reward) / count
  return {
    logged,
    ips: total(({ weight, reward }) => weight * reward) / count,
    snips: total(({ weight, reward }) => weight * reward) / Math.max(1e-12, weights),
    doublyRobust,
    gain: doublyRobust - logged,
    gainAtLeast: at(0.1),
    gainAtMost: at(0.9),
    effective,
    passes: effective >= enoughEffective && at(1 - sureEnough) > 0,
  }
}

/** What each strategy brings in each segment, from the customers of other folds, drawn towards the mean of all. */
function crossFitted(log: readonly Logged[]): Record<Strategy, number>[] {
  const foldOf = ({ account }: Logged) => seedOf('fold', account) % folds
  const tables = Array.from({ length: folds }, (_, fold) => {
    const others = log.filter((line) => foldOf(line) !== fold)
    const mean = others.reduce((sum, { reward }) => sum + reward, 0) / Math.max(1, others.length)
    const cells = new Map<string, { sum: number; count: number }>()
    for (const { segment, strategy, reward } of others) {
      const key = `${segment}/${strategy}`
      const cell = cells.get(key) ?? { sum: 0, count: 0 }
      cells.set(key, { sum: cell.sum + reward, count: cell.count + 1 })
    }
    return (segment: string, strategy: Strategy) => {
      const { sum, count } = cells.get(`${segment}/${strategy}`) ?? { sum: 0, count: 0 }
      return (sum + pseudoTrials * mean) / (count + pseudoTrials)
    }
  })
  return log.map((line) => {
    const of = (strategy: Strategy) => tables[foldOf(line)]?.(line.segment, strategy) ?? 0
    return { clarify: of('clarify'), evidence: of('evidence'), advance: of('advance') }
  })
}

/** Bootstrap over customers: what the gain could be, the smallest first. */
function resampledGains(terms: readonly { account: string; robust: number; reward: number }[], seed: number): number[] {
  const groups = new Map<string, { gain: number; count: number }>()
  for (const { account, robust, reward } of terms) {
    const group = groups.get(account) ?? { gain: 0, count: 0 }
    groups.set(account, { gain: group.gain + robust - reward, count: group.count + 1 })
  }
  const all = [...groups.values()]
  if (all.length === 0) return []
  const random = randomFrom(seed)
  return Array.from({ length: resamples }, () => {
    let [gain, count] = [0, 0]
    for (let one = 0; one < all.length; one++) {
      const drawn = all[Math.floor(random() * all.length)]
      gain += drawn?.gain ?? 0
      count += drawn?.count ?? 0
    }
    return gain / Math.max(1, count)
  }).sort((one, other) => one - other)
}
