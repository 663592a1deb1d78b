import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant, tenantId } from './columns.ts'

/** Requests about personal data on their way to whoever answers for it; the owner is who passed them on. */
export const dataRequests = sqliteTable(
  'data_requests',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    kind: text('kind', { enum: ['delete', 'correct', 'access', 'refuse', 'export', 'other'] }).notNull(),
    words: text('words').notNull(),
    askedAt: instant('asked_at').notNull(),
    dueOn: text('due_on').notNull(),
    settledAt: instant('settled_at'),
  },
  (table) => [index('data_requests_open').on(table.tenantId, table.settledAt, table.dueOn)],
)

/** Append-only; each line's hash covers the line before it, so that a missing or altered line shows. */
export const audit = sqliteTable(
  'audit',
  {
    seq: integer('seq').primaryKey(),
    tenantId: tenantId(),
    at: instant('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    level: text('level', { enum: ['auto', 'confirm', 'human'] }).notNull(),
    subject: text('subject').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [index('audit_tenant').on(table.tenantId, table.seq)],
)
