import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { recipientOf } from '../../conversation/reception.ts'
import { decide } from '../../sales/sandbox/decide.ts'
import { openStorage } from '../../setup/database.ts'
import { aDeal, company, furnitureOf } from '../../testing/build.ts'

const day = 24 * 3_600_000
const closedDeals = 10_000

/** Figures are printed; only what no load of the machine can undo is held: read again, it is a fraction of reading. */
test('closed deals are read once until one more is closed, by the scoreboard and by every card', async () => {
  const storage = openStorage({ databaseFile: ':memory:' })
  const start = Date.parse('2026-01-05T02:00:00Z')
  const industry = { value: '机械' as const, source: 'record' as const, on: '2026-01-05' }
  const deals = Array.from({ length: closedDeals }, (_, index) =>
    aDeal({
      id: `closed-${index}`,
      status: index % 3 === 0 ? 'won' : 'lost',
      facts: { contacts: [], objections: [], industry },
      updatedAt: new Date(start + 30 * day).toISOString(),
    }),
  )
  const decisions = deals.map(({ id, facts }) =>
    decide({
      id: uuid(),
      at: new Date(start),
      today: '2026-01-05',
      tenantId: company,
      ownerId: 'lin',
      teamId: 'one',
      dealId: id,
      facts,
      peers: { won: 0, lost: 0 },
      tracks: [],
    }),
  )
  const open = aDeal({ id: 'open', facts: { contacts: [], objections: [], industry } })
  await storage.furnish({
    tenantId: company,
    platform: 'test',
    teams: [{ id: 'one', tenantId: company, name: '一组' }],
    people: [{ id: 'lin', userId: 'lin', name: '林晓', role: 'rep', teamId: 'one' }],
    ...furnitureOf([...deals, open]),
    visits: [],
    decisions,
  })

  const cases = () => storage.outcomes.cases(company)
  const peers = () => storage.decisions.peers(company, '机械')
  const [cold, warm] = [await took(cases), await took(cases)]
  const [coldPeers, warmPeers] = [await took(peers), await took(peers)]
  console.log(
    `${closedDeals} closed deals: cases ${cold.toFixed(0)} ms, again ${warm.toFixed(2)} ms; same trade ${coldPeers.toFixed(1)} ms, again ${warmPeers.toFixed(3)} ms`,
  )
  expect(warm).toBeLessThan(cold / 10)
  expect(await cases()).toHaveLength(closedDeals)
  expect(await peers()).toEqual({ won: 3_334, lost: 6_666 })

  const change = { kind: 'deal.changed' as const, level: 'confirm' as const, subject: 'open' }
  const before = open.updatedAt
  const at = new Date().toISOString()
  await storage.journal.announce(
    {
      key: 'close',
      tenantId: company,
      replies: [{ kind: 'text', text: '记下了', to: recipientOf({ platform: 'test', corp: company }, 'lin') }],
      changes: [{ ...change, changes: [{ field: 'status', from: 'open', to: 'won' }], at, before }],
    },
    Date.now(),
  )
  expect(await peers()).toEqual({ won: 3_335, lost: 6_666 })
  expect(await storage.outcomes.closed(company)).toBe(closedDeals + 1)
  await storage.close()
})

async function took(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
