import { describe, expect, test } from 'vitest'
import type { Person } from '../people/person.ts'
import { nothingKnown } from '../sales/facts.ts'
import type { Storage, Written } from '../storage/storage.ts'

/** What every storage adapter owes the pages on customers. */
export function describeCustomers({
  storage,
  write,
}: {
  storage(): Storage
  write(personId: string, ...changes: Written[]): Promise<void>
}): void {
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

    test('when a customer was last visited is told of the visits one may see', async () => {
      const [zhou, of] = [await person('zhou'), 'customer-zhou-周客户']
      const at = '2026-11-20T02:00:00.000Z'
      const level = 'confirm' as const
      const mine = {
        tenantId: 'acme',
        ownerId: 'lin',
        teamId: 'one',
        customerId: of,
        facts: nothingKnown,
        updatedAt: at,
      }
      const deal = { ...mine, id: 'shared', name: '二期', stage: 'need' as const, status: 'open' as const }
      await write('lin', { kind: 'deal.opened', level, subject: deal.id, deal })
      const theirs = { tenantId: 'acme', ownerId: zhou.id, teamId: zhou.teamId, customerId: of, dealId: 'zhou-deal' }
      const visit = { ...theirs, id: 'of-zhou', on: '2026-11-20', at, loggedAt: at, text: '见了' }
      await write('zhou', { kind: 'visit.logged', level, subject: visit.id, visit })
      const lastFor = async (id: string) =>
        (await storage().customers.lines(await person(id))).find((line) => line.id === of)?.lastVisit
      expect(await lastFor('zhou')).toBe('2026-11-20')
      expect(await lastFor('boss')).toBe('2026-11-20')
      expect(await lastFor('lin')).toBeUndefined()
    })

    test('a contact of the chat client is known at the customers one sees, and can be taken away again', async () => {
      const { contacts } = storage()
      const [lin, zhou, boss] = await Promise.all(['lin', 'zhou', 'boss'].map(person))
      if (lin === undefined || zhou === undefined || boss === undefined) throw new Error('nobody there')
      const at = { outsideId: 'wm-one', customerId: 'customer-lin-林客户', origin: '企业微信联系人' }
      await contacts.place(lin, { ...at, id: 'k1', name: '王工' }, 1)
      await contacts.place(lin, { ...at, id: 'k2', name: '王工（后来改的称呼）' }, 2)
      expect(await contacts.known(lin, 'wm-one')).toMatchObject([{ id: 'k1', name: '王工', source: 'rep', ...at }])
      expect(await contacts.known(boss, 'wm-one')).toHaveLength(1)
      expect(await contacts.known(zhou, 'wm-one')).toEqual([])
      await expect(contacts.place(zhou, { ...at, id: 'k3', name: '王' }, 3)).rejects.toThrow('不在你名下')
      await expect(contacts.displace(zhou, 'wm-one', at.customerId, 3)).rejects.toThrow('不在你名下')
      await contacts.displace(lin, 'wm-one', at.customerId, 4)
      expect(await contacts.known(lin, 'wm-one')).toEqual([])
      expect((await contacts.of(lin, at.customerId)).map(({ name }) => name)).toContain('王工')
      await contacts.place(lin, { ...at, id: 'k4', name: '王工' }, 5)
      expect((await contacts.known(lin, 'wm-one')).map(({ id }) => id)).toEqual(['k1'])
      expect(await storage().firstBrokenAudit('acme')).toBeUndefined()
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
