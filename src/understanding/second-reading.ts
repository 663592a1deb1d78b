import type { ObjectionCode } from '../language/objections.ts'
import { readMessage } from './message.ts'
import { normalise } from './normalise.ts'
import { tierOf } from './tier.ts'
import type { Contact, Heard, Intent, Slots, Understood } from './understood.ts'

/** How somebody else reads a message: what it is for, who and what it is about. Sums and days are not asked of them. */
export interface SecondReading {
  intents: Intent[]
  customer?: string | undefined
  region?: string | undefined
  competitors?: string[] | undefined
  contacts?: Contact[] | undefined
  objections?: ObjectionCode[] | undefined
}

/** Somebody who reads along, a language model say, and may be late, silent or wrong; `undefined` is no reading. */
export type SecondReader = (text: string, about: ReadingFor) => Promise<SecondReading | undefined>

/** On whose behalf something is read, on which day (`YYYY-MM-DD`), and the names in it that are not for strangers. */
export interface ReadingFor {
  tenantId: string
  today: string
  names: readonly string[]
}

/** The names that a first reading found, and those that were known before. */
export function namesToHide({ slots }: Understood, { context, knownCustomers = [] }: Heard): string[] {
  const customers = [slots.customer, context?.customer].flat().filter((name) => name !== undefined)
  const people = (slots.contacts ?? []).flatMap(({ name }) => name ?? [])
  return [...knownCustomers, ...customers, ...people, ...(slots.competitor ?? []), ...(slots.competitor_not ?? [])]
}

/** What no second reader may talk away: the words themselves showed it, and missing it costs more than asking in vain. */
const guarded: readonly Intent[] = ['security.refuse', 'data.rights', 'outbound.refuse', 'approval.request']

/**
 * One understanding out of two readings. The second decides what the message is for, unless the first saw something that needs
 * care; it may add names that stand in the text and nothing else. Sums, days and what was already read stay as the first read them.
 */
export function reconcile(text: string, heard: Heard, first: Understood, second: SecondReading): Understood {
  if (first.intents.some((intent) => guarded.includes(intent)) || second.intents.length === 0) return first
  const care = guarded.find((intent) => second.intents.includes(intent))
  const intents = care === undefined ? [...new Set(second.intents)] : [care]
  const slots = { ...namesIn(normalise(text), second), ...first.slots }
  return { ...first, intents, slots, tier: tierOf(intents, slots, readMessage(text, heard)) }
}

/** The names of a reading that the text bears out. */
function namesIn(text: string, { customer, region, competitors, contacts, objections }: SecondReading): Slots {
  const stands = (name: string | null | undefined): name is string =>
    name !== undefined && name !== null && name.length > 0 && text.includes(normalise(name))
  const rivals = competitors?.filter(stands) ?? []
  const people = contacts?.filter(({ name, dept }) => stands(name) || (name === null && stands(dept))) ?? []
  return {
    ...(stands(customer) && { customer }),
    ...(stands(region) && { region }),
    ...(rivals.length > 0 && { competitor: rivals }),
    ...(people.length > 0 && { contacts: people }),
    ...(objections !== undefined && objections.length > 0 && { objection: objections }),
  }
}
