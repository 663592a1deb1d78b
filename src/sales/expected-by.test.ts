import { expect, test } from 'vitest'
import { expectedBy, sayExpected } from './expected-by.ts'

const today = '2026-11-24'
const deal = (value?: string) => ({
  facts: value === undefined ? {} : { closeDate: { value, source: 'said' as const, on: today } },
})

test.each([
  ['2026-11', '2026-11-30', 'within'],
  ['2026-11', '2026-11', 'within'],
  ['2026-11', '2026-W48', 'within'],
  ['2026-11', '2026-W49', 'perhaps'],
  ['2026-11', '2026-Q4', 'perhaps'],
  ['2026-11', '2026-11-23', 'overdue'],
  ['2026-11', '2026-12-01', 'otherwise'],
  ['2026-11', undefined, 'undated'],
  ['2026-11-30', '2026-11-25', 'within'],
  ['2026-11-30', '2026-11-01', 'overdue'],
  ['2026-12', '2026-11-30', 'otherwise'],
  ['2026-12', '2026-Q4', 'perhaps'],
  ['2026-Q4', '2026-H2', 'within'],
  ['2026', '2026-Q4', 'within'],
  ['2027-Q1', '2027-02-28', 'within'],
] as const)('asked about %s, expected %s: %s', (by, closeDate, place) => {
  const found = expectedBy([deal(closeDate)], by, today)
  expect(Object.entries(found).flatMap(([name, deals]) => (deals.length > 0 ? [name] : []))).toEqual([place])
})

test('is said with its day, and whether that has passed', () => {
  expect(sayExpected(deal('2026-12-31').facts, today)).toBe('预计签约 12月31日 周四')
  expect(sayExpected(deal('2026-10').facts, today)).toBe('预计签约 10月（已过）')
  expect(sayExpected({}, today)).toBeUndefined()
})
