import type { Button, Card } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import type { Industry } from '../../language/industries.ts'
import type { Thing } from '../../people/permissions.ts'
import type { SalesChange } from '../../sales/change.ts'
import type { Contact, Customer } from '../../sales/customer.ts'
import type { Deal } from '../../sales/deal.ts'
import type { Facts } from '../../sales/facts.ts'
import type { IndustryPath } from '../../sales/paths/path.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import type { Peers } from '../../sales/sandbox/probability.ts'
import type { Intent, Understood } from '../../understanding/understood.ts'

/**
 * How one kind of thing is filed. A skill that writes describes it here and hands it to `openFiling`; the frame does the rest:
 * the card before anything is written, one tap, dropping, a stale card, undo by button and in words, correction, the audit
 * line, repeated presses, and the new probability as payback.
 *
 *     const appointments: Filer<Appointment> = {
 *       intent: 'calendar.create',
 *       draft: async ({ newId }, source) => ({ name: '和王总的约', about: '宏达精密', rows: [{ label: '时间', value: source.when }],
 *         changes: [{ kind: 'appointment.made', level: 'confirm', subject: id, … }] }),
 *       corrected: async (_turn, source, _text, { slots }) => ({ ...source, when: slots.datetime ?? source.when }),
 *     }
 *     …
 *     reply: (turn, text, meaning) => filing.propose(turn, appointments, sourceOf(turn, text, meaning))
 *
 * A new kind of change needs one more line in `take-back.ts`: what undoes it.
 */
export interface Filer<Source> {
  intent: Intent
  /** What one must be allowed to change for it; a deal unless said otherwise. */
  writes?: Thing
  /**
   * What filing it would come to, against the records as they stand; nothing is written here. Called again with the same source
   * when a record has moved on, and with a corrected one; so ids of what is added are made here. Refuses with a `Refusal`.
   */
  draft(turn: Turn, source: Source, records: Records): Promise<Proposal>
  /** A sentence when what it starts from has moved on since it was shown; fields of deals are looked after by the frame. */
  stale?(turn: Turn, source: Source): Promise<string | undefined>
  /** The source with what a correction says put right; `undefined` when the correction is about nothing in it. */
  corrected?(turn: Turn, source: Source, text: string, meaning: Understood): Promise<Source | undefined>
  /** The source with what a short message adds to a draft that waits for its tap: an amount it asked for, say. */
  filled?(turn: Turn, source: Source, text: string, meaning: Understood): Promise<Source>
}

/** The records a draft is made against: as they stand, or, for a correction, as they were before the entry it puts right. */
export interface Records {
  deal(turn: Turn, id: string): Promise<Deal | undefined>
  /** Where such a deal stands in the sandbox. */
  standing(turn: Turn, deal: Deal): Promise<Decision>
  customer(turn: Turn, id: string): Promise<Customer | undefined>
  /** Who is on file at a customer. */
  contacts(turn: Turn, customerId: string): Promise<Contact[]>
  /** The company's own closed deals of a trade. */
  peers(turn: Turn, industry: Industry | undefined): Promise<Peers>
  /** How a trade buys, as the company has it. */
  path(turn: Turn, industry: Industry | undefined): Promise<IndustryPath>
}

/** What is shown before anything is written. Source and proposal are kept in the talk's memory as JSON, so both are plain. */
export interface Proposal {
  /** What it is called when it is spoken of later: `宏达精密的拜访`. */
  name: string
  /** Where it goes, for the card: `记到：宏达精密`. */
  about: string
  /** Title of the card; by default the question whether to file it so. */
  title?: string
  /** The person's own words, when they are what is filed. */
  note?: string
  /** The page where it can be filled in further before the tap, as a path that the draft's id completes. */
  page?: string
  /** What is added. Fields that change are shown old → new by the frame, from `changes`. */
  rows: readonly Row[]
  /** The slot that is still wanted, when one is; the next short answer is for it. */
  asks?: 'amount'
  /** What the person ought to know before the tap. */
  warnings?: readonly string[]
  /** All that is written on the tap, but for the probability; levels are set by the frame. */
  changes: readonly SalesChange[]
  dealId?: string
  /** What it tells of its deal, or of the case with this decision's id: the new probability is the payback. */
  tells?: { news: Facts; decision?: string }
  /** What was told of the customer, and in which words: what the company has for it is shown with the payback. */
  told?: { words: string; news: Facts }
  /** Said when it is filed, where there is no probability to pay back with. */
  payback?: string
  /** What else can be tapped before it is written: whom to ask to come, say. */
  choices?: readonly Button[]
  /** Who else is told once it is written, and once it is taken back. */
  informs?: readonly Informed[]
  /** How its card reads once it is filed, where 已记下 would not do, and what else can be done with it then. */
  kept?: { title: string; buttons: readonly Button[] }
}

/** A colleague whom an entry concerns. */
export interface Informed {
  personId: string
  card: Card
}

export interface Row {
  label: string
  value: string
}
