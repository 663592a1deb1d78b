import { addDays, type Day, dateOf, dayOf, monthOf, weekdayOf } from '../../language/calendar.ts'
import type { ObjectionCode } from '../../language/objections.ts'
import type { BuyingRole, Stance } from '../../language/roles.ts'
import type { ContactFacts, Fact, Facts, Money } from '../../sales/facts.ts'
import type { Visit } from '../../sales/visit.ts'
import type { Furniture } from '../../storage/storage.ts'
import { idOf } from './id.ts'
import { tenantId } from './staff.ts'

/** One deal of the demo company, written plainly: what is known, without saying of each thing whence and when. */
export interface Case {
  /** Ids are made from it. */
  number: number
  name: string
  facts: PlainFacts
  contacts: PlainContact[]
  objections?: ObjectionCode[]
  /** Agreed with the customer; a negative number of days was missed. */
  next?: { inDays: number; what: string }
  /** Oldest first. */
  visits: { daysAgo: number; at: `${number}:${number}`; text: string }[]
  /** Left out: still open. */
  closed?: { outcome: 'won' | 'lost'; daysAgo: number }
}

type ValueOf<F> = F extends Fact<infer T> ? T : never
type Single = Exclude<keyof Facts, 'contacts' | 'objections' | 'nextStep'>
type Required3 = 'customer' | 'industry' | 'stage'

export type PlainFacts = { [K in Exclude<Single, Required3>]?: ValueOf<Facts[K]> } & {
  [K in Required3]: ValueOf<Facts[K]>
}

export interface PlainContact {
  name?: string
  title?: string
  dept?: string
  role: BuyingRole
  stance?: Stance
  touched: boolean
}
