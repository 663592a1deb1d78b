import { namesToHide, reconcile, type SecondReader } from '../../understanding/second-reading.ts'
import { isSure, understand } from '../../understanding/understand.ts'
import type { Heard, Understood } from '../../understanding/understood.ts'
import { asksToKeep } from '../library/wish.ts'
import type { Hear } from '../ports.ts'
import type { Who } from '../whom/who.ts'
import { takenForRivals, withCustomers } from './customers-not-rivals.ts'
import { ownOrderIn } from './own-orders.ts'

/**
 * What a message means here: the talk so far is its context, the customers on file are known names. Where there is doubt what it
 * is for, a second reader is asked, if there is one.
 */
export function openHearing(who: Pick<Who, 'names' | 'asOnFile'>, secondReader?: SecondReader): Hear {
  return async (said, { person, now, today, memory = {} }) => {
    const order = ownOrderIn(said, memory, now)
    if (order !== undefined) return order
    const text = await who.asOnFile(person, said)
    const { customer, pending } = memory
    // An unnamed customer has no deal, but the decision about them is as good a thing to talk on about.
    const deal = memory['deal'] ?? memory['decision']
    const waits = pending === undefined ? {} : { pending }
    const knownCustomers = await who.names(person)
    const inTalk: Heard = {
      channel: 'single',
      now,
      context: {
        ...(customer === undefined ? {} : { customer }),
        ...(deal === undefined ? {} : { deal }),
        ...waits,
      },
      knownCustomers,
    }
    const inContext = understand(text, inTalk)
    const isAlone = takenForRivals(text, inContext, knownCustomers).length > 0
    const heard = isAlone ? { ...inTalk, context: waits } : inTalk
    const settled = (meaning: Understood) =>
      isNameAlone(text, pending, knownCustomers)
        ? { ...meaning, intents: ['customer.query' as const], slots: { customer: text.trim() } }
        : asKept(
            said,
            ofThem(text, leftAsItIs(withNamesOnly(withCustomers(text, meaning, knownCustomers))), knownCustomers),
          )
    const first = settled(isAlone ? understand(text, heard) : inContext)
    if (secondReader === undefined || isSure(text, heard)) return first
    const about = { tenantId: person.tenantId, today, names: namesToHide(first, heard) }
    const second = await secondReader(text, about)
    return second === undefined ? first : settled(reconcile(text, heard, first, second))
  }
}

/** A customer's name and nothing else asks what is known of them, unless a name is what was asked for. */
function isNameAlone(text: string, pending: string | undefined, known: readonly string[]): boolean {
  return pending !== 'ask:customer' && known.includes(text.trim())
}

/** What names a customer on file is said of them, however idly: where they stand and how to go on is the answer. */
function ofThem(text: string, meaning: Understood, known: readonly string[]): Understood {
  if (meaning.intents.some((intent) => intent !== 'smalltalk')) return meaning
  const [customer] = known.filter((name) => text.includes(name)).sort((one, other) => other.length - one.length)
  if (customer === undefined) return meaning
  return { ...meaning, intents: ['sandbox.talktrack'], slots: { ...meaning.slots, customer } }
}

/** Words to be kept for the library tell and order nothing themselves: 存成话术：先不谈价，…. */
function asKept(text: string, meaning: Understood): Understood {
  return asksToKeep(text) ? { ...meaning, intents: ['feedback.track'], tier: 'auto' } : meaning
}

/** 先别标丢单 with nothing else in it is said of a deal, and asks to change nothing. */
function leftAsItIs(meaning: Understood): Understood {
  const { intents, slots } = meaning
  const isOnlyThat = slots.stage_not !== undefined && slots.stage === undefined && intents.every(isIdle)
  return isOnlyThat ? { ...meaning, intents: ['deal.update'] } : meaning
}

function isIdle(intent: Understood['intents'][number]): boolean {
  return ['customer.query', 'smalltalk', 'correct.last', 'undo.last', 'deal.won', 'deal.lost', 'help'].includes(intent)
}

/** Nobody is called by more, and whoever is told that there is no such customer would be told all of it. */
const longestName = 40

function withNamesOnly({ slots, ...meaning }: Understood): Understood {
  const { customer, contacts, ...rest } = slots
  const isName = (name: string | null) => name === null || name.length <= longestName
  const customers = typeof customer === 'string' ? (isName(customer) ? customer : undefined) : customer?.filter(isName)
  return {
    ...meaning,
    slots: {
      ...rest,
      ...(customers === undefined || customers.length === 0 ? {} : { customer: customers }),
      ...(contacts === undefined ? {} : { contacts: contacts.filter(({ name }) => isName(name)) }),
    },
  }
}
