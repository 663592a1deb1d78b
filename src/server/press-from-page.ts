import type { Receive } from '../conversation/platform.ts'
import { recipientOf } from '../conversation/reception.ts'
import type { Address, People, Person } from '../people/person.ts'
import { notFound } from './failures.ts'

/** What is done on a page, as a card's button has it; with the same key once more it is a repeat. */
interface Press {
  action: string
  argument?: string
  key: string
  at: Date
}

/** Takes in what somebody does on a page as if they had pressed a button in their chat, and is answered there. */
export async function pressFromPage(
  parts: { people: Pick<People, 'addressesOf'>; receive: Receive },
  person: Person,
  press: Press,
): ReturnType<Receive> {
  return pressAt(parts.receive, await addressOf(parts.people, person), press)
}

/** The same where it is known where they are met. */
export function pressAt(
  receive: Receive,
  address: Address,
  { action, argument = '', key, at }: Press,
): ReturnType<Receive> {
  const { platform, corp, userId: speaker } = address
  return receive({
    platform,
    corp,
    conversation: recipientOf(address, speaker).conversation,
    speaker,
    dedupeKey: key,
    receivedAt: at.getTime(),
    content: { kind: 'press', action, argument },
  })
}

/** Where somebody is met; a page of somebody who is met nowhere has nothing to answer. */
export async function addressOf(people: Pick<People, 'addressesOf'>, { tenantId, id }: Person): Promise<Address> {
  const [address] = await people.addressesOf(tenantId, id)
  if (address === undefined) throw notFound()
  return address
}
