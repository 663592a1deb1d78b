import { describe, expect, test } from 'vitest'
import type { JudgedExchange } from './exchange.ts'
import { handlingsOf, medianHandling, sayHandlings } from './handling.ts'
import { tracks } from './tracks/index.ts'

const exchange = (of: Partial<JudgedExchange>): JudgedExchange => ({
  id: 'x',
  tenantId: 't',
  ownerId: 'o',
  teamId: 'g',
  decisionId: 'd1',
  dealId: 'deal',
  at: '2026-11-24T01:00:00.000Z',
  intent: 'objection.handle',
  objections: [],
  offered: [],
  judgements: [],
  ...of,
})

const took = (trackId: string, at: string, verdict: 'taken' | 'refused' = 'taken') => ({
  decisionId: 'd2',
  trackId,
  verdict,
  at,
})

describe('the time an objection waits for its words', () => {
  test('runs from when it was first told to the first track on it that was taken', () => {
    const told = exchange({ objections: ['PRICE'] })
    const again = exchange({
      decisionId: 'd2',
      at: '2026-11-24T02:00:00.000Z',
      objections: ['PRICE', 'BUDGET'],
      judgements: [
        took('price-clarify', '2026-11-24T02:10:00.000Z'),
        took('price-advance', '2026-11-24T02:20:00.000Z'),
      ],
    })
    const handlings = handlingsOf([again, told], tracks)
    expect(handlings).toEqual([
      { objection: 'PRICE', toldAt: told.at, handledAt: '2026-11-24T02:10:00.000Z' },
      { objection: 'BUDGET', toldAt: again.at },
    ])
    expect(sayHandlings(handlings)).toBe('嫌贵 1 小时接上；没预算 还没接')
    expect(medianHandling(handlings)).toBe(70 * 60_000)
  })

  test('words sent back, on something else, of another deal or of an earlier day handle nothing', () => {
    const judgements = [
      took('price-clarify', '2026-11-24T02:00:00.000Z', 'refused'),
      took('trust-clarify', '2026-11-24T02:00:00.000Z'),
      took('price-clarify', '2026-11-23T02:00:00.000Z'),
    ]
    const elsewhere = exchange({ dealId: 'other', judgements: [took('price-clarify', '2026-11-24T03:00:00.000Z')] })
    expect(handlingsOf([exchange({ objections: ['PRICE'], judgements }), elsewhere], tracks)).toEqual([
      { objection: 'PRICE', toldAt: '2026-11-24T01:00:00.000Z' },
    ])
  })

  test('where nothing was raised there is nothing to say', () => {
    expect(sayHandlings(handlingsOf([exchange({})], tracks))).toBeUndefined()
    expect(medianHandling([])).toBeUndefined()
  })
})
