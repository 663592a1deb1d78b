import { describe, expect, test } from 'vitest'
import type { Person } from '../people/person.ts'
import type { Storage } from '../storage/storage.ts'

/** What every storage adapter owes the pages on customers. */
export function describeCustomers({ storage }: { storage(): Storage }): void {
  const person = async (id: string): Promise<Person> => {
    const found = await storage().people.byId('acme', id)
    if (found === undefined) throw new Error(`${id} is not there`)
    return found
  }

  describe('customers as a list shows them', () => {
    test('with what stands around them; everybody theirs, a manager the team’s, an administrator none', async () => {
      const namesFor = async (id: string) =>
        (await storage().customers.lines(await person(id))).map(({ name, ownerName, openDeals }) => [
          name,
          ownerName,
          openDeals,
        ])
      expect(await namesFor('lin')).toEqual([['林客户', 'lin', 1]])
      expect(await namesFor('boss-one')).toEqual([['林客户', 'lin', 1]])
      expect(new Set(await namesFor('boss'))).toEqual(
        new Set([
          ['林客户', 'lin', 1],
          ['周客户', 'zhou', 1],
        ]),
      )
      expect(await namesFor('admin')).toEqual([])
    })

    test('events of a customer are those of the deals one may see with them', async () => {
      const event = {
        id: 'e1',
        tenantId: 'acme',
        at: '2026-11-20T00:00:00.000Z',
        receivedAt: '2026-11-20T00:00:00.000Z',
        source: 'chat',
        from: 'customer' as const,
        who: '张主任',
        text: '再等等',
        dealId: 'lin-deal',
        tipping: [],
      }
      await storage().dealEvents.keep([event])
      const seenBy = async (id: string) =>
        (await storage().dealEvents.ofCustomer(await person(id), 'customer-lin-林客户', 5)).map(({ id }) => id)
      expect(await seenBy('lin')).toEqual(['e1'])
      expect(await seenBy('boss-one')).toEqual(['e1'])
      expect(await seenBy('zhou')).toEqual([])
    })
  })
}
