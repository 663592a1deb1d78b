import type { Day } from '../language/calendar.ts'
import type { ObjectionCode } from '../language/objections.ts'
import type { Paper } from '../language/papers.ts'
import type { Ownership } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import type { Facts, Money } from './facts.ts'
import type { FieldChange } from './record/field-change.ts'
import type { Stage } from './stage.ts'

/** An opportunity 商机 with one customer. */
export interface Deal extends Ownership {
  id: string
  customerId: string
  /** Their name. */
  customer: string
  name: string
  /** Absent where nobody has told how far it has come. */
  stage?: Stage
  status: DealStatus
  /** How it ended; absent while it has not. */
  closing?: Closing
  facts: Facts
  /** Since when it is worked on, `YYYY-MM-DD` or a month, where another system has told. */
  openedOn?: string
  ownerName: string
  /** ISO 8601, UTC. */
  updatedAt: string
}

/** A deal as it is written for the first time. */
export type NewDeal = Omit<Deal, 'ownerName' | 'customer'>

/** What a deal is called of which nobody said what it is for. */
export const unnamedDeal = '新项目'

/** Parked 搁置 is neither lost nor counted on. */
export type DealStatus = 'open' | 'shelved' | 'won' | 'lost'

export const statusNames: Record<DealStatus, string> = { open: '跟进中', shelved: '搁置', won: '赢单', lost: '丢单' }

/** How a deal ended: for how much, against or to whom, and why. */
export interface Closing {
  /** `YYYY-MM-DD` or a period; absent where another system did not tell. */
  on?: string
  amount?: Money
  competitors?: string[]
  reasons?: ObjectionCode[]
}

/** One step of a deal's record: which field said what before and after, when, and by whom. */
export interface HistoryLine extends FieldChange {
  at: string
  /** Who changed it. */
  personId: string
  by: string
}

/** A paper of a purchase that is in hand, or is not, as somebody says today. */
interface PaperTick {
  dealId: string
  paper: Paper
  have: boolean
  today: Day
}

/** The keeper of deals. Whoever asks gets only what they may see; the rest does not exist for them. */
export interface Deals {
  open(person: Person): Promise<Deal[]>
  byId(person: Person, id: string): Promise<Deal | undefined>
  /** All with one customer, closed ones too, the newest first. */
  ofCustomer(person: Person, customerId: string): Promise<Deal[]>
  /** Says of a paper of the purchase whether it is in hand; `false` where the deal is not theirs to change. */
  tickPaper(person: Person, tick: PaperTick, now: number): Promise<boolean>
  /** What became of a deal's record, the newest first. */
  history(person: Person, dealId: string, limit: number): Promise<HistoryLine[]>
}
