import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupsOf, taughtOnce } from './duplicates.ts'
import { foldsFor, groupedFolds } from './folds.ts'
import { historyOf } from './history.ts'
import { additive, simulatedDeals } from './simulated-deals.ts'

const { history } = simulatedDeals(300, additive, 1)

test('no group is on both sides of a fold, and every deal is tested once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { minLength: 40, maxLength: 120 }), fc.nat(1000), (numbers, seed) => {
      const group = Int32Array.from(numbers)
      const part = {
        ...historyOf(
          history,
          group.map((_, row) => row),
        ),
        group,
      }
      const folds = groupedFolds(groupsOf(part), 5, seed)
      for (const { taught, tested } of folds) {
        const known = new Set(Array.from(taught, (row) => group[row]))
        expect(Array.from(tested).filter((row) => known.has(group[row] ?? -1))).toEqual([])
      }
      const tested = folds.flatMap(({ tested }) => [...tested]).sort((one, other) => one - other)
      expect(tested).toEqual([...group.keys()])
    }),
    { numRuns: 50 },
  )
})

test('exact copies are one group, taught once', () => {
  const copied = historyOf(history, Int32Array.of(0, 1, 2, 1, 0, 3))
  const groups = groupsOf(copied)
  const { of, duplicates } = groups
  expect(duplicates).toBe(2)
  expect(of[0]).toBe(of[4])
  expect(of[1]).toBe(of[3])
  expect(new Set(of).size).toBe(4)
  expect([...taughtOnce(groups)]).toEqual([0, 1, 2, 5])
})

test('deals of coarse columns that agree by chance are no copies', () => {
  const coarse = { ...history, columns: history.columns.filter(({ name }) => name === 'source') }
  expect(groupsOf(coarse).count).toBe(300)
})

test('rolling origin never teaches from what was still to come, nor from a deal of the tested groups', () => {
  const time = Float64Array.from({ length: 300 }, (_, row) => (row * 7) % 60)
  const group = Int32Array.from({ length: 300 }, (_, row) => row % 90)
  const { kind, folds } = foldsFor({ ...history, time, group }, 5, 1)
  expect(kind).toBe('rolling_origin')
  expect(folds).toHaveLength(5)
  for (const { taught, tested } of folds) {
    expect(Math.max(...taught.map((row) => time[row] ?? 0))).toBeLessThan(
      Math.min(...tested.map((row) => time[row] ?? 0)),
    )
    const testedGroups = new Set(tested.map((row) => group[row] ?? 0))
    expect(Array.from(taught).some((row) => testedGroups.has(group[row] ?? 0))).toBe(false)
  }
})
