import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant, tenantId } from './columns.ts'

/** What other systems told, each once by its own id. */
export const dealEvents = sqliteTable(
  'deal_events',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    at: instant('at').notNull(),
    receivedAt: instant('received_at').notNull(),
    source: text('source').notNull(),
    from: text('from_whom', { enum: ['customer', 'rep', 'system'] }).notNull(),
    who: text('who').notNull(),
    text: text('text').notNull(),
    customer: text('customer'),
    group: text('group_name'),
    complaint: text('complaint', { mode: 'json' }),
    dealId: text('deal_id'),
    customerId: text('customer_id'),
    matchedBy: text('matched_by'),
    tipping: text('tipping', { mode: 'json' }).notNull(),
    /** What somebody said to what may turn the deal: 'go-on' or 'hold'. */
    answer: text('answer', { enum: ['go-on', 'hold'] }),
    answeredBy: text('answered_by'),
    answeredAt: instant('answered_at'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('deal_events_deal').on(table.tenantId, table.dealId, table.at),
    // The few that may turn a deal, found without reading its other events.
    index('deal_events_tipping').on(table.tenantId, table.dealId, table.at).where(sql`tipping <> '[]'`),
    // What concerns a customer whatever the deal: complaints, and what systems told, by kind.
    index('deal_events_complaint').on(table.tenantId, table.customerId, table.at).where(sql`complaint IS NOT NULL`),
    index('deal_events_outside')
      .on(table.tenantId, table.customerId, table.source, table.at)
      .where(sql`from_whom = 'system'`),
  ],
)

/** Chat groups that somebody said belong to a deal, or without one to nobody 无关, as other systems call them. */
export const chatGroups = sqliteTable(
  'chat_groups',
  {
    tenantId: tenantId(),
    name: text('name').notNull(),
    dealId: text('deal_id'),
    boundBy: text('bound_by').notNull(),
    boundAt: instant('bound_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.name] })],
)

/**
 * What the signals found in each deal. `mark` counts what became of anything they rest on, written with it; `judgedOn` is the day
 * they were judged by, '' since something was told, `closed` where nobody looks any more.
 */
export const dealFindings = sqliteTable(
  'deal_findings',
  {
    tenantId: tenantId(),
    dealId: text('deal_id').primaryKey(),
    mark: integer('mark').notNull(),
    judgedOn: text('judged_on').notNull(),
    /** Which program judged: another one may have other rules. */
    program: text('program').notNull(),
    /** For the order of deals, and what the board is filtered by. */
    weight: integer('weight').notNull(),
    fen: integer('fen'),
    /** Level and short words by signal; the findings in full stand last, for they are long and read one deal at a time. */
    cells: text('cells', { mode: 'json' }).notNull(),
    findings: text('findings', { mode: 'json' }).notNull(),
  },
  (table) => [
    index('deal_findings_due').on(table.tenantId, table.judgedOn),
    // All that the order and the counts ask for: rows are long, and 300 of them are shown.
    index('deal_findings_weight').on(table.tenantId, table.weight, table.dealId, table.judgedOn),
  ],
)

/** What companies set of their signals, each setting a row; the newest of a signal counts. */
export const signalSettings = sqliteTable(
  'signal_settings',
  {
    id: integer('id').primaryKey(),
    tenantId: tenantId(),
    signal: text('signal').notNull(),
    enabled: integer('enabled', { mode: 'boolean' }).notNull(),
    watch: real('watch'),
    high: real('high'),
    at: instant('at').notNull(),
    personId: text('person_id').notNull(),
  },
  (table) => [index('signal_settings_signal').on(table.tenantId, table.signal)],
)

/** What somebody said does not apply to a deal, until the signal finds something else. */
export const signalAnswers = sqliteTable(
  'signal_answers',
  {
    tenantId: tenantId(),
    dealId: text('deal_id').notNull(),
    signal: text('signal').notNull(),
    basis: text('basis').notNull(),
    personId: text('person_id').notNull(),
    saidOn: text('said_on').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.dealId, table.signal] })],
)
