import type { Database } from 'better-sqlite3'
import type { Person } from '../../people/person.ts'
import { statementsBy } from './statements.ts'

/** Ids of what goes with customers from one colleague to another, by table. */
export type Belongings = Record<(typeof tables)[number], string[]>

/** What was predicted of a deal goes with it, else its new owner could not see why it stands as it does. */
const tables = ['customers', 'deals', 'decisions', 'tasks', 'appointments'] as const

type Named = { id: string; name: string }

/** What one colleague has with customers, and its way to another; call what writes inside a transaction. */
export function openBelongings(database: Database) {
  const prepare = statementsBy(database)
  const platformsOf = database
    .prepare<[string, string], string>(
      'SELECT platform FROM identities WHERE tenant_id = ? AND person_id = ? AND gone_since IS NULL ORDER BY platform',
    )
    .pluck()

  return {
    /** Customers that are theirs, or with whom they have a deal that goes on. */
    customersOf({ tenantId, id }: Person): Named[] {
      return prepare<Named>(
        `SELECT id, name FROM customers WHERE tenant_id = ? AND removed_at IS NULL AND (owner_id = ? OR id IN (
           SELECT customer_id FROM deals WHERE tenant_id = ? AND owner_id = ? AND removed_at IS NULL
             AND status IN ('open', 'shelved'))) ORDER BY name`,
      ).all(tenantId, id, tenantId, id)
    },

    with({ tenantId, id }: Person, customers: readonly Named[], today: string): Belongings {
      const theirs = JSON.stringify(customers.map((customer) => customer.id))
      const names = JSON.stringify(customers.map(({ name }) => name))
      const ids = (sql: string, ...values: unknown[]) =>
        prepare<{ id: string }>(sql)
          .all(tenantId, id, ...values)
          .map((row) => row.id)
      const among = 'IN (SELECT value FROM json_each(?))'
      const deals = ids(
        `SELECT id FROM deals WHERE tenant_id = ? AND owner_id = ? AND removed_at IS NULL
           AND status IN ('open', 'shelved') AND customer_id ${among}`,
        theirs,
      )
      const dealIds = JSON.stringify(deals)
      const about = `(deal_id ${among} OR deal_id IS NULL AND customer ${among})`
      return {
        customers: ids(`SELECT id FROM customers WHERE tenant_id = ? AND owner_id = ? AND id ${among}`, theirs),
        deals,
        decisions: ids(`SELECT id FROM decisions WHERE tenant_id = ? AND owner_id = ? AND deal_id ${among}`, dealIds),
        tasks: ids(
          `SELECT id FROM tasks WHERE tenant_id = ? AND owner_id = ? AND state = 'open' AND ${about}`,
          dealIds,
          names,
        ),
        appointments: ids(
          `SELECT id FROM appointments WHERE tenant_id = ? AND owner_id = ? AND state = 'booked' AND last_day >= ? AND ${about}`,
          today,
          dealIds,
          names,
        ),
      }
    },

    /** Only what still is with `from`: what somebody has moved on since stays where they put it. */
    move(belongings: Belongings, from: Person, to: Person): void {
      for (const table of tables) {
        const extra = table === 'appointments' ? ', placed = NULL' : ''
        prepare(
          `UPDATE ${table} SET owner_id = ?, team_id = ?${extra}
           WHERE tenant_id = ? AND owner_id = ? AND id IN (SELECT value FROM json_each(?))`,
        ).run(to.id, to.teamId, from.tenantId, from.id, JSON.stringify(belongings[table]))
      }
      remindThere(belongings.tasks, to)
    },
  }

  /** A reminder goes where its new owner can be reached. */
  function remindThere(taskIds: readonly string[], { tenantId, id }: Person): void {
    const platforms = platformsOf.all(tenantId, id)
    const [first] = platforms
    if (first === undefined) return
    prepare(
      `UPDATE tasks SET platform = ? WHERE tenant_id = ? AND owner_id = ? AND id IN (SELECT value FROM json_each(?))
         AND platform NOT IN (SELECT value FROM json_each(?))`,
    ).run(first, tenantId, id, JSON.stringify(taskIds), JSON.stringify(platforms))
  }
}
