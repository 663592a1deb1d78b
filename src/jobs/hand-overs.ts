import type { Conversation } from '../conversation/index.ts'
import type { Log } from '../conversation/log.ts'
import { recipientOf } from '../conversation/reception.ts'
import type { People } from '../people/person.ts'
import type { HandOver, HandOvers } from '../sales/customers/hand-over.ts'
import type { HandOverCard } from '../skills/hand-over/card.ts'
import type { Viewing, Writes } from '../skills/ports.ts'
import { oneByOne } from './one-by-one.ts'
import type { Job } from './schedule.ts'

/** Gives a new owner one card for each customer, once, and in the morning where it was handed over in the night. */
export function handOversJob(parts: {
  handOvers: HandOvers
  people: Pick<People, 'addressesOf' | 'byId'>
  handOverCard: HandOverCard
  view(person: Viewing['person']): Viewing
  announce: Conversation<Writes>['announce']
  log: Log
  now(): number
}): Job {
  const { handOvers, people, handOverCard, view, announce, log, now } = parts
  return {
    name: 'hand-overs',
    everyMs: 10_000,
    async run(stopping) {
      const settle = async (made: HandOver) => {
        if (await tell(made)) await handOvers.told(made.id, now())
      }
      await oneByOne(await handOvers.untold(), settle, { job: 'hand-overs', log, stopping })
    },
  }

  /** `false` where it has to wait for the morning. */
  async function tell(made: HandOver): Promise<boolean> {
    const { id, tenantId, to, customers } = made
    const [person, [address]] = await Promise.all([people.byId(tenantId, to.id), people.addressesOf(tenantId, to.id)])
    if (person === undefined || address === undefined) return true
    for (const customer of customers) {
      const card = await handOverCard(view(person), made, customer)
      const replies = [{ kind: 'card' as const, card, to: recipientOf(address, address.userId) }]
      if ((await announce({ key: `handed over ${id} ${customer.id}`, tenantId, replies })) === 'quiet') return false
    }
    return true
  }
}
