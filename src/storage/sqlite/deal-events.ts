import type { Database } from 'better-sqlite3'
import { reachOf } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import type { DealEvent, DealEvents } from '../../sales/events/deal-event.ts'
import { type AlertAnswer, answerKinds } from '../../sales/events/pause.ts'
import type { Audit } from './audit.ts'
import { openGroupBinding } from './chat-groups.ts'
import { openCustomerHistory } from './customer-history.ts'
import { openAlertAnswering, openPauses } from './pauses.ts'
import { statementsBy } from './statements.ts'
import { customersSeen, visibility } from './visibility.ts'
import type { Writer } from './writer.ts'

export interface EventRow {
  tenant_id: string
  id: string
  at: number
  received_at: number
  source: string
  from_whom: DealEvent['from']
  who: string
  text: string
  customer: string | null
  group_name: string | null
  complaint: string | null
  deal_id: string | null
  customer_id: string | null
  matched_by: NonNullable<DealEvent['matchedBy']> | null
  tipping: string
  answer: AlertAnswer | null
  answered_by: string | null
}

export function openDealEvents(database: Database, writer: Writer, audit: Audit): DealEvents {
  const prepare = statementsBy(database)
  const pauses = openPauses(database)
  const answerAlert = openAlertAnswering(database)
  const bindGroup = openGroupBinding(database)
  const historyOf = openCustomerHistory(database)
  const insert = database.prepare(
    `INSERT INTO deal_events (tenant_id, id, at, received_at, source, from_whom, who, text, customer, group_name, complaint, deal_id, customer_id, matched_by, tipping)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant_id, id) DO NOTHING`,
  )
  return {
    keep: (events) =>
      writer.write(() => events.map((event) => (insert.run(...rowOf(event)).changes === 1 ? 'kept' : 'repeat'))),

    async ofDeal(person, dealId, limit) {
      const may = visibility(person, 'see', 'deal')
      return prepare<EventRow>(
        `SELECT * FROM deal_events WHERE tenant_id = ?
           AND deal_id = (SELECT id FROM deals WHERE ${may.sql} AND removed_at IS NULL AND id = ?) ORDER BY at DESC LIMIT ?`,
      )
        .all(person.tenantId, ...may.values, dealId, limit)
        .map(toEvent)
    },

    async besideDeal(person, dealId, limit) {
      const target = targetOf(person, dealId, 'see')
      if (target === undefined) return []
      return historyOf(person.tenantId, target.customer_id)
        .events.filter((event) => event.dealId !== dealId)
        .toSorted((one, other) => other.at.localeCompare(one.at))
        .slice(0, limit)
    },

    async ofCustomer(person, customerId, limit) {
      const [may, seen] = [visibility(person, 'see', 'deal'), customersSeen(person)]
      return prepare<EventRow>(
        `SELECT * FROM deal_events WHERE tenant_id = ?
           AND deal_id IN (SELECT id FROM deals WHERE ${may.sql} AND removed_at IS NULL AND customer_id = ?)
         UNION ALL SELECT * FROM deal_events WHERE tenant_id = ? AND deal_id IS NULL AND (complaint IS NOT NULL OR from_whom = 'system')
           AND customer_id = (SELECT id FROM customers WHERE ${seen.sql} AND removed_at IS NULL AND id = ?)
         ORDER BY at DESC LIMIT ?`,
      )
        .all(person.tenantId, ...may.values, customerId, person.tenantId, ...seen.values, customerId, limit)
        .map(toEvent)
    },

    async byId(person, id) {
      const may = visibility(person, 'see', 'deal')
      const seen = customersSeen(person)
      const nobodys = reachOf(person, 'see', 'deal') === 'company' ? 'deal_id IS NULL OR' : ''
      const row = prepare<EventRow>(
        `SELECT * FROM deal_events WHERE tenant_id = ? AND id = ?
           AND (${nobodys} deal_id IN (SELECT id FROM deals WHERE ${may.sql} AND removed_at IS NULL)
             OR deal_id IS NULL AND customer_id IN (SELECT id FROM customers WHERE ${seen.sql}))`,
      ).get(person.tenantId, id, ...may.values, ...seen.values)
      return row === undefined ? undefined : toEvent(row)
    },

    async unclaimed(person, limit) {
      if (reachOf(person, 'see', 'deal') !== 'company') return []
      return prepare<EventRow>(
        `SELECT * FROM deal_events WHERE tenant_id = ? AND deal_id IS NULL AND (matched_by IS NULL OR customer_id IS NOT NULL
           AND matched_by <> 'person' AND complaint IS NULL AND from_whom <> 'system') ORDER BY at DESC LIMIT ?`,
      )
        .all(person.tenantId, limit)
        .map(toEvent)
    },

    assign: (person, id, { dealId, customerId, tipping, withGroup }) =>
      writer.write(() => {
        const handsOut = isUnclaimed(person, id)
        const target =
          dealId !== null
            ? targetOf(person, dealId, handsOut ? 'see' : 'change')
            : customerId === undefined
              ? null
              : customerSeen(person, customerId)
        if (target === undefined || !(handsOut || mayMove(person, id))) return false
        const group = prepare<{ group_name: string | null }>(
          `UPDATE deal_events SET deal_id = @dealId, customer_id = @customerId, matched_by = 'person', tipping = @tipping,
             answer = iif(deal_id IS @dealId, answer, NULL), answered_by = iif(deal_id IS @dealId, answered_by, NULL),
             answered_at = iif(deal_id IS @dealId, answered_at, NULL)
           WHERE tenant_id = @tenantId AND id = @id RETURNING group_name`,
        ).get({
          dealId,
          customerId: target?.customer_id ?? null,
          tipping: JSON.stringify(tipping),
          tenantId: person.tenantId,
          id,
        })?.group_name
        note(person, 'event.assigned', id)
        if (withGroup && group != null) {
          bindGroup(person, group, dealId, Date.now())
          note(person, 'group.assigned', id)
        }
        return true
      }),

    async pauseOf(person, dealId) {
      const may = visibility(person, 'see', 'deal')
      const sql = `SELECT 1 FROM deals WHERE ${may.sql} AND removed_at IS NULL AND id = ?`
      const isSeen = prepare(sql).get(...may.values, dealId) !== undefined
      return isSeen ? pauses.of(person.tenantId, [dealId]).get(dealId) : undefined
    },

    async pausesOf(person, dealIds) {
      const may = visibility(person, 'see', 'deal')
      const sql = `SELECT id FROM deals WHERE ${may.sql} AND removed_at IS NULL AND id IN (SELECT value FROM json_each(?))`
      const seen = prepare<{ id: string }>(sql).all(...may.values, JSON.stringify(dealIds))
      return pauses.of(
        person.tenantId,
        seen.map(({ id }) => id),
      )
    },

    answer: (person, id, answer) =>
      writer.write(() => {
        if (!mayMove(person, id)) return false
        answerAlert(person.tenantId, id, answer, person.id, Date.now())
        note(person, answerKinds[answer], id)
        return true
      }),
  }

  function note({ tenantId, id: actor }: Person, action: string, subject: string): void {
    audit.append({ tenantId, at: Date.now(), actor, action, level: 'human', subject })
  }

  function isUnclaimed(person: Person, id: string): boolean {
    if (reachOf(person, 'see', 'deal') !== 'company') return false
    const sql = 'SELECT 1 FROM deal_events WHERE tenant_id = ? AND id = ? AND deal_id IS NULL'
    return prepare(sql).get(person.tenantId, id) !== undefined
  }

  function mayMove(person: Person, id: string): boolean {
    const may = visibility(person, 'change', 'deal')
    const theirs = `FROM deals WHERE ${may.sql} AND removed_at IS NULL`
    const sql = `SELECT 1 FROM deal_events WHERE tenant_id = ? AND id = ? AND (deal_id IN (SELECT id ${theirs})
      OR deal_id IS NULL AND (customer_id IN (SELECT customer_id ${theirs})
        OR customer_id IN (SELECT id FROM customers WHERE ${may.sql})))`
    return prepare(sql).get(person.tenantId, id, ...may.values, ...may.values, ...may.values) !== undefined
  }

  function customerSeen(person: Person, id: string): { customer_id: string } | undefined {
    const seen = customersSeen(person)
    return prepare<{ customer_id: string }>(
      `SELECT id AS customer_id FROM customers WHERE ${seen.sql} AND removed_at IS NULL AND id = ?`,
    ).get(...seen.values, id)
  }

  function targetOf(person: Person, dealId: string, verb: 'see' | 'change'): { customer_id: string } | undefined {
    const may = visibility(person, verb, 'deal')
    return prepare<{ customer_id: string }>(
      `SELECT customer_id FROM deals WHERE ${may.sql} AND removed_at IS NULL AND id = ?`,
    ).get(...may.values, dealId)
  }
}

function rowOf(event: DealEvent): unknown[] {
  return [
    event.tenantId,
    event.id,
    Date.parse(event.at),
    Date.parse(event.receivedAt),
    event.source,
    event.from,
    event.who,
    event.text,
    event.customer ?? null,
    event.group ?? null,
    event.complaint === undefined ? null : JSON.stringify(event.complaint),
    event.dealId ?? null,
    event.customerId ?? null,
    event.matchedBy ?? null,
    JSON.stringify(event.tipping),
  ]
}

export function toEvent(row: EventRow): DealEvent {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    at: new Date(row.at).toISOString(),
    receivedAt: new Date(row.received_at).toISOString(),
    source: row.source,
    from: row.from_whom,
    who: row.who,
    text: row.text,
    tipping: JSON.parse(row.tipping),
    ...(row.customer === null ? {} : { customer: row.customer }),
    ...(row.group_name === null ? {} : { group: row.group_name }),
    ...(row.complaint === null ? {} : { complaint: JSON.parse(row.complaint) }),
    ...(row.deal_id === null ? {} : { dealId: row.deal_id }),
    ...(row.customer_id === null ? {} : { customerId: row.customer_id }),
    ...(row.matched_by === null ? {} : { matchedBy: row.matched_by }),
    ...(row.answer === null ? {} : { answer: row.answer }),
    ...(row.answered_by === null ? {} : { answeredBy: row.answered_by }),
  }
}
