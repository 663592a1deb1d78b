import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { instant, tenantId } from './columns.ts'

/** What companies set of the habits of those who sell, each setting a row; the newest of a habit and role counts. */
export const behaviourSettings = sqliteTable(
  'behaviour_settings',
  {
    id: integer('id').primaryKey(),
    tenantId: tenantId(),
    behaviour: text('behaviour').notNull(),
    role: text('role', { enum: ['rep', 'manager'] }).notNull(),
    enabled: integer('enabled', { mode: 'boolean' }).notNull(),
    healthy: real('healthy').notNull(),
    warning: real('warning').notNull(),
    at: instant('at').notNull(),
    personId: text('person_id').notNull(),
  },
  (table) => [index('behaviour_settings_behaviour').on(table.tenantId, table.behaviour)],
)

/** Who looked at how somebody works, once a day. */
export const behaviourLooks = sqliteTable(
  'behaviour_looks',
  {
    tenantId: tenantId(),
    personId: text('person_id').notNull(),
    viewerId: text('viewer_id').notNull(),
    day: text('day').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.personId, table.viewerId, table.day] })],
)

/** What managers and reps were told of a morning, once a day; without items where there was nothing to say. */
export const briefs = sqliteTable(
  'briefs',
  {
    tenantId: tenantId(),
    personId: text('person_id').notNull(),
    day: text('day').notNull(),
    items: text('items', { mode: 'json' }).notNull(),
    said: integer('said', { mode: 'boolean' }).notNull(),
    at: instant('at').notNull(),
    readAt: instant('read_at'),
    /** When they want it once more. */
    againAt: instant('again_at'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.personId, table.day] })],
)

/** What people said against how they were assessed, with what stood there then; one open at a time of each assessment. */
export const challenges = sqliteTable(
  'challenges',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    about: text('about').notNull(),
    shown: text('shown', { mode: 'json' }).notNull(),
    reason: text('reason').notNull(),
    at: instant('at').notNull(),
    /** When whoever answers it was told. */
    toldAt: instant('told_at'),
    answeredAt: instant('answered_at'),
    answeredBy: text('answered_by'),
    remark: text('remark'),
    correction: text('correction', { mode: 'json' }),
    answerToldAt: instant('answer_told_at'),
  },
  (table) => [
    uniqueIndex('challenges_open').on(table.tenantId, table.ownerId, table.about).where(sql`answered_at IS NULL`),
    index('challenges_owner').on(table.tenantId, table.ownerId),
  ],
)

/** What companies set of assessments, each setting a row; the newest of a scope counts. `months` is how long they are kept. */
export const assessmentSettings = sqliteTable(
  'assessment_settings',
  {
    id: integer('id').primaryKey(),
    tenantId: tenantId(),
    scope: text('scope').notNull(),
    /** Months, or whether it is on: 1 or 0. */
    value: integer('value').notNull(),
    at: instant('at').notNull(),
    personId: text('person_id').notNull(),
  },
  (table) => [index('assessment_settings_scope').on(table.tenantId, table.scope)],
)
