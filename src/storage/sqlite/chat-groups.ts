import type { Database } from 'better-sqlite3'
import { reachOf } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import type { ChatGroups } from '../../sales/events/chat-group.ts'
import type { Audit } from './audit.ts'
import type { Writer } from './writer.ts'

interface GroupRow {
  name: string
  at: number
  by: string
  deal_id: string | null
  customer: string
  deal: string
}

export function openChatGroups(database: Database, writer: Writer, audit: Audit): ChatGroups {
  const dealOf = database
    .prepare<[string, string], string | null>('SELECT deal_id FROM chat_groups WHERE tenant_id = ? AND name = ?')
    .pluck()
  const list = database.prepare<[string, number], GroupRow>(
    `SELECT chat_groups.name, bound_at AS at, coalesce(people.name, '同事') AS by, deal_id, coalesce(customers.name, '') AS customer,
       coalesce(deals.name, '已删除的商机') AS deal
     FROM chat_groups LEFT JOIN people ON people.id = bound_by
       LEFT JOIN deals ON deals.id = chat_groups.deal_id LEFT JOIN customers ON customers.id = deals.customer_id
     WHERE chat_groups.tenant_id = ? ORDER BY bound_at DESC, chat_groups.name LIMIT ?`,
  )
  const forget = database.prepare('DELETE FROM chat_groups WHERE tenant_id = ? AND name = ?')
  const waitAgain = database.prepare(
    `UPDATE deal_events SET matched_by = NULL
     WHERE tenant_id = ? AND deal_id IS NULL AND matched_by = 'group' AND group_name = ?`,
  )
  return {
    dealOf: async (tenantId, name) => dealOf.get(tenantId, name),

    list: async (person, limit) =>
      seesAll(person)
        ? list.all(person.tenantId, limit).map(({ name, at, by, deal_id: id, customer, deal }) => ({
            name,
            by,
            at: new Date(at).toISOString(),
            ...(id === null ? {} : { deal: { id, customer, name: deal } }),
          }))
        : [],

    takeBack: (person, name) =>
      writer.write(() => {
        const { tenantId, id: actor } = person
        if (!seesAll(person) || forget.run(tenantId, name).changes === 0) return false
        waitAgain.run(tenantId, name)
        audit.append({ tenantId, at: Date.now(), actor, action: 'group.taken-back', level: 'human', subject: name })
        return true
      }),
  }
}

/** Writes to which deal, or to nobody, a group belongs; call inside a transaction. */
export function openGroupBinding(database: Database) {
  const bind = database.prepare(
    `INSERT INTO chat_groups (tenant_id, name, deal_id, bound_by, bound_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (tenant_id, name) DO UPDATE SET deal_id = excluded.deal_id, bound_by = excluded.bound_by, bound_at = excluded.bound_at`,
  )
  return ({ tenantId, id }: Person, name: string, dealId: string | null, now: number): void => {
    bind.run(tenantId, name, dealId, id, now)
  }
}

function seesAll(person: Person): boolean {
  return reachOf(person, 'see', 'deal') === 'company'
}
