import { describe, expect, test } from 'vitest'
import type { Person } from '../people/person.ts'
import type { Customer } from '../sales/customer.ts'
import { mergeTerm, pairKey } from '../sales/customers/merge.ts'
import { nothingKnown } from '../sales/facts.ts'
import type { Visit } from '../sales/visit.ts'
import type { Storage, Written } from '../storage/storage.ts'

const now = Date.parse('2026-11-24T02:00:00Z')
const kept = 'customer-lin-林客户'

/** What every storage adapter owes those who merge customers and hand them over. */
export function describeMerges(parts: {
  storage(): Storage
  /** Writes these changes as an answer to this person. */
  write(personId: string, ...changes: Written[]): Promise<void>
}): void {
  const { storage, write } = parts
  const person = async (id: string): Promise<Person> => {
    const found = await storage().people.byId('acme', id)
    if (found === undefined) throw new Error(`${id} is not there`)
    return found
  }

  /** A second record of 林客户 with a deal, a contact and a visit of its own. */
  async function twin(ownerId = 'lin', teamId = 'one'): Promise<void> {
    const owned = { tenantId: 'acme', ownerId, teamId }
    const customer: Customer = { ...owned, id: 'twin', name: '林客户有限公司', aliases: ['林记'], existing: true }
    const deal = { ...owned, id: 'twin-deal', customerId: 'twin', name: '二期', status: 'open' as const }
    const at = '2026-11-20T02:00:00.000Z'
    const visit: Visit = {
      ...owned,
      id: 'twin-visit',
      customerId: 'twin',
      dealId: 'twin-deal',
      on: '2026-11-20',
      at,
      loggedAt: at,
      text: '见了王总',
    }
    const contact = {
      id: 'wang',
      tenantId: 'acme',
      customerId: 'twin',
      name: '王总',
      source: 'rep' as const,
      addedAt: at,
    }
    const level = 'confirm' as const
    await write(
      ownerId,
      { kind: 'customer.added', level, subject: 'twin', customer },
      { kind: 'deal.opened', level, subject: 'twin-deal', deal: { ...deal, facts: nothingKnown, updatedAt: at } },
      { kind: 'contact.added', level, subject: 'wang', contact },
      { kind: 'visit.logged', level, subject: 'twin-visit', visit },
    )
  }

  describe('merging customers', () => {
    test('a pair said not to be the same is kept so, whichever is named first, until it is taken back; by those who may merge them', async () => {
      await twin()
      const { merges } = storage()
      const say = async (who: string, oneId: string, otherId: string, apart: boolean) =>
        merges.setApart(await person(who), { oneId, otherId, apart }, now)
      await say('lin', 'twin', kept, true)
      await say('lin', kept, 'twin', true)
      expect([...(await merges.apart('acme'))]).toEqual([pairKey(kept, 'twin')])
      expect(await merges.apart('other')).toEqual(new Set())
      await expect(say('zhou', kept, 'twin', false)).rejects.toThrow('不在你名下')
      await say('lin', kept, 'twin', false)
      expect(await merges.apart('acme')).toEqual(new Set())
    })

    test('what moves is told before, moves together, and comes back together', async () => {
      await twin()
      const [lin, merges] = [await person('lin'), storage().merges]
      const moved = { deals: 1, contacts: 1, visits: 1, events: 0, aliases: ['林客户有限公司', '林记'] }
      expect(await merges.preview(lin, kept, 'twin')).toEqual(moved)
      const merge = await merges.merge(lin, { id: 'm1', keptId: kept, goneId: 'twin' }, now)
      expect(merge).toMatchObject({ kept: { name: '林客户' }, gone: { name: '林客户有限公司' }, moved, byName: 'lin' })
      const state = async () => ({
        names: (await storage().customers.of(lin)).map(({ name, aliases, existing }) => [name, aliases, existing]),
        deals: (await storage().deals.ofCustomer(lin, kept)).map(({ id, customer }) => [id, customer]),
        contacts: (await storage().contacts.of(lin, kept)).map(({ name }) => name),
        visits: (await storage().visits.ofCustomer(lin, kept, 9)).map(({ id }) => id),
      })
      expect(await state()).toEqual({
        names: [['林客户', ['林客户有限公司', '林记'], true]],
        deals: expect.arrayContaining([['twin-deal', '林客户']]),
        contacts: ['王总'],
        visits: ['twin-visit'],
      })
      await merges.undo(lin, 'm1', now + 1)
      expect(await state()).toEqual({
        names: expect.arrayContaining([
          ['林客户', [], false],
          ['林客户有限公司', ['林记'], true],
        ]),
        deals: [['lin-deal', '林客户']],
        contacts: [],
        visits: [],
      })
      expect((await merges.recent(lin, 5)).map(({ undoneAt }) => undoneAt !== undefined)).toEqual([true])
      await expect(merges.undo(lin, 'm1', now + 2)).rejects.toThrow('已经撤销过了')
      expect(await storage().firstBrokenAudit('acme')).toBeUndefined()
    })

    test('not after its term, and not another’s: a rep merges their own, a manager the team’s, sales-ops everybody’s', async () => {
      await twin('zhou', 'two')
      const merges = storage().merges
      const ids = { id: 'm1', keptId: kept, goneId: 'twin' }
      for (const id of ['lin', 'zhou', 'boss-one', 'admin']) {
        expect(await merges.preview(await person(id), kept, 'twin')).toBeUndefined()
        await expect(merges.merge(await person(id), ids, now)).rejects.toThrow('不在你名下')
      }
      await merges.merge(await person('ops'), ids, now)
      await expect(merges.undo(await person('lin'), 'm2', now)).rejects.toThrow('不归你管')
      await expect(merges.undo(await person('zhou'), 'm1', now)).rejects.toThrow('不归你管')
      await expect(merges.undo(await person('boss'), 'm1', now + mergeTerm + 1)).rejects.toThrow('三十天')
      const zhou = await person('zhou')
      expect((await storage().customers.of(zhou)).map(({ name }) => name)).toContain('林客户')
      expect((await storage().deals.ofCustomer(zhou, kept)).map(({ id }) => id)).toEqual(['twin-deal'])
      expect(await storage().deals.byId(zhou, 'lin-deal')).toBeUndefined()
    })
  })

  describe('handing customers over', () => {
    test('customers, open deals and what was to do go together, all that was said stays with them, and it comes back', async () => {
      await twin()
      const [boss, lin, zhou] = [await person('boss'), await person('lin'), await person('zhou')]
      const { handOvers } = storage()
      await write('lin', aTask(lin))
      const { givers, takers } = await handOvers.colleagues(boss)
      expect(givers.map(({ id, customers }) => [id, customers])).toEqual(expect.arrayContaining([['lin', 2]]))
      expect(takers.map(({ id }) => id)).toContain('zhou')
      expect(await handOvers.of(boss, 'lin', '2026-11-24')).toContainEqual({
        id: 'twin',
        name: '林客户有限公司',
        deals: 1,
        tasks: 1,
        appointments: 0,
      })
      const what = { id: 'h1', fromId: 'lin', toId: 'zhou', customerIds: ['twin'] }
      const made = await handOvers.handOver(boss, what, now, '2026-11-24')
      expect(made).toMatchObject({
        from: { name: 'lin' },
        to: { name: 'zhou' },
        counts: { deals: 1, tasks: 1, appointments: 0 },
      })
      expect((await storage().deals.byId(zhou, 'twin-deal'))?.ownerName).toBe('zhou')
      expect((await storage().visits.ofCustomer(zhou, 'twin', 5)).map(({ text }) => text)).toEqual(['见了王总'])
      expect((await storage().tasks.open(zhou)).map(({ text }) => text)).toEqual(['发参数表'])
      expect(await storage().deals.byId(lin, 'twin-deal')).toBeUndefined()
      expect((await storage().customers.of(lin)).map(({ name }) => name)).toEqual(['林客户'])
      expect((await handOvers.untold()).map(({ id }) => id)).toEqual(['h1'])

      await handOvers.undo(boss, 'h1', now + 1)
      expect((await storage().deals.byId(lin, 'twin-deal'))?.ownerName).toBe('lin')
      expect((await storage().tasks.open(lin)).map(({ text }) => text)).toEqual(['发参数表'])
      expect(await storage().customers.byId(zhou, 'twin')).toBeUndefined()
      expect(await handOvers.untold()).toEqual([])
      expect(await storage().firstBrokenAudit('acme')).toBeUndefined()
    })

    test('only by whoever answers for both, and to somebody who is there', async () => {
      const { handOvers } = storage()
      const what = { id: 'h1', fromId: 'lin', toId: 'zhou', customerIds: [kept] }
      for (const id of ['lin', 'zhou', 'boss-one', 'ops', 'admin']) {
        await expect(handOvers.handOver(await person(id), what, now, '2026-11-24')).rejects.toThrow('自己团队')
      }
      expect(await handOvers.of(await person('zhou'), 'lin', '2026-11-24')).toEqual([])
      const boss = await person('boss')
      await expect(handOvers.handOver(boss, { ...what, toId: 'lin' }, now, '2026-11-24')).rejects.toThrow('另一位在职')
      await expect(handOvers.handOver(boss, { ...what, customerIds: ['nobody'] }, now, '2026-11-24')).rejects.toThrow(
        '没有选中',
      )
    })
  })
}

function aTask({ id: ownerId, tenantId, teamId }: Person): Written {
  const task = {
    ...{ id: 'task-1', tenantId, ownerId, teamId, text: '发参数表', dealId: 'twin-deal', platform: 'test' },
    ...{ state: 'open' as const, madeAt: '2026-11-20T02:00:00.000Z' },
  }
  return { kind: 'task.made', level: 'confirm', subject: task.id, task }
}
