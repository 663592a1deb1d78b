import { describe, expect, test } from 'vitest'
import type { Person } from '../people/person.ts'
import type { Storage, Written } from '../storage/storage.ts'

const day = 24 * 3_600_000
const november = (personId: string, amount: number) => ({ personId, period: '2026-11', amount })

/** What every storage adapter owes those who have targets. */
export function describeTargets(parts: {
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
  const seenBy = async (id: string) =>
    (await storage().targets.of(await person(id)))
      .map(({ personId, period, amount }) => `${personId} ${period} ${amount}`)
      .sort()

  describe('targets', () => {
    test('are set for others by whoever answers for them, and read by whom they are for', async () => {
      const { targets } = storage()
      await targets.set(await person('boss-one'), [november('lin', 100)], 1)
      await targets.set(await person('ops'), [november('zhou', 200)], 2)
      expect(await seenBy('lin')).toEqual(['lin 2026-11 100'])
      expect(await seenBy('boss-one')).toEqual(['lin 2026-11 100'])
      expect(await seenBy('boss')).toEqual(['lin 2026-11 100', 'zhou 2026-11 200'])
      expect(await seenBy('admin')).toEqual([])
      expect(await targets.of({ ...(await person('ops')), tenantId: 'other' })).toEqual([])
      expect((await targets.colleagues(await person('boss-one'))).map(({ id }) => id)).toEqual(['lin'])
    })

    test.each([
      ['lin', 'lin'],
      ['boss-one', 'boss-one'],
      ['boss-one', 'zhou'],
      ['admin', 'lin'],
    ])('%s does not set the target of %s, nor anything beside it', async (who, whose) => {
      const { targets } = storage()
      const all = [november('lin', 100), november(whose, 100)]
      await expect(targets.set(await person(who), all, 1)).rejects.toThrow('目标由上级或销售运营来定')
      expect(await seenBy('ops')).toEqual([])
    })

    test('the newest holds; nothing takes one back', async () => {
      const { targets } = storage()
      const ops = await person('ops')
      await targets.set(ops, [november('lin', 100)], 1)
      await targets.set(ops, [november('lin', 150)], 2)
      expect(await seenBy('lin')).toEqual(['lin 2026-11 150'])
      await targets.set(ops, [november('lin', 0)], 3)
      expect(await seenBy('lin')).toEqual([])
    })

    test('a file is taken back for a week, once, by whoever brought it in; what was set since stays', async () => {
      const { targets } = storage()
      const [ops, boss] = [await person('ops'), await person('boss')]
      await targets.set(ops, [november('lin', 100), november('zhou', 100)], 1)
      await targets.set(ops, [november('lin', 300), november('zhou', 300)], 2, { id: 'f1', name: '目标.xlsx' })
      await targets.set(ops, [november('zhou', 400)], 3)
      await expect(targets.undo(boss, 'f1', 4)).rejects.toThrow('不是你导的')
      await targets.undo(ops, 'f1', 4)
      expect(await seenBy('boss')).toEqual(['lin 2026-11 100', 'zhou 2026-11 400'])
      await expect(targets.undo(ops, 'f1', 5)).rejects.toThrow('已经撤销过了')
      expect(await targets.imports(ops, 5, 9)).toMatchObject([{ file: '目标.xlsx', count: 2, undone: true }])
      await targets.set(ops, [november('lin', 500)], 6, { id: 'f2', name: '目标.csv' })
      await expect(targets.undo(ops, 'f2', 6 + 8 * day)).rejects.toThrow('过了七天')
    })

    test('what was won is read with its day and sum, of those one sees', async () => {
      const [lin] = await storage().deals.open(await person('lin'))
      if (lin === undefined) throw new Error('no deal')
      await write('lin', {
        kind: 'deal.changed',
        level: 'confirm',
        subject: lin.id,
        at: '2026-11-20T02:00:00.000Z',
        before: lin.updatedAt,
        changes: [
          { field: 'status', from: 'open', to: 'won' },
          { field: 'closing', to: { on: '2026-11-19', amount: { min: 700, max: 700 } } },
        ],
      })
      const won = { personId: 'lin', dealId: lin.id, first: '2026-11-19', last: '2026-11-19', amount: 700 }
      const { targets } = storage()
      expect(await targets.signed(await person('boss-one'), '2026')).toEqual([won])
      expect(await targets.signed(await person('zhou'), '2026')).toEqual([])
      expect(await targets.signed(await person('boss-one'), '2025')).toEqual([])
    })

    test('everything set, taken back or carried out has its audit line', async () => {
      const { targets, firstBrokenAudit } = storage()
      const ops = await person('ops')
      await targets.set(ops, [november('lin', 100)], 1, { id: 'f1', name: '目标.xlsx' })
      await targets.undo(ops, 'f1', 2)
      await targets.exported(ops, '2026-11', 3)
      expect(await firstBrokenAudit('acme')).toBeUndefined()
    })
  })
}
