import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { nothingKnown } from '../facts.ts'
import { cellsOf, speaking } from './board.ts'
import { nothingTold } from './case-of-deal.ts'
import { signals } from './signals/index.ts'

const deal = { ...aDeal(), ownerName: '林晓' }
const nothing = nothingTold

test('the list of signals is the folder', () => {
  const files = readdirSync(new URL('signals', import.meta.url)).filter((name) => !/^(?:index|signal)\.ts$/.test(name))
  expect(signals.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort())
  expect(signals.every(({ name }) => name.length <= 4)).toBe(true)
})

test('one broken signal says so in its place, and the others stand', () => {
  const bad = {
    id: 'bad',
    name: '坏的',
    look: () => {
      throw new Error('broken')
    },
  }
  const cells = cellsOf(deal, nothing, '2026-11-24', [bad, ...signals])
  expect(cells).toHaveLength(signals.length + 1)
  expect(cells[0]).toMatchObject({ finding: { level: 'not-applicable', short: '没算出来' }, failed: expect.any(Error) })
  expect(cells.find(({ signal }) => signal.id === 'silence')?.finding).toMatchObject({
    level: 'watch',
    short: '23 天没记录',
  })
})

test('an event of another system is evidence, quoted and dated; what is unknown does not apply', () => {
  const event = {
    id: 'e',
    tenantId: deal.tenantId,
    at: '2026-11-20T02:00:00.000Z',
    receivedAt: '2026-11-20T02:00:00.000Z',
    source: 'chat',
    from: 'customer' as const,
    who: '王磊',
    text: '对手报价比你们低两成',
    tipping: [],
  }
  const facts = { ...nothingKnown, deadline: { value: '2026-11-26', source: 'said' as const, on: '2026-11-01' } }
  const cells = cellsOf({ ...deal, facts }, { ...nothing, events: [event] }, '2026-11-24')
  const of = (id: string) => cells.find(({ signal }) => signal.id === id)?.finding
  expect(of('competitor-appeared')).toMatchObject({
    level: 'high',
    evidence: [{ on: '2026-11-20', who: '王磊', quote: event.text }],
  })
  expect(of('deadline-near')).toMatchObject({ level: 'high', short: '剩 2 天' })
  expect(of('budget-deviation')).toMatchObject({ level: 'not-applicable' })
  expect(speaking(cells)[0]?.finding.level).toBe('high')
})
