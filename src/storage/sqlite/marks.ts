import type { Database } from 'better-sqlite3'

/**
 * Marks the findings of a deal as no longer holding, in the very transaction that changes what they rest on, whoever writes it.
 * Triggers of this connection do it: every process of ours opens the database through here.
 */
export function openMarks(database: Database): void {
  database.exec(`INSERT INTO deal_findings (tenant_id, deal_id, mark, judged_on, program, weight, cells, findings)
    SELECT tenant_id, id, 0, CASE WHEN ${isOpen('deals')} THEN '' ELSE 'closed' END, '', 0, '{}', '{}' FROM deals
    WHERE NOT EXISTS (SELECT 1 FROM deal_findings WHERE deal_id = deals.id)`)
  trigger('deal_added', 'AFTER INSERT ON main.deals', added)
  trigger(
    'deal_changed',
    'AFTER UPDATE OF owner_id, team_id, customer_id, name, stage, status, facts, updated_at, removed_at ON main.deals',
    `UPDATE deal_findings SET mark = mark + 1, judged_on = CASE WHEN ${isOpen('new')} THEN '' ELSE 'closed' END
     WHERE deal_id = new.id;`,
  )
  for (const table of ['deal_events', 'visits']) {
    trigger(`${table}_added`, `AFTER INSERT ON main.${table} WHEN new.deal_id IS NOT NULL`, mark('= new.deal_id'))
    trigger(`${table}_changed`, `AFTER UPDATE ON main.${table}`, mark('IN (old.deal_id, new.deal_id)'))
    trigger(`${table}_removed`, `AFTER DELETE ON main.${table} WHEN old.deal_id IS NOT NULL`, mark('= old.deal_id'))
  }
  // What concerns a customer whatever the deal: complaints, and what systems told.
  for (const [row, when] of [
    ['new', 'added AFTER INSERT'],
    ['new', 'changed AFTER UPDATE OF customer_id, complaint'],
    ['old', 'left AFTER UPDATE OF customer_id'],
    ['old', 'removed AFTER DELETE'],
  ] as const) {
    const [name, ...event] = when.split(' ')
    trigger(
      `history_${name}`,
      `${event.join(' ')} ON main.deal_events WHEN ${row}.customer_id IS NOT NULL AND (${row}.complaint IS NOT NULL OR ${row}.from_whom = 'system')`,
      mark(`IN (${dealsAround(`${row}.tenant_id`, `${row}.customer_id`)})`),
    )
  }
  // Of a customer nobody has on file, a complaint may be of any group.
  trigger(
    'stranger_added',
    'AFTER INSERT ON main.deal_events WHEN new.customer_id IS NULL AND new.complaint IS NOT NULL AND new.customer IS NOT NULL',
    mark(`IN (SELECT deals.id FROM customers JOIN deals ON deals.tenant_id = customers.tenant_id AND customer_id = customers.id
      WHERE customers.tenant_id = new.tenant_id AND group_name IS NOT NULL)`),
  )
  for (const row of ['old', 'new'])
    trigger(
      `customer_changed_${row}`,
      'AFTER UPDATE OF name, aliases, group_name, removed_at ON main.customers',
      mark(`IN (${dealsAround('new.tenant_id', 'new.id', `${row}.name`, `${row}.group_name`)})`),
    )

  trigger(
    'signal_set',
    'AFTER INSERT ON main.signal_settings',
    mark('IN (SELECT id FROM deals WHERE tenant_id = new.tenant_id)'),
  )
  trigger('signal_answered', 'AFTER INSERT ON main.signal_answers', mark('= new.deal_id'))
  trigger('signal_answered_anew', 'AFTER UPDATE ON main.signal_answers', mark('= new.deal_id'))
  trigger('signal_answer_withdrawn', 'AFTER DELETE ON main.signal_answers', mark('= old.deal_id'))

  function trigger(name: string, when: string, statement: string): void {
    database.exec(`CREATE TEMP TRIGGER marks_${name} ${when} BEGIN ${statement} END`)
  }
}

const added = `INSERT INTO deal_findings (tenant_id, deal_id, mark, judged_on, program, weight, cells, findings)
  VALUES (new.tenant_id, new.id, 0, CASE WHEN ${isOpen('new')} THEN '' ELSE 'closed' END, '', 0, '{}', '{}');`

/** Deals with a customer, with the same one on colleagues' lists, and with others of its group. */
function dealsAround(
  tenantId: string,
  customerId: string,
  name = `(SELECT name FROM customers WHERE id = ${customerId})`,
  group = `(SELECT group_name FROM customers WHERE id = ${customerId})`,
): string {
  return `SELECT id FROM deals WHERE tenant_id = ${tenantId} AND customer_id IN (SELECT ${customerId}
    UNION SELECT id FROM customers WHERE tenant_id = ${tenantId} AND name IN (${name}, ${group})
    UNION SELECT id FROM customers WHERE tenant_id = ${tenantId} AND group_name IS NOT NULL AND group_name IN (${group}, ${name}))`
}

function mark(which: string): string {
  return `UPDATE deal_findings SET mark = mark + 1, judged_on = '' WHERE deal_id ${which} AND judged_on <> 'closed';`
}

function isOpen(row: string): string {
  return `${row}.status = 'open' AND ${row}.removed_at IS NULL`
}
