import { reachOf, type Thing, type Verb } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'

/**
 * The `where` clause of a permission: rows with `tenant_id`, `owner_id` and `team_id` that `person` may `verb`. The same list
 * that the rest of the house reads (people/permissions) decides; nobody who may nothing gets a clause that matches.
 */
export function visibility(person: Person, verb: Verb, thing: Thing): { sql: string; values: unknown[] } {
  switch (reachOf(person, verb, thing)) {
    case 'company':
      return { sql: 'tenant_id = ?', values: [person.tenantId] }
    case 'team':
      return { sql: teamClause, values: [person.tenantId, person.id, person.teamId, person.tenantId] }
    case 'own':
      return { sql: 'tenant_id = ? AND owner_id = ?', values: [person.tenantId, person.id] }
    default:
      return { sql: '0', values: [] }
  }
}

/**
 * The same for customers, read by their `id`: one's own, and those with whom one has a deal, for of two colleagues with one
 * customer each has to know whom they deal with.
 */
export function customersSeen(person: Person): { sql: string; values: unknown[] } {
  const may = visibility(person, 'see', 'deal')
  return {
    sql: `(${may.sql} OR id IN (SELECT customer_id FROM deals WHERE ${may.sql} AND removed_at IS NULL))`,
    values: [...may.values, ...may.values],
  }
}

/** And for visits: one's own, those to a deal one sees, and those to a customer one sees, whoever made them. */
export function visitsSeen(person: Person): { sql: string; values: unknown[] } {
  const [may, customers] = [visibility(person, 'see', 'deal'), customersSeen(person)]
  return {
    sql: `(${may.sql} OR deal_id IN (SELECT id FROM deals WHERE ${may.sql} AND removed_at IS NULL)
      OR deal_id IS NULL AND customer_id IN (SELECT id FROM customers WHERE ${customers.sql}))`,
    values: [...may.values, ...may.values, ...customers.values],
  }
}

/** One's own rows, and those of one's team and every team below it. */
const teamClause = `tenant_id = ? AND (owner_id = ? OR team_id IN (
  WITH RECURSIVE below(id) AS (
    SELECT ?
    UNION
    SELECT teams.id FROM teams JOIN below ON teams.parent_id = below.id WHERE teams.tenant_id = ?
  ) SELECT id FROM below))`
