import type { Industry } from '../language/industries.ts'
import type { ObjectionCode } from '../language/objections.ts'
import type { BuyingRole } from '../language/roles.ts'
import type { Ownership } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import type { ToldMood } from './mood.ts'
import type { Stage } from './stage.ts'
import type { Judgement } from './verdict.ts'

/**
 * One exchange about a customer 一次对话 at its three levels: what it was about, what words were offered and what became of them,
 * and how the customer took it.
 */
export interface Exchange extends Ownership {
  id: string
  /** The decision that answered it, or that it was reported to; absent for a touch with nobody in particular. */
  decisionId?: string
  dealId?: string
  /** ISO 8601, UTC. */
  at: string
  /** What was asked for or told, by the closed list of intents. */
  intent: string
  /** What the customer raised in it. */
  objections: ObjectionCode[]
  offered: { trackId: string; name: string }[]
  /** Only when it was told. */
  mood?: ToldMood
  /** Where the deal stood, and in which trade, as far as was known then. */
  stage?: Stage
  industry?: Industry
  /** Roles of the people it was told of; absent where none was. */
  roles?: BuyingRole[]
}

/** An exchange with what the rep made of the words. */
export interface JudgedExchange extends Exchange {
  judgements: Judgement[]
}

/** The keeper of exchanges. */
export interface Exchanges {
  /** The newest first. */
  ofDeal(person: Person, dealId: string, limit: number): Promise<JudgedExchange[]>
  /** Somebody's own since then (ISO 8601), with whatever customer, the newest first. */
  ofOwner(person: Person, ownerId: string, since: string): Promise<JudgedExchange[]>
  /** Everybody's whose deals one may see, since then (ISO 8601), the oldest first. */
  seenBy(person: Person, since: string): Promise<JudgedExchange[]>
  /** A whole company's: for figures in which nobody is known again. */
  ofCompany(tenantId: string, since: string): Promise<JudgedExchange[]>
  /** The track that somebody took last themselves: with this deal, or with customers who have none. */
  lastTaken(person: Person, dealId: string | undefined): Promise<Pick<Judgement, 'decisionId' | 'trackId'> | undefined>
}
