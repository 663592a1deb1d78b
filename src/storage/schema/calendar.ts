import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { instant, tenantId } from './columns.ts'

/** `due` and `partOfDay` are as told, never finer; `remindAt` is when to speak of it. */
export const tasks = sqliteTable(
  'tasks',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    text: text('text').notNull(),
    due: text('due'),
    partOfDay: text('part_of_day', { enum: ['morning', 'afternoon', 'evening'] }),
    remindAt: instant('remind_at'),
    customer: text('customer'),
    dealId: text('deal_id'),
    platform: text('platform').notNull(),
    state: text('state', { enum: ['open', 'done', 'dropped'] }).notNull(),
    madeAt: instant('made_at').notNull(),
    remindedAt: instant('reminded_at'),
    endedAt: instant('ended_at'),
  },
  (table) => [
    index('tasks_owner').on(table.tenantId, table.ownerId, table.state),
    index('tasks_due').on(table.state, table.remindedAt, table.remindAt),
  ],
)

/** `told` and `partOfDay` are as agreed; the days are those they touch. */
export const appointments = sqliteTable(
  'appointments',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    title: text('title').notNull(),
    told: text('told').notNull(),
    partOfDay: text('part_of_day', { enum: ['morning', 'afternoon', 'evening'] }),
    firstDay: text('first_day').notNull(),
    lastDay: text('last_day').notNull(),
    customer: text('customer'),
    dealId: text('deal_id'),
    with: text('with', { mode: 'json' }).notNull(),
    agenda: text('agenda'),
    /** Colleagues who are asked to come: id and name. */
    invited: text('invited', { mode: 'json' }),
    state: text('state', { enum: ['booked', 'cancelled'] }).notNull(),
    madeAt: instant('made_at').notNull(),
    /** Where a minute was agreed on; and when its page was sent, and it was asked how it went. */
    startsAt: instant('starts_at'),
    saidBeforeAt: instant('said_before_at'),
    askedAfterAt: instant('asked_after_at'),
    /** Where it stands in a calendar elsewhere, and as what. */
    placed: text('placed', { mode: 'json' }),
  },
  (table) => [
    index('appointments_owner').on(table.tenantId, table.ownerId, table.firstDay),
    index('appointments_team').on(table.tenantId, table.teamId, table.firstDay),
    index('appointments_start').on(table.state, table.startsAt),
  ],
)

/** Calendars elsewhere that people have connected. */
export const calendarLinks = sqliteTable(
  'calendar_links',
  {
    tenantId: tenantId(),
    personId: text('person_id').notNull(),
    platform: text('platform').notNull(),
    userId: text('user_id').notNull(),
    cursor: text('cursor'),
    readOn: text('read_on'),
    lookedAt: instant('looked_at'),
    watchedAt: instant('watched_at'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.personId, table.platform] }),
    index('calendar_links_looked').on(table.lookedAt),
  ],
)

/** What stands in them, as it was last read. */
export const outsideEvents = sqliteTable(
  'outside_events',
  {
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    platform: text('platform').notNull(),
    eventId: text('event_id').notNull(),
    title: text('title').notNull(),
    told: text('told').notNull(),
    until: text('until').notNull(),
    firstDay: text('first_day').notNull(),
    lastDay: text('last_day').notNull(),
    /** Where it has a minute. */
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
    with: text('with', { mode: 'json' }).notNull(),
    customer: text('customer'),
    dealId: text('deal_id'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.ownerId, table.platform, table.eventId] }),
    index('outside_events_start').on(table.startsAt),
  ],
)

/** What was said of them unasked, for the minute they were to begin: it outlives each reading. */
export const outsideNotices = sqliteTable(
  'outside_notices',
  {
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    platform: text('platform').notNull(),
    eventId: text('event_id').notNull(),
    notice: text('notice', { enum: ['before', 'after'] }).notNull(),
    startsAt: instant('starts_at').notNull(),
    saidAt: instant('said_at').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.tenantId, table.ownerId, table.platform, table.eventId, table.notice, table.startsAt],
    }),
    index('outside_notices_said').on(table.tenantId, table.ownerId, table.saidAt),
  ],
)

/** Meetings that other programs put into people's calendars; `seq` rises with each change of any; a series has no `over_at`. */
export const pushedMeetings = sqliteTable(
  'pushed_meetings',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    revision: integer('revision').notNull(),
    personId: text('person_id'),
    /** Absent once it is cancelled. */
    booked: text('booked', { mode: 'json' }),
    overAt: instant('over_at'),
    seq: integer('seq').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('pushed_meetings_person').on(table.tenantId, table.personId),
    index('pushed_meetings_over').on(table.overAt),
    uniqueIndex('pushed_meetings_seq').on(table.tenantId, table.seq),
  ],
)
