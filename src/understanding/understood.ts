import type { Industry } from '../language/industries.ts'
import type { ObjectionCode } from '../language/objections.ts'
import type { PersonMention } from '../language/people.ts'
import type { StageName } from '../language/stages.ts'
import type { Level } from '../people/responsibility.ts'

/** What a message asks for or tells; the closed list of the labelling guide. */
export const allIntents = [
  'sandbox.talktrack',
  'sandbox.whatif',
  'objection.handle',
  'score.explain',
  'visit.log',
  'deal.create',
  'deal.update',
  'deal.won',
  'deal.lost',
  'stage.change',
  'chain.update',
  'customer.query',
  'task.create',
  'calendar.create',
  'brief.previsit',
  'brief.daily',
  'team.query',
  'risk.query',
  'correct.last',
  'undo.last',
  'feedback.track',
  'approval.request',
  'outbound.refuse',
  'data.rights',
  'security.refuse',
  'swarm.manage',
  'help',
  'smalltalk',
] as const

export type Intent = (typeof allIntents)[number]

/** What writes something down. */
export const writes: readonly Intent[] = [
  'visit.log',
  'deal.create',
  'deal.update',
  'deal.won',
  'deal.lost',
  'stage.change',
  'chain.update',
  'calendar.create',
  'task.create',
  'swarm.manage',
  'correct.last',
  'undo.last',
]

type PartOfDay = 'morning' | 'afternoon' | 'evening'

/** A person or a department on the customer's side; `name` is `null` when only the department or the post was said. */
export type Contact = Pick<PersonMention, 'name' | 'title' | 'dept' | 'role' | 'stance' | 'touched'>

/** Something that lies ahead: when (a day, a minute or a period, never finer than said) and what. */
export interface Ahead {
  datetime?: string
  part_of_day?: PartOfDay
  action?: string
}

/** What one message carries besides its intent. Absent means not said; amounts are whole units of `currency` (CNY if absent). */
export interface Slots {
  customer?: string | string[]
  region?: string
  industry?: Industry
  product?: string
  amount?: number
  amount_min?: number
  amount_max?: number
  approx?: true
  currency?: string
  amount_prev?: number
  amount_ex_tax?: number
  budget?: number
  budget_status?: string
  competitor_price?: number
  unit_price?: number
  competitor?: string[]
  competitor_not?: string[]
  contacts?: Contact[]
  dept?: string
  objection?: ObjectionCode[]
  stage?: StageName
  stage_not?: StageName
  milestone?: string
  procurement?: string
  discount?: number
  concession?: string
  payment?: string
  datetime?: string
  part_of_day?: PartOfDay
  next?: Ahead
  task?: Ahead
  close_date?: string
  deadline?: string
  revisit?: string
  owner?: string
  scope?: 'self' | 'team'
  metric?: string
  window_days?: number
  track_no?: number
  rating?: 'good' | 'bad'
  swarm_action?: 'create' | 'dissolve'
  skills?: string[]
  /** One element for each customer or alternative, when a text carries several. */
  records?: Slots[]
}

export interface Understood {
  intents: Intent[]
  slots: Slots
  /** The strictest responsibility among the intents. */
  tier: Level
}

/** What is already known when a message arrives. */
export interface Heard {
  channel: 'single' | 'group'
  now: Date
  context?: {
    customer?: string
    deal?: string
    /** What the bot showed last: `ask:<slot>`, `card:<intent>`, `saved:<intent>`, `tracks:<n>` or `score`. */
    pending?: string
  }
  /** Names of customers on file, as a further source for recognising names. */
  knownCustomers?: readonly string[]
}
