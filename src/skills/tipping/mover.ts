import type { Person } from '../../people/person.ts'
import type { Customers } from '../../sales/customer.ts'
import type { Deals } from '../../sales/deal.ts'
import type { DealEvents } from '../../sales/events/deal-event.ts'
import type { Flag } from './flag.ts'
import { openJudge } from './judge.ts'

/** Where somebody puts an event: to a deal, to a customer whatever the deal, or with neither to nobody 无关. */
interface Destination {
  dealId: string | null
  customerId?: string
  /** What else comes from its chat group belongs there from now on. */
  withGroup: boolean
}

/** Puts an event where it belongs. */
export interface Mover {
  /** `false` where one of both is not theirs. */
  move(person: Person, id: string, to: Destination, now: Date): Promise<boolean>
}

/**
 * What an event may turn depends on the deal it is of: moved, it is judged anew by the deal it comes to, and flagged to the people of
 * that deal. The deal it leaves is no longer held back by it; the findings of both are marked with the move.
 */
export function openMover(parts: { dealEvents: DealEvents; deals: Deals; customers: Customers; flag: Flag }): Mover {
  const { dealEvents, deals, flag } = parts
  return {
    async move(person, id, to, now) {
      const { dealId } = to
      const event = await dealEvents.byId(person, id)
      const deal = dealId === null ? undefined : await deals.byId(person, dealId)
      if (event === undefined || (dealId !== null && deal === undefined)) return false
      const tipping = deal === undefined ? [] : await openJudge(parts, person)(event, deal, now)
      const isNew = event.dealId !== dealId
      if (!(await dealEvents.assign(person, id, { ...to, tipping }))) return false
      if (deal !== undefined && isNew && tipping.length > 0)
        await flag({ ...event, dealId: deal.id, customerId: deal.customerId, matchedBy: 'person', tipping }, deal)
      return true
    },
  }
}
