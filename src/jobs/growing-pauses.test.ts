import { expect, test } from 'vitest'
import { openGrowingPauses } from './growing-pauses.ts'

test('what stays due is tried at growing intervals; what was due no more begins anew', () => {
  let now = 0
  const pauses = openGrowingPauses(10, 40, () => now)
  const tried: number[] = []
  for (; now <= 200; now += 1) if (pauses.among(['one']).includes('one')) tried.push(now)
  expect(tried).toEqual([0, 10, 30, 70, 110, 150, 190])
  expect(pauses.among(['one', 'other'])).toEqual(['other'])
  expect(pauses.among([])).toEqual([])
  expect(pauses.among(['one'])).toEqual(['one'])
})
