import { describe, expect, test } from 'vitest'
import { aDeal } from '../testing/build.ts'
import type { Deal } from './deal.ts'
import { nothingKnown } from './facts.ts'
import { signsOf } from './signs.ts'
import type { Stage } from './stage.ts'

const today = '2026-11-24'
const said = { source: 'said', on: '2026-11-10' } as const

function deal(of: Partial<Deal>): Deal {
  return { ...aDeal(), customer: '宏达精密', ownerName: '林晓', updatedAt: '2026-11-23T00:00:00.000Z', ...of }
}

const idsOf = (watched: Parameters<typeof signsOf>[0]) => signsOf(watched, today).map(({ id }) => id)

describe('signs to check', () => {
  const decider = { name: '王总', role: { value: 'EB', ...said }, touched: { value: true, ...said } } as const

  test('a deal that is looked after has none', () => {
    const facts = { ...nothingKnown, contacts: [decider], nextStep: { value: '2026-11-27', ...said } }
    expect(idsOf({ deal: deal({ facts }), lastVisit: '2026-11-20' })).toEqual([])
  })

  test('a next step that has passed, unless a visit was noted since', () => {
    const facts = { ...nothingKnown, contacts: [decider], nextStep: { value: '2026-11-18T14:00+08:00', ...said } }
    expect(idsOf({ deal: deal({ facts }), lastVisit: '2026-11-15' })).toEqual(['passed'])
    expect(idsOf({ deal: deal({ facts }), lastVisit: '2026-11-18' })).toEqual([])
    const words = { ...facts, nextStep: { value: '已约定', ...said } }
    expect(idsOf({ deal: deal({ facts: words }), lastVisit: '2026-11-20' })).toEqual([])
  })

  test('two weeks of silence, counted from the last visit, else from the record', () => {
    const facts = { ...nothingKnown, contacts: [decider], nextStep: { value: '2026-11-27', ...said } }
    expect(idsOf({ deal: deal({ facts }), lastVisit: '2026-11-11' })).toEqual([])
    expect(signsOf({ deal: deal({ facts }), lastVisit: '2026-11-10' }, today)).toMatchObject([
      { id: 'silent', text: '14 天没有拜访记录（上次 11月10日）' },
    ])
    expect(signsOf({ deal: deal({ facts, updatedAt: '2026-10-01T00:00:00.000Z' }) }, today)).toMatchObject([
      { id: 'silent', text: '没有拜访记录，记录停在 10月1日（54 天）' },
    ])
  })

  test('nobody who decides met weighs more once the budget is talked of; what is not recorded is said so', () => {
    const weightAt = (stage: Stage) =>
      signsOf({ deal: deal({ stage }), lastVisit: '2026-11-20' }, today).find(({ id }) => id === 'unmet')?.weight ?? 0
    expect(weightAt('bidding')).toBeGreaterThan(weightAt('need'))
    expect(signsOf({ deal: deal({}), lastVisit: '2026-11-20' }, today)).toMatchObject([
      { id: 'unmet', text: '联系人一个都没有记' },
      { id: 'unagreed' },
    ])
  })
})
