import type { Turn } from '../conversation/skill.ts'
import type { Deals } from '../sales/deal.ts'
import { understand } from '../understanding/understand.ts'
import type { Understood } from '../understanding/understood.ts'

/** What a message means in this conversation: the talk so far is its context, the person's own customers are known names. */
export function openHearing(deals: Pick<Deals, 'customers'>): (text: string, turn: Turn) => Promise<Understood> {
  return async (text, { person, memory, now }) => {
    const { customer, pending } = memory
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
