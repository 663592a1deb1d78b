import { expect, test } from 'vitest'
import { simulatedCompany } from '../../bench/gaps/company.ts'
import { tallyOf } from '../../bench/gaps/score.ts'

const seeds = [401, 402, 403, 404, 405, 406]
const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0)

test('in simulated companies without a gap the report says hardly anything', () => {
  const tallies = seeds.map((seed) => tallyOf(simulatedCompany(seed, false)))
  expect(sum(tallies.map(({ asked }) => asked))).toBeGreaterThan(3_000)
  expect(sum(tallies.map(({ wrong }) => wrong))).toBeLessThanOrEqual(3)
}, 120_000)

test('where gaps are planted it says them, and little else', () => {
  const tallies = seeds.map((seed) => tallyOf(simulatedCompany(seed)))
  const [right, wrong] = [sum(tallies.map((one) => one.right)), sum(tallies.map((one) => one.wrong))]
  expect(right).toBeGreaterThan(20)
  expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.85)
  const found = sum(tallies.map((one) => one.found))
  expect(found / sum(tallies.map((one) => one.planted))).toBeGreaterThanOrEqual(0.6)
}, 120_000)
