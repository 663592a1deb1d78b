import type { Industry } from '../../language/industries.ts'
import type { ObjectionCode } from '../../language/objections.ts'
import type { BuyingRole, Stance } from '../../language/roles.ts'
import type { BudgetState, Money } from '../../sales/facts.ts'
import type { Stage } from '../../sales/stage.ts'

/** One deal of the demo company, written plainly: what is known, without saying of each thing whence and since when. */
export interface Case {
  /** Its id and those of its visits are made from it. */
  number: number
  name: string
  facts: {
    customer: string
    region: string
    industry: Industry
    dept?: string
    product: string
    stage: Stage
    amount?: Money
    budget?: Money
    budgetState?: BudgetState
    quote?: Money
    procurement?: string
    competitors?: string[]
    milestone?: string
    existingCustomer?: boolean
  }
  contacts: {
    name?: string
    title?: string
    dept?: string
    role: BuyingRole
    stance?: Stance
    touched: boolean
  }[]
  objections?: ObjectionCode[]
  /** Agreed with the customer; a negative number of days was missed. */
  next?: { inDays: number; what: string }
  /** In the rep's own words, oldest first; `at` is the time of day in Shanghai. */
  visits?: { daysAgo: number; at: string; text: string }[]
  /** Left out: still open. */
  closed?: { outcome: 'won' | 'lost'; daysAgo: number }
}

/** Ten thousands of yuan, in fen. */
export function wan(from: number, to = from): Money {
  return { min: from * 1_000_000, max: to * 1_000_000 }
}
