import { expect, test } from 'vitest'
import { precisionOf, recallOf, scoreOf } from '../../bench/habits/score.ts'

const seeds = [201, 202, 203, 204]

test('in simulated companies warnings find the habits that were planted, and hardly anything else', () => {
  const tallies = seeds.flatMap((seed) => [...scoreOf(seed).values()])
  const all = tallies.reduce((sum, { right, wrong, missed }) => ({
    right: sum.right + right,
    wrong: sum.wrong + wrong,
    missed: sum.missed + missed,
  }))
  expect(all.right).toBeGreaterThan(100)
  expect(precisionOf(all)).toBeGreaterThanOrEqual(0.9)
  expect(recallOf(all)).toBeGreaterThanOrEqual(0.9)
}, 120_000)
