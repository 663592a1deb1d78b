import { expect, test } from 'vitest'
import { recently } from './recently.ts'

test('remembers for a while, and then no more', () => {
  let time = 0
  const seen = recently(1000, 10, () => time)
  seen.add('a')
  time = 999
  expect([seen.has('a'), seen.has('b')]).toEqual([true, false])
  time = 1000
  expect(seen.has('a')).toBe(false)
})

test('forgets the oldest when there are too many', () => {
  const seen = recently(1000, 2, () => 0)
  for (const thing of ['a', 'b', 'a', 'c']) seen.add(thing)
  expect([seen.has('a'), seen.has('b'), seen.has('c')]).toEqual([true, false, true])
})
