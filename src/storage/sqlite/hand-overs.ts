import type { Database } from 'better-sqlite3'
import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import { type HandOver, type HandOvers, handOverTerm, type ToHandOver } from '../../sales/customers/hand-over.ts'
import type { Audit } from './audit.ts'
import { type Belongings, openBelongings } from './belongings.ts'
import { type PersonRow, toPerson } from './person-row.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'
import type { Writer } from './writer.ts'

interface HandOverRow {
  id: string
  tenant_id: string
  owner_id: string
  team_id: string
  from_id: string
  to_id: string
  from_name: string
  to_name: string
  from_active: 0 | 1
  to_active: 0 | 1
  by_name: string | null
  body: string
  at: number
  undone_at: number | null
}

interface Body {
  customers: { id: string; name: string }[]
  belongings: Belongings
}

const select = `SELECT hand_overs.*, givers.name AS from_name, givers.active AS from_active, takers.name AS to_name,
  takers.active AS to_active, (SELECT name FROM people WHERE people.id = hand_overs.owner_id) AS by_name
  FROM hand_overs JOIN people AS givers ON givers.id = from_id JOIN people AS takers ON takers.id = to_id`

/** People as rows that belong to themselves, so that the rule on whose deals somebody answers for reads on whom. */
const colleagues = '(SELECT *, id AS owner_id FROM people) AS colleagues'

export function openHandOvers(database: Database, writer: Writer, audit: Audit): HandOvers {
  const prepare = statementsBy(database)
  const belongings = openBelongings(database)
  return {
    async colleagues(person) {
      const may = visibility(person, 'hand-over', 'deal')
      const all = prepare<PersonRow & { customers: number }>(
        `SELECT *, (SELECT count(*) FROM customers WHERE customers.tenant_id = colleagues.tenant_id
             AND customers.owner_id = colleagues.id AND removed_at IS NULL) AS customers
         FROM ${colleagues} WHERE ${may.sql} AND role IN ('rep', 'manager') ORDER BY active, name`,
      ).all(...may.values)
      const colleague = ({ id, name, active }: PersonRow) => ({ id, name, active: active === 1 })
      return {
        givers: all
          .filter(({ customers }) => customers > 0)
          .map((row) => ({ ...colleague(row), customers: row.customers })),
        takers: all.filter(({ active }) => active === 1).map(colleague),
      }
    },
    async of(person, fromId, today) {
      const from = colleagueOf(person, fromId)
      return from === undefined ? [] : belongings.customersOf(from).map((customer) => counted(from, customer, today))
    },
    handOver: (person, { id, fromId, toId, customerIds }, now, today) =>
      writer.write(() => {
        const [from, to] = [colleagueOf(person, fromId), colleagueOf(person, toId)]
        if (from === undefined || to === undefined) throw new Refusal('只能在自己团队的同事之间交接。')
        if (!to.active || from.id === to.id) throw new Refusal('接手的要是另一位在职的同事。')
        const customers = belongings.customersOf(from).filter((customer) => customerIds.includes(customer.id))
        if (customers.length === 0) throw new Refusal('没有选中要交接的客户，或者已经交接过了。')
        const held = belongings.with(from, customers, today)
        belongings.move(held, from, to)
        const body: Body = { customers, belongings: held }
        prepare(
          'INSERT INTO hand_overs (id, tenant_id, owner_id, team_id, from_id, to_id, body, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        ).run(id, person.tenantId, person.id, person.teamId, fromId, toId, JSON.stringify(body), now)
        note(person, 'customers.handed-over', id, now)
        return found(id)
      }),
    undo: (person, id, now) =>
      writer.write(() => {
        const row = prepare<HandOverRow>(`${select} WHERE hand_overs.tenant_id = ? AND hand_overs.id = ?`).get(
          person.tenantId,
          id,
        )
        const [from, to] = row === undefined ? [] : [colleagueOf(person, row.from_id), colleagueOf(person, row.to_id)]
        if (row === undefined || from === undefined || to === undefined)
          throw new Refusal('没有这次交接，或者不归你管。')
        if (row.undone_at !== null) throw new Refusal('这次交接已经撤销过了。')
        if (row.at + handOverTerm < now) throw new Refusal('过了七天，撤不回来了；可以再交接一次。')
        belongings.move((JSON.parse(row.body) as Body).belongings, to, from)
        prepare('UPDATE hand_overs SET undone_at = ? WHERE id = ?').run(now, id)
        note(person, 'customers.handed-back', id, now)
        return found(id)
      }),
    async recent(person, limit) {
      const may = visibility(person, 'hand-over', 'deal')
      return prepare<HandOverRow>(
        `${select} WHERE to_id IN (SELECT id FROM ${colleagues} WHERE ${may.sql})
         AND hand_overs.tenant_id = ? ORDER BY at DESC LIMIT ?`,
      )
        .all(...may.values, person.tenantId, limit)
        .map(toHandOver)
    },
    untold: async () =>
      prepare<HandOverRow>(`${select} WHERE told_at IS NULL AND undone_at IS NULL ORDER BY at`).all().map(toHandOver),
    async told(id, now) {
      await writer.write(() => prepare('UPDATE hand_overs SET told_at = ? WHERE id = ?').run(now, id))
    },
  }

  function colleagueOf(person: Person, id: string): Person | undefined {
    const may = visibility(person, 'hand-over', 'deal')
    const row = prepare<PersonRow>(`SELECT * FROM ${colleagues} WHERE ${may.sql} AND id = ?`).get(...may.values, id)
    return row === undefined ? undefined : toPerson(row)
  }

  function counted(from: Person, customer: Body['customers'][number], today: string): ToHandOver {
    const { deals, tasks, appointments } = belongings.with(from, [customer], today)
    return { ...customer, deals: deals.length, tasks: tasks.length, appointments: appointments.length }
  }

  function note({ tenantId, id: actor }: Person, action: string, subject: string, at: number): void {
    audit.append({ tenantId, at, actor, action, level: 'human', subject })
  }

  function found(id: string): HandOver {
    const row = prepare<HandOverRow>(`${select} WHERE hand_overs.id = ?`).get(id)
    if (row === undefined) throw new Error(`no hand-over ${id}`)
    return toHandOver(row)
  }
}

function toHandOver(row: HandOverRow): HandOver {
  const { customers, belongings } = JSON.parse(row.body) as Body
  const { deals, tasks, appointments } = belongings
  return {
    id: row.id,
    tenantId: row.tenant_id,
    ownerId: row.owner_id,
    teamId: row.team_id,
    from: { id: row.from_id, name: row.from_name, active: row.from_active === 1 },
    to: { id: row.to_id, name: row.to_name, active: row.to_active === 1 },
    byName: row.by_name ?? '已离职',
    customers,
    counts: { deals: deals.length, tasks: tasks.length, appointments: appointments.length },
    at: new Date(row.at).toISOString(),
    ...(row.undone_at === null ? {} : { undoneAt: new Date(row.undone_at).toISOString() }),
  }
}
