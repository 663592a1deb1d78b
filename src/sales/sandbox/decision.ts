import type { Industry } from '../../language/industries.ts'
import type { Ownership } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import type { Facts } from '../facts.ts'
import type { Assignment } from '../ledger/showing.ts'
import type { Lever } from './levers.ts'
import type { Offer } from './offers.ts'
import type { Estimate, Peers } from './probability.ts'
import type { OpenQuestion } from './question.ts'
import type { Signalled } from './signalled.ts'

/** One run of the decision sandbox 决策沙盒, kept whole: what was known, what was answered, and on what grounds. */
export interface Decision extends Ownership {
  id: string
  dealId?: string
  /** ISO 8601, UTC. */
  at: string
  /** Which scorecard spoke: a figure must be traceable to the weights of its day. */
  model: string
  /** The rep's own words when this was hypothetical; such a decision changes no record. */
  supposing?: string
  facts: Facts
  /** What the signals had found by then; absent where nobody looked. */
  signalled?: readonly Signalled[]
  pathId: string
  estimate: Estimate
  offers: Offer[]
  /** How it was drawn who stands first; absent where nothing was drawn. */
  assignment?: Assignment
  questions: OpenQuestion[]
  levers: Lever[]
  /** Tracks offered before in the same talk and sent back. */
  passed?: string[]
}

/** The keeper of decisions. Whoever asks gets only what they may see; the rest does not exist for them. */
export interface Decisions {
  /** This company's closed deals of one trade. */
  peers(tenantId: string, industry: Industry | undefined): Promise<Peers>
  byId(person: Person, id: string): Promise<Decision | undefined>
  /** The newest about a deal that is neither hypothetical nor withdrawn. */
  latestOf(person: Person, dealId: string): Promise<Decision | undefined>
  /** The same, all of them, the newest first. */
  ofDeal(person: Person, dealId: string, limit: number): Promise<Decision[]>
  /** For the clock: open deals of which this model has not said how they stand, with whose they are. */
  unspoken(tenantId: string, model: string, limit: number): Promise<{ dealId: string; ownerId: string }[]>
  /** Keeps what nobody asked for, but belongs on record: how deals stand. */
  keep(decisions: readonly Decision[], now: number): Promise<void>
}
