import type { Database } from 'better-sqlite3'
import type { DealEvent } from '../../sales/events/deal-event.ts'
import { sourcesOf } from '../../sales/events/source-kind.ts'
import { tradingNames } from '../../sales/risk/kinship.ts'
import { type EventRow, toEvent } from './deal-events.ts'

/** What is on record of a customer whatever the deal. */
export interface CustomerHistory {
  aliases: readonly string[]
  /** The group 集团 it belongs to, and the other customers on file that do. */
  group: string | null
  kin: readonly string[]
  /** Complaints, and the newest that systems told of each kind: of this customer, of the same one on colleagues' lists, of its group. */
  events: readonly DealEvent[]
}

/** Of complaints all that a customer can reasonably have; those not closed first. */
const complaintsRead = 200
/** Of what systems told so many of each kind: the newest say how it stands. */
const eachRead = 20

interface CustomerRow {
  id: string
  name: string
  aliases: string
  group_name: string | null
}

/** Reads what concerns a customer; whoever asks has made sure that a deal with them may be seen. */
export function openCustomerHistory(database: Database) {
  const self = database.prepare<[string, string], CustomerRow>(
    'SELECT id, name, aliases, group_name FROM customers WHERE tenant_id = ? AND id = ?',
  )
  const alike = database.prepare<{ tenantId: string; name: string; group: string | null }, CustomerRow>(
    `SELECT id, name, aliases, group_name FROM customers WHERE tenant_id = @tenantId AND name = @name AND removed_at IS NULL
     UNION SELECT id, name, aliases, group_name FROM customers
       WHERE tenant_id = @tenantId AND group_name IS NOT NULL AND group_name IN (@group, @name) AND removed_at IS NULL`,
  )
  const complaints = database.prepare<[string, string, number], EventRow>(
    `SELECT * FROM deal_events WHERE tenant_id = ? AND customer_id IN (SELECT value FROM json_each(?)) AND complaint IS NOT NULL
     ORDER BY json_extract(complaint, '$.closed') IS NULL DESC, at DESC LIMIT ?`,
  )
  // Of customers nobody had on file when they complained: by name only, for the rules to judge.
  const unclaimed = database.prepare<{ tenantId: string; names: string; cores: string; most: number }, EventRow>(
    `SELECT * FROM deal_events WHERE tenant_id = @tenantId AND customer_id IS NULL AND complaint IS NOT NULL
       AND matched_by IS NULL AND (customer IN (SELECT value FROM json_each(@names))
         OR EXISTS (SELECT 1 FROM json_each(@cores) WHERE instr(customer, value) > 0))
     ORDER BY at DESC LIMIT @most`,
  )
  const outside = database.prepare<[string, string, string, number], EventRow>(
    `SELECT * FROM deal_events WHERE tenant_id = ? AND customer_id IN (SELECT value FROM json_each(?))
       AND source IN (SELECT value FROM json_each(?)) AND from_whom = 'system' AND complaint IS NULL
       ORDER BY at DESC LIMIT ?`,
  )
  return (tenantId: string, customerId: string): CustomerHistory => {
    const own = self.get(tenantId, customerId)
    if (own === undefined) return { aliases: [], group: null, kin: [], events: [] }
    const { name } = own
    const family = alike.all({ tenantId, name, group: own.group_name })
    // Others may name this one as their group.
    const group = own.group_name ?? (family.some(({ group_name }) => group_name === name) ? name : null)
    const same = JSON.stringify([
      ...new Set([customerId, ...family.filter((one) => one.name === name).map(({ id }) => id)]),
    ])
    const all = JSON.stringify([...new Set([customerId, ...family.map(({ id }) => id)])])
    const aliases = JSON.parse(own.aliases) as string[]
    const names = JSON.stringify([name, ...aliases, ...(group === null ? [] : [group])])
    const cores = JSON.stringify(tradingNames(name, group))
    const rows = [
      ...complaints.all(tenantId, all, complaintsRead),
      ...unclaimed.all({ tenantId, names, cores, most: complaintsRead }),
      ...Object.values(sourcesOf).flatMap((sources) => outside.all(tenantId, same, JSON.stringify(sources), eachRead)),
    ]
    return {
      aliases,
      group,
      kin: [...new Set(family.filter((one) => one.name !== name).map((one) => one.name))],
      events: rows.map(toEvent),
    }
  }
}
