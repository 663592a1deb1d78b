import type { Day } from '../language/calendar.ts'
import type { Industry } from '../language/industries.ts'
import type { Ownership } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import type { GivenConsent } from './customers/given-consent.ts'

/** A customer 客户: an organisation that buys, or might. */
export interface Customer extends Ownership {
  id: string
  name: string
  /** What else it is called. */
  aliases: readonly string[]
  industry?: Industry
  region?: string
  /** The group of companies 集团 it belongs to. */
  group?: string
  /** Has bought from us before. */
  existing: boolean
}

/** A customer as a list shows them. */
export interface CustomerLine extends Customer {
  ownerName: string
  /** Of those whoever asks may see. */
  openDeals: number
  /** The day of the last visit on record. */
  lastVisit?: Day
}

/** What of a customer may change. */
export type CustomerFields = Partial<Pick<Customer, 'name' | 'aliases' | 'industry' | 'region' | 'group' | 'existing'>>

/** The keeper of customers. Whoever asks gets only what they may see. */
export interface Customers {
  byId(person: Person, id: string): Promise<Customer | undefined>
  /** All of them, the newest first; the same list again until one changes. */
  of(person: Person): Promise<readonly Customer[]>
  /** Says to which group a customer belongs, '' for none; `false` where they are not theirs to change. */
  setGroup(person: Person, id: string, group: string, now: number): Promise<boolean>
  /** The same with what stands around them, whoever was last seen in front. */
  lines(person: Person): Promise<CustomerLine[]>
}

/** Somebody at a customer 联系人. What part they play is told deal by deal; here stands who they are and how we came by that. */
export interface Contact {
  id: string
  tenantId: string
  customerId: string
  name: string
  title?: string
  dept?: string
  phone?: string
  email?: string
  /** Who brought them in. */
  source: 'rep' | 'import'
  /** Whence we know of them, in the words of whoever brought them in: 上海展会交换名片. */
  origin?: string
  /** On what ground their data is kept (PIPL 13); absent until somebody has said. */
  legalBasis?: 'contract' | 'consent' | 'public'
  /** Their own consent, where it was noted. */
  consent?: GivenConsent
  /** Who they are to the chat client, as somebody outside the company 外部联系人. */
  outsideId?: string
  /** ISO 8601, UTC. */
  addedAt: string
}

/** What of a contact may change. */
export type ContactFields = Partial<Pick<Contact, 'title' | 'dept' | 'phone' | 'email' | 'origin' | 'legalBasis'>>

/** The keeper of contacts: those of a customer one may see. */
export interface Contacts {
  of(person: Person, customerId: string): Promise<Contact[]>
  /** Those who are somebody to the chat client, at each customer they were placed at. */
  known(person: Person, outsideId: string): Promise<Contact[]>
  /** From now on they are known at this customer: whoever is called so there, otherwise somebody new by `id`. */
  place(person: Person, placed: Placed, now: number): Promise<void>
  /** Nobody at this customer after all; the contact stays. */
  displace(person: Person, outsideId: string, customerId: string, now: number): Promise<void>
}

/** Somebody of the chat client, and whose contact they are. */
export interface Placed extends Pick<Contact, 'id' | 'customerId' | 'name' | 'title' | 'legalBasis' | 'consent'> {
  outsideId: string
  /** Whence we know of them. */
  origin: string
}
