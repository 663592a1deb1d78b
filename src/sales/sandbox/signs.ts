import type { Facts } from '../facts.ts'
import { paths } from '../paths/index.ts'
import type { IndustryPath } from '../paths/path.ts'
import { ladder, type Stage } from '../stage.ts'
import { type FeatureId, statesOf } from './features.ts'
import type { Signalled } from './signalled.ts'
import { baseByStage, type WeightKey, weights } from './weights.ts'

/** What a probability is made of: the company's own level, the stage, the trade, and each state the facts put the deal in. */
export type SignKey = 'level' | `stage:${Stage | 'unknown'}` | `path:${string}` | WeightKey

/** One sign of a deal, and how much of it counts, 0…1: the more signs there are, the less each of them adds. */
export interface Sign {
  key: SignKey
  value: number
}

/** What an expert believes of a sign before any deal: log-odds, normal around `mean`. */
export interface PriorBelief {
  mean: number
  sd: number
}

/**
 * Signs come in company: where the decider supports us, the budget is often approved and the user content as well. Their sum is
 * therefore bent towards this many log-odds either way, each sign giving up the same share, so that they still add up.
 */
const evidenceLimit = 1.8

/** A deal as the model sees it. What is unknown is not among its signs. */
export function signsOf(facts: Facts, path: IndustryPath, signalled?: readonly Signalled[]): Sign[] {
  const states = statesOf(facts, signalled)
  const total = states.reduce((sum, state) => sum + weights[state].logOdds, 0)
  const damping = total === 0 ? 1 : (evidenceLimit * Math.tanh(total / evidenceLimit)) / total
  return [
    { key: 'level', value: 1 },
    { key: `stage:${facts.stage?.value ?? 'unknown'}`, value: 1 },
    { key: `path:${path.id}`, value: 1 },
    ...states.map((key) => ({ key, value: damping })),
  ]
}

/** Whether a sign says where any deal of its kind starts, rather than what is known of this one. */
export function isStart(key: SignKey): boolean {
  return key === 'level' || key.startsWith('stage:') || key.startsWith('path:')
}

/** Which feature a state belongs to. */
export function featureOf(key: WeightKey): FeatureId {
  return featureOfState[key]
}

/** Looked up rather than read off each time: a decision asks a few hundred times. */
const featureOfState = Object.fromEntries(
  (Object.keys(weights) as WeightKey[]).map((key) => {
    const [kind = ''] = key.split(':')
    return [key, kind === 'objection' ? 'objections' : kind === 'signal' ? 'signals' : kind]
  }),
) as Record<WeightKey, FeatureId>

/**
 * How much companies differ as a whole, in log-odds. The ladder's own uncertainty is this and what each stage adds to it, so that
 * deals of one stage tell something of the others.
 */
const companySd = 0.3

/** Every sign an expert has an opinion of. */
export const priorBeliefs: ReadonlyMap<SignKey, PriorBelief> = new Map<SignKey, PriorBelief>([
  ['level', { mean: 0, sd: companySd }],
  ...([...ladder, 'unknown'] as const).map((stage): [SignKey, PriorBelief] => {
    const { logOdds, sd } = baseByStage[stage]
    return [`stage:${stage}`, { mean: logOdds, sd: Math.sqrt(sd ** 2 - companySd ** 2) }]
  }),
  ...paths.map(({ id, offset }): [SignKey, PriorBelief] => [`path:${id}`, { mean: offset.logOdds, sd: offset.sd }]),
  ...(Object.keys(weights) as WeightKey[]).map((key): [SignKey, PriorBelief] => {
    const { logOdds, sd } = weights[key]
    return [key, { mean: logOdds, sd }]
  }),
])

/** Of a sign nobody has an opinion of (one of an old record, say), nothing is believed. */
export function priorOf(key: SignKey): PriorBelief {
  return priorBeliefs.get(key) ?? { mean: 0, sd: companySd }
}
