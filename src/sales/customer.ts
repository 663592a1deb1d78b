import type { Industry } from '../language/industries.ts'
import type { Ownership } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'

/** A customer 客户: an organisation that buys, or might. */
export interface Customer extends Ownership {
  id: string
  name: string
  /** What else it is called. */
  aliases: readonly string[]
  industry?: Industry
  region?: string
  /** Has bought from us before. */
  existing: boolean
}

/** What of a customer may change. */
export type CustomerFields = Partial<Pick<Customer, 'name' | 'aliases' | 'industry' | 'region' | 'existing'>>

/** The keeper of customers. Whoever asks gets only what they may see. */
export interface Customers {
  byId(person: Person, id: string): Promise<Customer | undefined>
  /** All of them, the newest first; the same list again until one changes. */
  of(person: Person): Promise<readonly Customer[]>
}

/** Somebody at a customer 联系人. What part they play is told deal by deal; here stands who they are and how we came by that. */
export interface Contact {
  id: string
  tenantId: string
  customerId: string
  name: string
  title?: string
  dept?: string
  /** Whence we know of them. */
  source: 'rep' | 'import'
  /** On what ground their data is kept (PIPL 13); absent until somebody has said. */
  legalBasis?: 'contract' | 'consent' | 'public'
  /** ISO 8601, UTC. */
  addedAt: string
}

/** The keeper of contacts: those of a customer one may see. */
export interface Contacts {
  of(person: Person, customerId: string): Promise<Contact[]>
}
