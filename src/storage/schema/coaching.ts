import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { instant, tenantId } from './columns.ts'

/** Micro-courses of a company; retired ones stay for whom they were sent to. */
export const courses = sqliteTable(
  'courses',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    title: text('title').notNull(),
    minutes: integer('minutes').notNull(),
    covers: text('covers', { mode: 'json' }).notNull(),
    url: text('url'),
    text: text('text'),
    at: instant('at').notNull(),
    personId: text('person_id').notNull(),
    retiredAt: instant('retired_at'),
  },
  (table) => [uniqueIndex('courses_title').on(table.tenantId, table.title).where(sql`${table.retiredAt} IS NULL`)],
)

/** Courses on their way to somebody, each once; `about` holds why, in JSON. */
export const sentCourses = sqliteTable(
  'sent_courses',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    courseId: text('course_id').notNull(),
    ownerId: text('owner_id').notNull(),
    personId: text('person_id').notNull(),
    about: text('about', { mode: 'json' }),
    at: instant('at').notNull(),
    toldAt: instant('told_at'),
    learnedAt: instant('learned_at'),
  },
  (table) => [
    uniqueIndex('sent_courses_once').on(table.tenantId, table.ownerId, table.courseId),
    index('sent_courses_untold').on(table.at).where(sql`${table.toldAt} IS NULL`),
  ],
)

/** What companies set of what earns points, each setting a row; the newest of a rule counts. */
export const pointRules = sqliteTable(
  'point_rules',
  {
    id: integer('id').primaryKey(),
    tenantId: tenantId(),
    rule: text('rule').notNull(),
    points: integer('points').notNull(),
    at: instant('at').notNull(),
    personId: text('person_id').notNull(),
  },
  (table) => [index('point_rules_rule').on(table.tenantId, table.rule)],
)

/** Points for getting better, appended and never changed; of one key somebody earns once. */
export const points = sqliteTable(
  'points',
  {
    id: integer('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    rule: text('rule').notNull(),
    key: text('key').notNull(),
    points: integer('points').notNull(),
    reason: text('reason').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [uniqueIndex('points_once').on(table.tenantId, table.ownerId, table.key)],
)

/** Practices given to the whole company, each once a deal; `practice` names nobody, in JSON. */
export const sharedPractices = sqliteTable(
  'shared_practices',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    dealId: text('deal_id').notNull(),
    practice: text('practice', { mode: 'json' }).notNull(),
    at: instant('at').notNull(),
    personId: text('person_id').notNull(),
  },
  (table) => [uniqueIndex('shared_practices_once').on(table.tenantId, table.dealId)],
)
