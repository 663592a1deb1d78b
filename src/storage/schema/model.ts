import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { instant, tenantId } from './columns.ts'

/** How deals stood on a day, as other systems had it then: learned from, never shown as what we had said. */
export const snapshots = sqliteTable(
  'snapshots',
  {
    tenantId: tenantId(),
    dealId: text('deal_id').notNull(),
    /** The day, `YYYY-MM-DD`. */
    stoodOn: text('stood_on').notNull(),
    facts: text('facts', { mode: 'json' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.dealId, table.stoodOn] })],
)

/** What a company's closed deals have taught: one row a lesson, promoted or not. */
export const modelVersions = sqliteTable(
  'model_versions',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    number: integer('number').notNull(),
    madeAt: instant('made_at').notNull(),
    dataHash: text('data_hash').notNull(),
    seed: integer('seed').notNull(),
    verdict: text('verdict', { enum: ['promoted', 'kept'] }).notNull(),
    why: text('why').notNull(),
    evidence: text('evidence', { mode: 'json' }).notNull(),
    cases: integer('cases').notNull(),
    /** Of these the ones known from imported history alone. */
    recalled: integer('recalled').notNull(),
    wins: integer('wins').notNull(),
    scale: real('scale').notNull(),
    weights: text('weights', { mode: 'json' }).notNull(),
    /** Why it may never speak again: deals it had learned from were taken back. */
    withdrawn: text('withdrawn'),
  },
  (table) => [uniqueIndex('model_versions_number').on(table.tenantId, table.number)],
)

/** Which version speaks since when; append-only, the newest line holds. */
export const modelTenures = sqliteTable(
  'model_tenures',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    at: instant('at').notNull(),
    kind: text('kind', { enum: ['promoted', 'rolled-back', 'refreshed'] }).notNull(),
    /** Absent where the scorecard speaks. */
    versionId: text('version_id'),
    model: text('model').notNull(),
    shift: real('shift').notNull(),
    /** When the first deal was closed after wins and forecasts had last parted; absent while they never have. */
    levelSince: instant('level_since'),
    why: text('why').notNull(),
  },
  (table) => [index('model_tenures_tenant').on(table.tenantId, table.at)],
)

/** What a company lets a language model cost; without a row, the default. */
export const modelAllowances = sqliteTable('model_allowances', {
  tenantId: text('tenant_id').primaryKey(),
  enabled: integer('enabled', { mode: 'boolean' }).notNull(),
  dailyTokens: integer('daily_tokens').notNull(),
})

/** Tokens used, by the day where the company works. */
export const modelSpending = sqliteTable(
  'model_spending',
  { tenantId: tenantId(), day: text('day').notNull(), tokens: integer('tokens').notNull() },
  (table) => [primaryKey({ columns: [table.tenantId, table.day] })],
)
