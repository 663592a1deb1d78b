import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forecastOf } from './forecast.ts'

const deal = (value: number, fen?: number) => ({
  estimate: { value },
  ...(fen === undefined ? {} : { amount: { min: fen, max: fen } }),
})

test('expected deals and amount, with what is not known said apart', () => {
  expect(forecastOf([deal(0.5, 100), deal(0.25, 400), deal(0.75)])).toEqual({
    count: 1.5,
    low: 1,
    high: 2,
    amount: 150,
    withoutAmount: 1,
  })
  expect(forecastOf([])).toEqual({ count: 0, low: 0, high: 0, amount: 0, withoutAmount: 0 })
  expect(forecastOf([deal(1), deal(1)])).toMatchObject({ count: 2, low: 2, high: 2 })
})

test('the range holds the expected number, to a deal, whatever the probabilities', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (values) => {
      const { count, low, high } = forecastOf(values.map((value) => deal(value)))
      expect(low).toBeLessThanOrEqual(Math.ceil(count))
      expect(high).toBeGreaterThanOrEqual(Math.floor(count))
      expect(high).toBeLessThanOrEqual(values.length)
    }),
  )
})
