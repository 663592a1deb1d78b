import type { Database } from 'better-sqlite3'
import type { AlertAnswer, Pause } from '../../sales/events/pause.ts'
import type { TippingKind } from '../../sales/risk/tipping/point.ts'
import { statementsBy } from './statements.ts'

/** What holds an event's deal back; its beginning is, word for word, the condition of the index `deal_events_tipping`. */
export const isOpenAlert = `tipping <> '[]' AND answer IS NOT 'go-on'`

interface AlertRow {
  deal_id: string
  id: string
  tipping: string
  received_at: number
  held_by: string | null
}

/** Reads which deals are paused; whoever asks has made sure that the deals may be seen. */
export function openPauses(database: Database) {
  const prepare = statementsBy(database)
  return {
    of(tenantId: string, dealIds: readonly string[]): ReadonlyMap<string, Pause> {
      const rows = prepare<AlertRow>(
        `SELECT deal_id, id, tipping, received_at,
           CASE answer WHEN 'hold' THEN coalesce((SELECT name FROM people WHERE people.id = answered_by), '同事') END AS held_by
         FROM deal_events WHERE tenant_id = ? AND deal_id IN (SELECT value FROM json_each(?)) AND ${isOpenAlert}
         ORDER BY received_at, id`,
      ).all(tenantId, JSON.stringify(dealIds))
      const byDeal = new Map<string, AlertRow[]>()
      for (const row of rows) byDeal.set(row.deal_id, [...(byDeal.get(row.deal_id) ?? []), row])
      return new Map(
        [...byDeal].flatMap(([dealId, alerts]) => pauseBy(alerts).map((pause) => [dealId, pause] as const)),
      )
    },
  }
}

/** Writes what was answered to an alert and all before it of the same deal; call inside a transaction. */
export function openAlertAnswering(database: Database) {
  const answer = database.prepare(
    `UPDATE deal_events SET answer = ?, answered_by = ?, answered_at = ? WHERE tenant_id = ? AND ${isOpenAlert}
       AND deal_id = (SELECT deal_id FROM deal_events WHERE tenant_id = ? AND id = ?)
       AND received_at <= (SELECT received_at FROM deal_events WHERE tenant_id = ? AND id = ?)`,
  )
  return (tenantId: string, id: string, said: AlertAnswer, actor: string, now: number): void => {
    answer.run(said, actor, now, tenantId, tenantId, id, tenantId, id)
  }
}

/** Nobody holds what was told after they said so: then it is unanswered again. */
function pauseBy(alerts: readonly AlertRow[]): Pause[] {
  const [first, newest] = [alerts[0], alerts.at(-1)]
  if (first === undefined || newest === undefined) return []
  return [
    {
      eventId: newest.id,
      tipping: alerts.flatMap(({ tipping }) => JSON.parse(tipping) as TippingKind[]),
      since: new Date(first.received_at).toISOString(),
      ...(newest.held_by === null ? {} : { heldBy: newest.held_by }),
    },
  ]
}
