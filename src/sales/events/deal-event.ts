import type { Person } from '../../people/person.ts'
import type { TippingKind } from '../risk/tipping/point.ts'
import type { AlertAnswer, Pause } from './pause.ts'

/** Something another system told us: a line of a chat, a clause, a delivery, a reading, a complaint, a notice. */
export interface DealEvent {
  /** The other system's own id: told again, it is the same event. */
  id: string
  tenantId: string
  /** When it happened, and when it reached us: ISO 8601, UTC. */
  at: string
  receivedAt: string
  source: string
  from: 'customer' | 'rep' | 'system'
  who: string
  text: string
  /** The customer as the other system calls it. */
  customer?: string
  /** The chat group it was said in, as the other system calls it. */
  group?: string
  complaint?: { product: string; severity: 'low' | 'mid' | 'high'; closed: string | null }
  /**
   * What it was matched to; absent while nobody can tell. A customer without a deal: it concerns them whatever the deal. Without
   * both `matchedBy` says by what it is nobody's 无关.
   */
  dealId?: string
  customerId?: string
  matchedBy?: MatchedBy
  /** What of it may turn the deal, to be seen by a person. */
  tipping: readonly TippingKind[]
  /** What was answered to it, and by whom. */
  answer?: AlertAnswer
  answeredBy?: string
}

/** By what an event found its deal; `person` when somebody put it there. */
export type MatchedBy = 'deal' | 'name' | 'alias' | 'short' | 'kin' | 'group' | 'contact' | 'text' | 'person'

export const matchNames: Record<MatchedBy, string> = {
  deal: '商机编号',
  name: '客户全名',
  alias: '客户别名',
  short: '客户简称',
  kin: '所属集团',
  group: '群',
  contact: '联系人',
  text: '文中点名的客户',
  person: '人工指定',
}

interface Assignment {
  dealId: string | null
  /** The customer it concerns where it is of no deal; with neither it is nobody's 无关. */
  customerId?: string
  tipping: readonly TippingKind[]
  /** Its chat group belongs there, too, from now on. */
  withGroup: boolean
}

/** The keeper of events. Whoever asks gets those of deals they may see. */
export interface DealEvents {
  /** Writes those not known yet, all or none; answers for each whether it was new. */
  keep(events: readonly DealEvent[]): Promise<('kept' | 'repeat')[]>
  ofDeal(person: Person, dealId: string, limit: number): Promise<DealEvent[]>
  /** Complaints of a deal's customer and what systems told of them, that are filed to another deal or to none; the newest first. */
  besideDeal(person: Person, dealId: string, limit: number): Promise<DealEvent[]>
  /** Those of all one's deals with a customer and those of no deal that concern them, the newest first. */
  ofCustomer(person: Person, customerId: string, limit: number): Promise<DealEvent[]>
  /** What nobody could match is seen by whoever sees the whole company. */
  byId(person: Person, id: string): Promise<DealEvent | undefined>
  /** Those nobody could match and nobody has put aside, and talk of a customer that may be of any of their deals, the newest first; for whoever sees the whole company. */
  unclaimed(person: Person, limit: number): Promise<DealEvent[]>
  /**
   * Puts an event to another deal, to a customer, or to none 无关, with what it may turn there; what was answered to it for another deal is void. `false` where
   * one of both is not theirs: a deal must be theirs to change, but whoever sees the whole company may hand out what nobody has.
   */
  assign(person: Person, id: string, to: Assignment): Promise<boolean>
  /** Why the product does nothing by itself about a deal 先停着; `undefined` where it does, or where the deal is not theirs to see. */
  pauseOf(person: Person, dealId: string): Promise<Pause | undefined>
  /** The same of several deals, by deal; those that are not held back are not in it. */
  pausesOf(person: Person, dealIds: readonly string[]): Promise<ReadonlyMap<string, Pause>>
  /** Answers an event that may turn its deal, and all that reached us before it; `false` where the deal is not theirs to change. */
  answer(person: Person, id: string, answer: AlertAnswer): Promise<boolean>
}
