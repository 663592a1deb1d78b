import { describe, expect, test } from 'vitest'
import type { Person } from '../people/person.ts'
import type { Solution } from '../sales/solutions/solution.ts'
import type { Storage } from '../storage/storage.ts'

const coldChain: Solution = {
  id: 'cold',
  title: '冷链监测',
  summary: '断电十秒发短信',
  industries: ['医疗'],
  pains: ['断电没人知道'],
  objections: ['PRICE'],
  keywords: ['冷链', '断电'],
}
const granary: Solution = { ...coldChain, id: 'granary', title: '粮库测温', summary: '一仓一图', keywords: ['粮库'] }

/** What every storage adapter owes the company's solution summaries; `another` is a second process on the same place. */
export function describeSolutions(storage: () => Storage, another: () => Storage): void {
  const person = async (id: string): Promise<Person> => {
    const found = await storage().people.byId('acme', id)
    if (found === undefined) throw new Error(`${id} is not there`)
    return found
  }
  const titles = async (of = storage(), tenantId = 'acme') =>
    (await of.solutions.shelf(tenantId)).solutions.map(({ title }) => title)

  describe('solution summaries', () => {
    test('are written and written over by their id, in the order they came, for their company alone', async () => {
      const { solutions } = storage()
      expect(await titles()).toEqual([])
      await solutions.write(await person('ops'), [coldChain, granary])
      const shelf = await solutions.shelf('acme')
      expect(shelf.solutions).toEqual([coldChain, granary])
      expect(await solutions.shelf('acme')).toBe(shelf)
      await solutions.write(await person('admin'), [{ ...coldChain, title: '冷链监测二代' }])
      expect((await titles()).toSorted()).toEqual(['冷链监测二代', '粮库测温'].toSorted())
      expect(await titles(storage(), 'somebody-else')).toEqual([])
    })

    test('are news to every process with its next question', async () => {
      const other = another()
      expect(await titles(other)).toEqual([])
      await storage().solutions.write(await person('ops'), [coldChain])
      expect(await titles(other)).toEqual(['冷链监测'])
      await other.solutions.retire(await person('ops'), 'cold')
      expect(await titles()).toEqual([])
    })

    test('retired they are shown no more, and can be written again', async () => {
      const { solutions } = storage()
      const ops = await person('ops')
      await solutions.write(ops, [coldChain, granary])
      await solutions.retire(ops, 'cold')
      expect(await titles()).toEqual(['粮库测温'])
      await expect(solutions.retire(ops, 'cold')).rejects.toThrow('已经不在方案库里了')
      await solutions.write(ops, [coldChain])
      expect(await titles()).toContain('冷链监测')
    })

    test.each(['lin', 'boss'])('%s reads them and does not write', async (who) => {
      const { solutions } = storage()
      await solutions.write(await person('ops'), [coldChain])
      await expect(solutions.write(await person(who), [granary])).rejects.toThrow('由销售运营和管理员维护')
      await expect(solutions.retire(await person(who), 'cold')).rejects.toThrow('由销售运营和管理员维护')
      expect(await titles()).toEqual(['冷链监测'])
    })

    test('each that was written or retired has its audit line', async () => {
      const { solutions, firstBrokenAudit } = storage()
      const ops = await person('ops')
      await solutions.write(ops, [coldChain, granary])
      await solutions.retire(ops, 'cold')
      expect(await firstBrokenAudit('acme')).toBeUndefined()
    })
  })
}
