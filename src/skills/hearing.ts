import { namesToHide, reconcile, type SecondReader } from '../understanding/second-reading.ts'
import { isSure, understand } from '../understanding/understand.ts'
import type { Heard } from '../understanding/understood.ts'
import type { Hear } from './ports.ts'
import type { Who } from './who.ts'

/**
 * What a message means here: the talk so far is its context, the customers on file are known names. Where there is doubt what it
 * is for, a second reader is asked, if there is one.
 */
export function openHearing(who: Pick<Who, 'names'>, secondReader?: SecondReader): Hear {
  return async (text, { person, now, today, memory = {} }) => {
    const { customer, pending } = memory
    // An unnamed customer has no deal, but the decision about them is as good a thing to talk on about.
    const deal = memory['deal'] ?? memory['decision']
    const heard: Heard = {
      channel: 'single',
      now,
      context: {
        ...(customer === undefined ? {} : { customer }),
        ...(deal === undefined ? {} : { deal }),
        ...(pending === undefined ? {} : { pending }),
      },
      knownCustomers: await who.names(person),
    }
    const first = understand(text, heard)
    if (secondReader === undefined || isSure(text, heard)) return first
    const about = { tenantId: person.tenantId, today, names: namesToHide(first, heard) }
    const second = await secondReader(text, about)
    return second === undefined ? first : reconcile(text, heard, first, second)
  }
}
