import { understand } from '../understanding/understand.ts'
import type { Hear } from './ports.ts'
import type { Who } from './who.ts'

/** What a message means here: the talk so far is its context, the customers on file are known names. */
export function openHearing(who: Pick<Who, 'names'>): Hear {
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
      knownCustomers: await who.names(person),
    })
  }
}
