import { expect, test } from 'vitest'
import { aDeal } from '../testing/build.ts'
import { fits } from './deal-filter.ts'

const known = <T>(value: T) => ({ value, source: 'record' as const, on: '2026-11-01' })
const deal = {
  ...aDeal(),
  ownerName: '林晓',
  customer: '宏达精密',
  facts: {
    ...aDeal().facts,
    region: known('苏州'),
    industry: known('机械' as const),
    competitors: known(['用友']),
    quote: known({ min: 80_000_000, max: 120_000_000 }),
  },
}

test.each([
  [{}, true],
  [{ stage: 'solution' }, true],
  [{ stage: 'lead' }, false],
  [{ industry: '机械', region: '苏州', competitor: '用友' }, true],
  [{ region: '无锡' }, false],
  [{ amount: { min: 80_000_000 } }, true],
  [{ amount: { min: 100_000_000 } }, false],
  [{ amount: { max: 120_000_000 } }, true],
  [{ moved: { last: '2026-11-01' } }, true],
  [{ moved: { first: '2026-11-02' } }, false],
] as const)('%j fits: %s', (filter, fitting) => {
  expect(fits(deal, filter)).toBe(fitting)
})

test('of what is not known, nothing fits', () => {
  const unknown = { ...deal, facts: aDeal().facts }
  for (const filter of [{ region: '苏州' }, { amount: { min: 1 } }, { competitor: '用友' }]) {
    expect(fits(unknown, filter)).toBe(false)
  }
})
