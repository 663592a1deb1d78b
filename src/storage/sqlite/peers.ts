import type { Database } from 'better-sqlite3'
import type { Peers } from '../../sales/sandbox/probability.ts'
import { openRevision } from './revision.ts'

interface Row {
  industry: string
  won: number
  lost: number
}

/** Companies whose counts are kept ready; one more begins anew. */
const companiesKept = 1000

/** Closed deals by trade: asked with every card, and counted anew only when a deal has been closed, moved or taken back. */
export function openPeers(database: Database): (tenantId: string, industry: string | undefined) => Peers {
  const count = database.prepare<[string], Row>(
    `SELECT industry, sum(status = 'won') AS won, sum(status = 'lost') AS lost FROM deals
     WHERE tenant_id = ? AND status IN ('won', 'lost') AND industry IS NOT NULL AND removed_at IS NULL GROUP BY industry`,
  )
  const revision = openRevision(database, 'peers', { deals: ['status', 'industry', 'removed_at'] })
  const kept = new Map<string, { revision: string; trades: ReadonlyMap<string, Peers> }>()

  return (tenantId, industry) => {
    if (industry === undefined) return { won: 0, lost: 0 }
    return tradesOf(tenantId).get(industry) ?? { won: 0, lost: 0 }
  }

  function tradesOf(tenantId: string): ReadonlyMap<string, Peers> {
    const current = revision()
    const before = kept.get(tenantId)
    if (before?.revision === current) return before.trades
    if (kept.size >= companiesKept) kept.clear()
    const trades = new Map(count.all(tenantId).map(({ industry, won, lost }) => [industry, { won, lost }]))
    kept.set(tenantId, { revision: current, trades })
    return trades
  }
}
