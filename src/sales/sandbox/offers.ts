import type { Industry } from '../../language/industries.ts'
import { type Scene, sceneIn } from '../../language/scenes.ts'
import { otherWorry } from '../../language/sticking-points/index.ts'
import { type Ware, wareIn } from '../../language/wares.ts'
import type { Facts } from '../facts.ts'
import type { Label } from '../ledger/lift.ts'
import type { Assignment } from '../ledger/showing.ts'
import type { Stage } from '../stage.ts'
import { clausesOf, sayClause } from '../tracks/clauses.ts'
import { hangsOn, narrowedTo, pointsOf, shelvedFor } from '../tracks/cues.ts'
import { filler } from '../tracks/filling.ts'
import { type Strategy, type spokenParts, strategies, type Topic, type Track } from '../tracks/track.ts'
import { listenerOf } from './contacts.ts'
import { sigmoid } from './probability.ts'

/** One of the three sets of words 话术组合 a card offers, filled with the deal's own names. */
export interface Offer {
  trackId: string
  /** Which of the company's own editions of the track it was; absent where it was as it ships. */
  version?: number
  strategy: Strategy
  name: string
  opening: string
  handling: string
  nextStep: string
  avoid: string
  evidence: string[]
  /** The clauses of the law each spoken part rests on, where the scene is regulated. */
  basis?: Record<(typeof spokenParts)[number], string[]>
  /** Close probability expected when these words are used, 0…1: the deal's own, shifted by what is believed of the strategy. */
  expected: number
  /** On what that belief rests; the ledger of outcomes will raise it. */
  label: Label
  /** How well it fits the situation; larger is better, and only the order means anything. */
  fit: number
}

/** Said above the three: what they answer where that is a sticking point, what separates them, why they stand in this order. */
export function offersNote(shown: { offers: readonly Offer[]; facts: Facts; assignment?: Assignment }): string {
  const [point] = knownPoints(shown.facts)
  if (point === undefined) return orderNote(shown)
  const heard = shown.facts.mentioned?.source === 'inferred' ? `按AI理解的卡点“${point}”选的` : `像是卡在“${point}”`
  return `${heard}，没听对就再说一遍客户原话。${orderNote(shown)}`
}

/** The sticking points the newest telling tells of, by name; none where what was raised is not one of those we know. */
export function knownPoints({ mentioned }: Facts): string[] {
  return hangsOn(mentioned?.value).filter((point) => point !== otherWorry)
}

function orderNote({ offers, assignment }: { offers: readonly Offer[]; assignment?: Assignment }): string {
  if (offers.some(({ label }) => label === '有证据')) return '标了有证据的，差异来自本公司已结的单；其余尚无证据'
  return assignment === undefined ? '三套差异尚无证据，按匹配度排序' : '三套差异尚无证据，谁排第一是轮换的，好比出高下'
}

/**
 * What is believed of each strategy against each objection, in log-odds, adding up to zero over the three: a judgement of
 * 2026-11-21. One tenth is about two points at even odds; the ledger has to earn anything larger.
 */
const strategyPrior: Record<Topic, Record<Strategy, number>> = {
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
  const all = fittingOf(library, facts)
  return strategies
    .flatMap((strategy) => all.find(({ track }) => track.strategy === strategy) ?? [])
    .map((fitting) => toOffer(fitting, facts, logOdds))
    .sort((one, other) => other.fit - one.fit || other.expected - one.expected)
}

/** All that can be said here, best fit first. */
export function offersOf(library: readonly Track[], facts: Facts, logOdds: number): Offer[] {
  return fittingOf(library, facts).map((fitting) => toOffer(fitting, facts, logOdds))
}

interface Fitting {
  track: Track
  fit: number
}

function fittingOf(library: readonly Track[], facts: Facts): Fitting[] {
  const where = { trade: tradeOf(facts), stage: facts.stage?.value, scene: sceneOf(facts), ware: wareOf(facts) }
  const hanging = hangsOn(facts.mentioned?.value)
  const applying = shelvedFor(library, hanging)
    .filter((track) => applies(track, where) && isWantedFor(track, facts))
    .map((track) => ({ track, called: longestCall(track, facts) }))
  const implied = impliedIn(applying, facts)
  return applying
    .map(({ track, called }) => ({
      track,
      called,
      fit: Math.max(
        fitOf(track, facts, implied, called > 0),
        pointFit(track, hanging) + listenerFit(track.listeners, facts),
      ),
    }))
    .sort((one, other) => other.fit - one.fit || other.called - one.called || (one.track.id < other.track.id ? -1 : 1))
}

/** Whether a track answers something that the customer raised. */
export function answers({ objection }: Track, { objections }: Facts): boolean {
  return objections.some(({ value }) => value === objection)
}

/**
 * In a regulated scene only words that name the clauses they rest on; of software nothing that is said of machines, and the other
 * way round.
 */
function applies(
  { industries, stages, scene, ware }: Track,
  where: { trade: Industry | undefined; stage: Stage | undefined; scene: Scene | undefined; ware: Ware | undefined },
): boolean {
  return (
    scene === where.scene &&
    (ware === undefined || ware === (where.ware ?? 'equipment')) &&
    (industries === undefined || (where.trade !== undefined && industries.includes(where.trade))) &&
    (stages === undefined || where.stage === undefined || stages.includes(where.stage))
  )
}

/** What is meant for one trade's form of a sticking point waits for a word of that too. */
function isWantedFor(track: Track, { mentioned }: Facts): boolean {
  const narrowed = narrowedTo(track)
  return narrowed.length === 0 || narrowed.some((word) => mentioned?.value.includes(word))
}

/**
 * What the deal hangs on is answered before all else but words of the trade that are called for by name and answer what was
 * raised; the surest of two points first, and what is meant for one trade's form of it before what is said to everybody.
 */
function pointFit(track: Track, hanging: readonly string[]): number {
  const at = hanging.findIndex((point) => pointsOf(track).includes(point))
  return at < 0 ? 0 : 51 - 2 * at + (narrowedTo(track).length > 0 ? 1 : 0)
}

/** The regulated scene a deal plays in: as told, or as the customer's name tells. */
function sceneOf(facts: Facts): Scene | undefined {
  return facts.scene?.value ?? sceneIn(facts.customer?.value ?? '', tradeOf(facts))
}

/** What kind of thing is sold, as far as the product's name or the newest telling gives it away. */
function wareOf({ product, mentioned }: Facts): Ware | undefined {
  return wareIn([product?.value ?? '', ...(mentioned?.value ?? [])].join(' '))
}

function tradeOf({ industry, likelyTrade }: Facts): Industry | undefined {
  return industry?.value ?? likelyTrade?.value
}

/**
 * The most specific words first: answering what the customer raised last counts most, or what the telling calls for by name;
 * then their trade, then who is listening, then the stage. Words of a trade that wait to be called for stand behind words for
 * everybody until they are: they answer one worry of that trade, and it may be another. Only the order of the sums means anything.
 */
function fitOf(track: Track, facts: Facts, implied: ReadonlySet<Topic>, called: boolean): number {
  return (
    Math.max(topicFit(track.objection, facts, implied), called ? 38 : 0) +
    (called ? 6 : 0) -
    (track.industries !== undefined && track.cues !== undefined && !called ? 8 : 0) +
    (track.industries === undefined ? 0 : 6) +
    listenerFit(track.listeners, facts) +
    stageFit(track, facts)
  )
}

/** How many characters the longest word has by which the telling calls for a track; 0 where it does not. Longer is more exact. */
function longestCall({ cues = [] }: Track, { mentioned }: Facts): number {
  return Math.max(0, ...cues.filter((cue) => mentioned?.value.includes(cue)).map((cue) => cue.length))
}

/** What the telling is about where no objection was heard: what the words it calls for answer. */
function impliedIn(applying: readonly { track: Track; called: number }[], facts: Facts): ReadonlySet<Topic> {
  if (facts.objections.length > 0) return new Set()
  const called = applying.filter((one) => one.called > 0)
  if (called.length === 0 && leansToARival(facts)) return new Set(['COMPETE'])
  return new Set(called.flatMap(({ track }) => (track.objection === 'NONE' ? [] : track.objection)))
}

/** Somebody who decides or judges is against us while a rival is in play. */
function leansToARival({ contacts, competitors }: Facts): boolean {
  return (
    (competitors?.value.length ?? 0) > 0 &&
    contacts.some(({ role, stance }) => stance?.value === 'oppose' && (role?.value === 'EB' || role?.value === 'TB'))
  )
}

/** Words meant for others are worse than words meant for everybody; so are words for one kind of person where nobody said who listens. */
function listenerFit(listeners: Track['listeners'], facts: Facts): number {
  const listener = listenerOf(facts)?.role?.value
  if (listener === undefined) return listeners.length === 1 ? -7 : 0
  if (!listeners.includes(listener)) return -8
  return listeners.length === 1 ? 3 : 2
}

/**
 * Words for a certain stage wait until it is known, but for those of an early one where nothing was raised; `applies` has already
 * ruled the wrong stages out. Once bids are invited, what was written for that comes before all else: other words may not be said
 * any more.
 */
function stageFit({ stages, objection }: Track, { stage }: Facts): number {
  if (stages === undefined) return 0
  if (stage === undefined) return objection === 'NONE' && stages.includes('need') ? 1 : -3
  return stage.value === 'bidding' ? 12 : 3
}

function topicFit(topic: Topic, facts: Facts, implied: ReadonlySet<Topic>): number {
  const raised = facts.objections.map(({ value }) => value)
  if (raised.length === 0) return implied.has(topic) ? 36 : topic === 'NONE' && implied.size === 0 ? 40 : 0
  if (topic === 'NONE') return 4
  if (topic === raised[0]) return 40
  return raised.includes(topic) ? 16 : 0
}

function toOffer({ track, fit }: Fitting, facts: Facts, logOdds: number): Offer {
  const say = filler(facts)
  return {
    trackId: track.id,
    ...(track.version !== undefined && { version: track.version }),
    strategy: track.strategy,
    name: track.name,
    opening: say(track.opening),
    handling: say(track.handling),
    nextStep: say(track.nextStep),
    avoid: say(track.avoid),
    evidence: track.evidence.map(say),
    ...(track.clauses && { basis: basisOf(track.clauses) }),
    expected: sigmoid(logOdds + strategyPrior[track.objection][track.strategy]),
    label: '先验',
    fit,
  }
}

function basisOf({ opening, handling, nextStep }: NonNullable<Track['clauses']>): NonNullable<Offer['basis']> {
  const say = (ids: readonly string[]) => clausesOf(ids).map(sayClause)
  return { opening: say(opening), handling: say(handling), nextStep: say(nextStep) }
}
