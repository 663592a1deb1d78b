import { type Day, dayOf } from '../language/calendar.ts'
import type { Industry } from '../language/industries.ts'
import type { Deal } from './deal.ts'
import type { Money } from './facts.ts'
import type { Stage } from './stage.ts'

/** Which deals somebody wants to see; what is absent does not matter. Amounts in fen, days inclusive. */
export interface DealFilter {
  stage?: Stage
  industry?: Industry
  region?: string
  competitor?: string
  amount?: Money
  /** Last moved between these days. */
  moved?: { first?: Day; last?: Day }
}

/** Whether a deal fits; what is not known of it fits nothing that is asked of it. */
export function fits({ stage, facts, updatedAt }: Deal, filter: DealFilter): boolean {
  const day = dayOf(new Date(updatedAt))
  const { first, last } = filter.moved ?? {}
  return (
    (filter.stage === undefined || stage === filter.stage) &&
    (filter.industry === undefined || facts.industry?.value === filter.industry) &&
    (filter.region === undefined || facts.region?.value.includes(filter.region) === true) &&
    (filter.competitor === undefined || facts.competitors?.value.includes(filter.competitor) === true) &&
    (filter.amount === undefined || lies(worthOf(facts), filter.amount)) &&
    (first === undefined || day >= first) &&
    (last === undefined || day <= last)
  )
}

/** What a deal is worth: our quote before the customer's budget. */
export function worthOf({ quote, amount, budget }: Deal['facts']): Money | undefined {
  return (quote ?? amount ?? budget)?.value
}

/** A range lies within bounds when all of it does. */
function lies(worth: Money | undefined, { min, max }: Money): boolean {
  const [low, high] = [worth?.min ?? worth?.max, worth?.max ?? worth?.min]
  if (low === undefined || high === undefined) return false
  return (min === undefined || low >= min) && (max === undefined || high <= max)
}
