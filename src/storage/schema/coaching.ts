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
