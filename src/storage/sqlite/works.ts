import type { Database } from 'better-sqlite3'
import type { Person, Role } from '../../people/person.ts'
import type { Seller, Window, Work, WorkedDeal, WorkedEvent, Works } from '../../sales/behaviour/work.ts'
import { groupBy } from '../../sales/group-by.ts'
import { visitDay } from './activity.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'

/** A row that belongs to somebody. */
type Owned<Row> = Row & { owner_id: string }

/** Read in one go for everybody one may see, and dealt out by owner: a team’s morning is a handful of queries. */
export function openWorks(database: Database): Works {
  const prepare = statementsBy(database)
  return {
    sellers: async (person) => sellers(person),
    async of(person, window) {
      const read = readOf(person, window)
      return sellers(person)
        .map((seller) => workOf(seller, read))
        .filter(({ person: { role }, deals }) => role === 'rep' || deals.length > 0)
    },
  }

  function sellers(person: Person): Seller[] {
    const may = visibility(person, 'see', 'deal')
    return prepare<PersonRow>(
      `SELECT id, name, role, team_id, (SELECT name FROM teams WHERE teams.id = sellers.team_id) AS team_name
       FROM (SELECT *, id AS owner_id FROM people WHERE active = 1 AND role IN ('rep', 'manager')) AS sellers
       WHERE ${may.sql} ORDER BY team_name, name`,
    )
      .all(...may.values)
      .map(({ id, name, role, team_id: teamId, team_name }) => ({
        id,
        name,
        role,
        teamId,
        teamName: team_name ?? '未分组',
      }))
  }

  function readOf(person: Person, { from, to }: Window): Read {
    const may = visibility(person, 'see', 'deal')
    const since = Date.parse(`${from}T00:00:00+08:00`)
    const until = Date.parse(`${to}T24:00:00+08:00`)
    const mine = `SELECT id FROM deals WHERE ${may.sql} AND removed_at IS NULL`
    const deals = prepare<Owned<DealRow>>(
      `SELECT id, owner_id, customer_id, stage, status, facts, updated_at,
         (SELECT name FROM customers WHERE customers.id = customer_id) AS customer,
         coalesce(substr(opened_on || '-01', 1, 10), min(date(updated_at / 1000 + 28800, 'unixepoch'),
           ifnull((SELECT date(min(at) / 1000 + 28800, 'unixepoch') FROM deal_history
             WHERE deal_history.tenant_id = deals.tenant_id AND deal_id = deals.id), '9'),
           ifnull((SELECT min(${visitDay}) FROM visits
             WHERE visits.tenant_id = deals.tenant_id AND deal_id = deals.id AND undone_at IS NULL), '9'))) AS since
       FROM deals WHERE ${may.sql} AND removed_at IS NULL AND (status = 'open' OR updated_at >= ?) ORDER BY id`,
    ).all(...may.values, since)
    return {
      deals: dealOut(deals),
      predictions: dealOut(
        prepare<Owned<{ at: number; probability: number }>>(
          `SELECT deal_id AS owner_id, at, probability FROM decisions WHERE tenant_id = ? AND at BETWEEN ? AND ?
             AND supposing IS NULL AND withdrawn_at IS NULL AND deal_id IN (${mine}) ORDER BY at`,
        ).all(person.tenantId, since, until, ...may.values),
      ),
      visits: dealOut(
        prepare<Owned<VisitRow>>(
          `SELECT owner_id, deal_id, customer_id, ${visitDay} AS day, at, text FROM visits
           WHERE ${may.sql} AND undone_at IS NULL AND ${visitDay} BETWEEN ? AND ? ORDER BY at`,
        ).all(...may.values, from, to),
      ),
      events: dealOut(
        prepare<Owned<EventRow>>(
          `SELECT (SELECT owner_id FROM deals WHERE deals.id = deal_id) AS owner_id, id, deal_id, at, source,
             from_whom, who, text FROM deal_events
           WHERE tenant_id = ? AND at BETWEEN ? AND ? AND deal_id IN (${mine}) ORDER BY at`,
        ).all(person.tenantId, since, until, ...may.values),
      ),
      tasks: dealOut(
        prepare<Owned<TaskRow>>(
          `SELECT owner_id, deal_id, text, substr(due, 1, 10) AS due, made_at, ended_at FROM tasks
           WHERE ${may.sql} AND state <> 'dropped' AND due GLOB '????-??-??*' AND deal_id IS NOT NULL
             AND substr(due, 1, 10) BETWEEN ? AND ? ORDER BY due`,
        ).all(...may.values, from, to),
      ),
      appointments: dealOut([
        ...prepare<Owned<AppointmentRow>>(
          `SELECT coalesce((SELECT owner_id FROM deals WHERE deals.id = deal_id), owner_id) AS owner_id, deal_id, title, "with",
             first_day, last_day FROM appointments
           WHERE ${may.sql} AND state = 'booked' AND last_day >= ? AND first_day <= ?`,
        ).all(...may.values, from, to),
        ...outside(person, { from, to }),
      ]),
    }
  }

  /** Of calendars elsewhere only what is about a deal one may see, and days of leave: the rest is nobody’s business. */
  function outside(person: Person, { from, to }: Window): Owned<AppointmentRow>[] {
    const may = visibility(person, 'see', 'deal')
    return prepare<Owned<AppointmentRow>>(
      `SELECT owner_id, deal_id, title, "with", first_day, last_day FROM outside_events
       WHERE tenant_id = ? AND last_day >= ? AND first_day <= ?
         AND (deal_id IN (SELECT id FROM deals WHERE ${may.sql} AND removed_at IS NULL) OR title LIKE '%假%')`,
    ).all(person.tenantId, from, to, ...may.values)
  }
}

interface Read {
  deals: ReadonlyMap<string, DealRow[]>
  /** By deal. */
  predictions: ReadonlyMap<string, { at: number; probability: number }[]>
  visits: ReadonlyMap<string, VisitRow[]>
  events: ReadonlyMap<string, EventRow[]>
  tasks: ReadonlyMap<string, TaskRow[]>
  appointments: ReadonlyMap<string, AppointmentRow[]>
}

interface PersonRow {
  id: string
  name: string
  role: Role
  team_id: string
  team_name: string | null
}

interface DealRow {
  id: string
  customer_id: string
  customer: string | null
  stage: NonNullable<WorkedDeal['stage']> | null
  status: WorkedDeal['status']
  facts: string
  since: string
}

interface VisitRow {
  deal_id: string | null
  customer_id: string | null
  day: string
  at: number
  text: string
}

interface EventRow {
  id: string
  deal_id: string
  at: number
  source: string
  from_whom: WorkedEvent['from']
  who: string
  text: string
}

interface TaskRow {
  deal_id: string
  text: string
  due: string
  made_at: number
  ended_at: number | null
}

interface AppointmentRow {
  deal_id: string | null
  title: string
  with: string
  first_day: string
  last_day: string
}

const dealOut = <Row extends { owner_id: string }>(rows: readonly Row[]) => groupBy(rows, ({ owner_id }) => owner_id)

function workOf(person: Seller, read: Read): Work {
  const { id } = person
  return {
    person,
    deals: (read.deals.get(id) ?? []).map((row) => ({
      id: row.id,
      customerId: row.customer_id,
      customer: row.customer ?? '',
      ...(row.stage === null ? {} : { stage: row.stage }),
      status: row.status,
      since: row.since,
      facts: JSON.parse(row.facts),
      predictions: (read.predictions.get(row.id) ?? []).map(({ at, probability }) => ({
        at: instant(at),
        probability,
      })),
    })),
    visits: (read.visits.get(id) ?? []).map(({ deal_id, customer_id, day, at, text }) => ({
      ...(deal_id === null ? {} : { dealId: deal_id }),
      ...(customer_id === null ? {} : { customerId: customer_id }),
      on: day,
      at: instant(at),
      text,
    })),
    events: (read.events.get(id) ?? []).map((row) => ({
      id: row.id,
      dealId: row.deal_id,
      at: instant(row.at),
      source: row.source,
      from: row.from_whom,
      who: row.who,
      text: row.text,
    })),
    tasks: (read.tasks.get(id) ?? []).map(({ deal_id, text, due, made_at, ended_at }) => ({
      dealId: deal_id,
      text,
      due,
      madeAt: instant(made_at),
      ...(ended_at === null ? {} : { doneAt: instant(ended_at) }),
    })),
    appointments: (read.appointments.get(id) ?? []).map(({ deal_id, title, with: names, first_day, last_day }) => ({
      ...(deal_id === null ? {} : { dealId: deal_id }),
      title,
      with: JSON.parse(names),
      first: first_day,
      last: last_day,
    })),
  }
}

function instant(at: number): string {
  return new Date(at).toISOString()
}
