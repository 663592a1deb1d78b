import { expect, test } from 'vitest'
import { exactly } from './figure.ts'
import { likeliest } from './likeliest.ts'

const nothing = { sums: [], counts: [], before: null, moves: [] }
const million = [1e6]

test('a figure that fits the deal is what it says', () => {
  expect(likeliest(exactly(8e5), million, nothing)).toEqual(exactly(8e5))
  expect(likeliest(exactly(3e5), [], nothing)).toEqual(exactly(3e5))
  expect(likeliest(exactly(4.2e5), million, nothing)).toEqual(exactly(4.2e5))
})

test('one far too small is the price of a piece, so many 万, or what is taken off', () => {
  expect(likeliest(exactly(33_000), million, { ...nothing, counts: [30] })).toEqual(exactly(990_000))
  expect(likeliest(exactly(120), million, nothing)).toEqual(exactly(1_200_000))
  expect(likeliest(exactly(58_000), million, { ...nothing, before: exactly(1e6), moves: [-1] })).toEqual(
    exactly(942_000),
  )
})

test('two sums that are too much together are one of them, the later rather', () => {
  const sums = [exactly(1.1e6), exactly(9e5)]
  expect(likeliest(exactly(2e6), million, { ...nothing, sums })).toEqual(exactly(9e5))
})

test('what fits in no way is of something else', () => {
  expect(likeliest(exactly(5e7), million, nothing)).toBeUndefined()
})
