import type { ObjectionCode } from '../../language/objections.ts'
import type { Facts } from '../facts.ts'
import { type Strategy, strategies, type Track } from '../tracks/track.ts'
import { present } from './contacts.ts'
import { sigmoid } from './probability.ts'

/** One of the three sets of words 话术组合 a card offers, filled with the deal's own names. */
export interface Offer {
  trackId: string
  strategy: Strategy
  name: string
  opening: string
  handling: string
  nextStep: string
  avoid: string
  evidence: string[]
  /** Close probability expected when these words are used, 0…1: the deal's own, shifted by what is believed of the strategy. */
  expected: number
  /** On what that belief rests; the ledger of outcomes will raise it. */
  label: '先验'
  /** How well it fits the situation; larger is better, and only the order means anything. */
  fit: number
}

/** Said above the three while nothing but priors separates them. */
export const offersNote = '三套差异尚无证据，按匹配度排序'

/**
 * What is believed of each strategy against each objection, in log-odds, adding up to zero over the three: a judgement of
 * 2026-11-21. One tenth is about two points at even odds; the ledger has to earn anything larger.
 */
const strategyPrior: Record<ObjectionCode | 'NONE', Record<Strategy, number>> = {
  PRICE: { clarify: -0.02, evidence: 0.08, advance: -0.06 },
  BUDGET: { clarify: 0.08, evidence: -0.04, advance: -0.04 },
  AUTH: { clarify: -0.04, evidence: -0.06, advance: 0.1 },
  NEED: { clarify: 0.1, evidence: 0.0, advance: -0.1 },
  TIME: { clarify: 0.0, evidence: -0.08, advance: 0.08 },
  TRUST: { clarify: -0.06, evidence: 0.1, advance: -0.04 },
  FUNC: { clarify: 0.06, evidence: 0.02, advance: -0.08 },
  DELIVERY: { clarify: -0.02, evidence: 0.06, advance: -0.04 },
  SERVICE: { clarify: 0.0, evidence: -0.06, advance: 0.06 },
  COMPETE: { clarify: 0.06, evidence: 0.04, advance: -0.1 },
  RISK: { clarify: 0.0, evidence: 0.08, advance: -0.08 },
  PAYMENT: { clarify: 0.04, evidence: -0.08, advance: 0.04 },
  PROCESS: { clarify: 0.04, evidence: -0.06, advance: 0.02 },
  RELATION: { clarify: 0.04, evidence: -0.06, advance: 0.02 },
  SMOKE: { clarify: 0.06, evidence: -0.04, advance: -0.02 },
  NONE: { clarify: 0.04, evidence: -0.02, advance: -0.02 },
}

/** The best-fitting track of each strategy, best fit first: three really different moves. */
export function offersFor(facts: Facts, logOdds: number, library: readonly Track[]): Offer[] {
  return strategies
    .flatMap((strategy) =>
      offersOf(
        library.filter((track) => track.strategy === strategy),
        facts,
        logOdds,
      ).slice(0, 1),
    )
    .sort((one, other) => other.fit - one.fit || other.expected - one.expected)
}

/** All that can be said here, best fit first. */
export function offersOf(library: readonly Track[], facts: Facts, logOdds: number): Offer[] {
  return library
    .filter((track) => applies(track, facts))
    .map((track) => ({ track, fit: fitOf(track, facts) }))
    .sort((one, other) => other.fit - one.fit || one.track.id.localeCompare(other.track.id))
    .map(({ track, fit }) => toOffer(track, fit, facts, logOdds))
}

/** Whether a track answers something that the customer raised. */
export function answers({ objection }: Track, { objections }: Facts): boolean {
  return objections.some(({ value }) => value === objection)
}

function applies({ industries, stages }: Track, facts: Facts): boolean {
  const trade = facts.industry?.value
  const stage = facts.stage?.value
  return (
    (industries === undefined || (trade !== undefined && industries.includes(trade))) &&
    (stages === undefined || stage === undefined || stages.includes(stage))
  )
}

/** Answering what the customer raised last counts most, then speaking to who is listening, then to their trade and stage. */
function fitOf(track: Track, facts: Facts): number {
  const listener = listenerOf(facts)?.role?.value
  return (
    objectionFit(track.objection, facts) +
    (listener !== undefined && track.listeners.includes(listener) ? 2 : 0) +
    (track.industries === undefined ? 0 : 2) +
    stageFit(track.stages, facts)
  )
}

/** Words for a certain stage wait until the stage is known; `applies` has already ruled the wrong stages out. */
function stageFit(stages: Track['stages'], { stage }: Facts): number {
  if (stages === undefined) return 0
  return stage === undefined ? -3 : 1
}

function objectionFit(objection: Track['objection'], facts: Facts): number {
  const raised = facts.objections.map(({ value }) => value)
  if (raised.length === 0) return objection === 'NONE' ? 12 : 0
  if (objection === 'NONE') return 1
  if (objection === raised[0]) return 12
  return raised.includes(objection) ? 4 : 0
}

function toOffer(track: Track, fit: number, facts: Facts, logOdds: number): Offer {
  const say = filler(facts)
  return {
    trackId: track.id,
    strategy: track.strategy,
    name: track.name,
    opening: say(track.opening),
    handling: say(track.handling),
    nextStep: say(track.nextStep),
    avoid: say(track.avoid),
    evidence: track.evidence.map(say),
    expected: sigmoid(logOdds + strategyPrior[track.objection][track.strategy]),
    label: '先验',
    fit,
  }
}

function filler(facts: Facts): (words: string) => string {
  const address = listenerOf(facts)?.name ?? '您'
  const rival = facts.competitors?.value[0] ?? '另一家'
  return (words) => words.replaceAll('{称呼}', address).replaceAll('{竞品}', rival)
}

/** Who is across the table: somebody we can address and have not been told we never met. */
function listenerOf(facts: Facts) {
  const reachable = present(facts).filter(({ touched }) => touched?.value !== false)
  return reachable.find(({ name }) => name !== undefined) ?? reachable[0]
}
