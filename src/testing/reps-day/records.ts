import Database from 'better-sqlite3'
import type { Approval } from '../../sales/approval.ts'
import type { Closing } from '../../sales/deal.ts'
import type { ContactFacts, Fact, Facts, Money } from '../../sales/facts.ts'

/** What stands in the database and was not taken back, a line for each record, by table. */
export function recordsIn(databaseFile: string) {
  const database = new Database(databaseFile, { readonly: true })
  const lines = (sql: string, say: (row: Row) => unknown[]) =>
    database
      .prepare<[], Row>(sql)
      .all()
      .map((row) =>
        say(row)
          .filter((part) => part !== null && part !== '')
          .join(' ｜ '),
      )
  const ofCustomer = 'LEFT JOIN customers ON customers.id = customer_id'
  const records = {
    customers: lines('SELECT * FROM customers WHERE removed_at IS NULL ORDER BY rowid', ({ name }) => [name]),
    contacts: lines(
      `SELECT contacts.name, customers.name AS customer FROM contacts ${ofCustomer}
       WHERE contacts.removed_at IS NULL ORDER BY contacts.rowid`,
      ({ customer, name }) => [customer, name],
    ),
    deals: lines(
      `SELECT deals.*, customers.name AS customer FROM deals ${ofCustomer}
       WHERE deals.removed_at IS NULL ORDER BY deals.rowid`,
      ({ customer, name, status, facts, closing }) => [
        customer,
        name,
        status,
        ...sayFacts(JSON.parse(String(facts))),
        ...(closing === null ? [] : sayClosing(JSON.parse(String(closing)))),
      ],
    ),
    visits: lines(
      `SELECT visits.*, customers.name AS customer FROM visits ${ofCustomer}
       WHERE undone_at IS NULL ORDER BY logged_at, visits.rowid`,
      ({ customer, held_on, text }) => [customer, held_on, text],
    ),
    tasks: lines(
      `SELECT * FROM tasks WHERE state <> 'dropped' ORDER BY made_at, rowid`,
      ({ customer, due, part_of_day, text, state }) => [customer, due, part_of_day, text, state],
    ),
    appointments: lines(
      `SELECT * FROM appointments WHERE state = 'booked' ORDER BY made_at`,
      ({ customer, told, part_of_day, title, with: people }) => [
        customer,
        told,
        part_of_day,
        title,
        JSON.parse(String(people)),
      ],
    ),
    approvals: lines('SELECT * FROM approvals ORDER BY asked_at', ({ state, decided_by, body }) => {
      const { matter, what, customer, request } = JSON.parse(String(body)) as Approval
      return [customer ?? '—', matter, what, request, state, decided_by]
    }),
    clashes: lines('SELECT * FROM clashes', ({ deal_id, arbiter_id, state }) => [deal_id, arbiter_id, state]),
    dataRequests: lines('SELECT * FROM data_requests ORDER BY asked_at', ({ kind, words, due_on }) => [
      kind,
      words,
      due_on,
    ]),
    judgements: lines('SELECT * FROM judgements ORDER BY at', ({ track_id, verdict }) => [track_id, verdict]),
    refusals: lines(`SELECT * FROM audit WHERE action = 'security.refused'`, ({ actor, level }) => [actor, level]),
  }
  database.close()
  return records
}

type Row = Record<string, string | number | null>

function sayFacts({ contacts, objections, customer: _, region: _region, ...told }: Facts): string[] {
  return [
    ...Object.entries(told)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, fact]) => `${name} ${sayValue(fact as Fact<unknown>)}`),
    ...contacts.map(sayContact),
    ...objections.map(({ value }) => value),
  ]
}

function sayValue({ value }: Fact<unknown>): string {
  if (Array.isArray(value)) return value.join('、')
  return typeof value === 'object' ? sayMoney(value as Money) : String(value)
}

/** In 万. */
function sayMoney({ min, max }: Money): string {
  const wan = (fen: number | undefined) => (fen === undefined ? '' : fen / 1_000_000)
  return min === max ? `${wan(max)} 万` : `${wan(min)}–${wan(max)} 万`
}

function sayContact({ name, title, dept, role, stance, touched, left }: ContactFacts): string {
  const met = touched === undefined ? undefined : touched.value ? 'met' : 'not met'
  const gone = left === undefined ? undefined : 'left'
  return [name ?? dept ?? title, role?.value, stance?.value, met, gone].filter((part) => part !== undefined).join(' ')
}

function sayClosing({ on, amount, competitors = [], reasons = [] }: Closing): string[] {
  return [`ended ${on}`, ...(amount === undefined ? [] : [sayMoney(amount)]), ...competitors, ...reasons]
}
