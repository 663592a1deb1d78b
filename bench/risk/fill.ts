import { readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { z } from 'zod'
import { addDays, dayOf } from '../../src/language/calendar.ts'
import { nothingKnown } from '../../src/sales/facts.ts'
import { ladder } from '../../src/sales/stage.ts'

const Line = z.object({
  events: z.array(z.object({ source: z.string(), from: z.string(), who: z.string(), text: z.string() })),
})

/** What customers and reps say in the labelled deals: real enough to cost what reading costs. */
const said = readFileSync(new URL('../../src/sales/risk/eval/cases.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .flatMap((line) => Line.parse(JSON.parse(line)).events)

/** Fills the demo company of an existing file with so many open deals and events, each text another one; returns the deals' ids. */
export function fill(path: string, deals: number, events: number): string[] {
  const database = new Sqlite(path)
  const owners = database
    .prepare<[], { id: string; team: string }>(
      `SELECT id, team_id AS team FROM people WHERE tenant_id = 'demo' AND role = 'rep'`,
    )
    .all()
  const customer = database.prepare(
    `INSERT INTO customers (id, tenant_id, owner_id, team_id, name, aliases, existing) VALUES (?, 'demo', ?, ?, ?, '[]', 0)`,
  )
  const deal = database.prepare(
    `INSERT INTO deals (id, tenant_id, owner_id, team_id, customer_id, name, stage, status, facts, updated_at) VALUES (?, 'demo', ?, ?, ?, '改造', ?, 'open', ?, ?)`,
  )
  const event = database.prepare(
    `INSERT INTO deal_events (tenant_id, id, at, received_at, source, from_whom, who, text, deal_id, customer_id, matched_by, tipping)
     VALUES ('demo', ?, ?, ?, ?, ?, ?, ?, ?, ?, 'name', '[]')`,
  )
  const now = Date.now()
  const today = dayOf(new Date(now))
  const ids = Array.from({ length: deals }, (_, number) => `bench-${number}`)
  database.pragma('synchronous = OFF')
  database.transaction(() => {
    for (const [number, id] of ids.entries()) {
      const { id: owner = '', team = '' } = owners[number % owners.length] ?? {}
      const on = addDays(today, -(number % 60))
      const facts = {
        ...nothingKnown,
        budget: { value: { min: 80_000_000, max: 80_000_000 }, source: 'said', on },
        quote: { value: { min: 60_000_000 + number * 10_000, max: 60_000_000 + number * 10_000 }, source: 'said', on },
        contacts: [
          { name: '骆建业', title: '总经理' },
          { name: '戚国平', title: '车间主任' },
        ],
      }
      customer.run(`customer-${id}`, owner, team, nameOf(number))
      deal.run(id, owner, team, `customer-${id}`, ladder[number % ladder.length], JSON.stringify(facts), Date.parse(on))
    }
    for (let number = 0; number < events; number++) {
      const { source, from, who, text } = said[(number * 31) % said.length] ?? {}
      const id = ids[number % deals]
      const at = now - (((events - number) / events) * 120 + 0.1) * 86_400_000
      event.run(`event-${number}`, at, at, source, from, who, `${text}（单号 ${number}）`, id, `customer-${id}`)
    }
  })()
  database.close()
  return ids
}

export function nameOf(number: number): string {
  return `第${number}号精密制造有限公司`
}
