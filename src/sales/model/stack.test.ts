import { expect, test } from 'vitest'
import { randomFrom } from './random.ts'
import type { Rehearsal } from './rehearsal.ts'
import { bolder } from './stack.ts'

const shares = { logistic: 0, trees: 1, shift: 0.2 }

/** Five members who each add noise of their own to the truth. */
function rehearsalWith(noise: number): Rehearsal {
  const random = randomFrom(1)
  const truth = Float64Array.from({ length: 2000 }, () => 4 * random() - 2.5)
  const nothing = new Float64Array(truth.length)
  const members = Array.from({ length: 5 }, () => truth.map((one) => one + noise * (random() - 0.5)))
  return { truth, members, logistic: { scores: nothing, deviations: nothing }, pooled: 0, taught: 800 }
}

test('members that err each in their own way may be believed more together than one by one', () => {
  const averages = -0.5
  const { trees, shift } = bolder(shares, rehearsalWith(3), 800, averages)
  expect(trees).toBeGreaterThan(1.2)
  expect(trees).toBeLessThan(1.8)
  // What is said of an average deal stays, whatever the members said of it.
  const before = (averages - shares.shift) / shares.trees
  expect(trees * before + shift).toBeCloseTo(averages, 6)
  expect(bolder(shares, rehearsalWith(3), 8000, averages).trees).toBeCloseTo(1 + (trees - 1) / 10, 6)
})

test('members of one mind are believed as before', () => {
  expect(bolder(shares, rehearsalWith(0), 800, -0.5)).toEqual(shares)
})
