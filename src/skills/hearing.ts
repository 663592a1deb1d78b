import type { Deals } from '../sales/deal.ts'
import { understand } from '../understanding/understand.ts'
import type { Hear } from './ports.ts'

/** What a message means here: the talk so far is its context, the person's own customers are known names. */
export function openHearing(deals: Pick<Deals, 'customers'>): Hear {
  return async (text, { person, now, memory = {} }) => {
    const { customer, pending } = memory
    // An unnamed customer has no deal, but the decision about them is as good a thing to talk on about.
    const deal = memory['deal'] ?? memory['decision']
    return understand(text, {
      channel: 'single',
      now,
      context: {
        ...(customer === undefined ? {} : { customer }),
        ...(deal === undefined ? {} : { deal }),
        ...(pending === undefined ? {} : { pending }),
      },
      knownCustomers: await deals.customers(person),
    })
  }
}
