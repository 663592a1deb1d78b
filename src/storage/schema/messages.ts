import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { instant, tenantId } from './columns.ts'

/** What members were told beside the chat lately, for limits that count a day. */
export const notices = sqliteTable(
  'notices',
  {
    tenantId: tenantId(),
    platform: text('platform').notNull(),
    userKey: text('user_key').notNull(),
    name: text('name').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.platform, table.userKey, table.name] })],
)

export const conversations = sqliteTable('conversations', {
  id: text('id').primaryKey(),
  tenantId: tenantId(),
  memory: text('memory', { mode: 'json' }).notNull(),
})

export const inbox = sqliteTable(
  'inbox',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id'),
    platform: text('platform').notNull(),
    corp: text('corp').notNull(),
    dedupeKey: text('dedupe_key').notNull(),
    conversation: text('conversation').notNull(),
    incoming: text('incoming', { mode: 'json' }).notNull(),
    receivedAt: instant('received_at').notNull(),
    state: text('state', { enum: ['received', 'decided', 'dead'] }).notNull(),
    owner: text('owner').notNull(),
    attempts: integer('attempts').notNull(),
    personId: text('person_id'),
    reason: text('reason'),
  },
  (table) => [
    uniqueIndex('inbox_once').on(table.platform, table.corp, table.dedupeKey),
    index('inbox_state').on(table.state),
  ],
)

export const outbox = sqliteTable(
  'outbox',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    platform: text('platform').notNull(),
    conversation: text('conversation').notNull(),
    recipient: text('recipient').notNull(),
    outgoing: text('outgoing', { mode: 'json' }).notNull(),
    createdAt: instant('created_at').notNull(),
    /** When the message it answers reached us: time-to-response is `sentAt` less this. */
    answersAt: instant('answers_at'),
    /** Where the platform wants the message it answers to be answered. */
    replyTo: text('reply_to'),
    sentAt: instant('sent_at'),
    state: text('state', { enum: ['sending', 'sent', 'failed', 'uncertain'] }).notNull(),
    owner: text('owner').notNull(),
    reason: text('reason'),
  },
  (table) => [index('outbox_state').on(table.state), index('outbox_conversation').on(table.conversation, table.sentAt)],
)

/**
 * How long words told to us waited for what was said to them 响应时间: from reaching us to the platform's taking the first of the
 * answer, or of an alert about what another program pushed. Dropped after a term.
 */
export const responses = sqliteTable(
  'responses',
  {
    /** The parcel's. */
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    platform: text('platform').notNull(),
    touchedAt: instant('touched_at').notNull(),
    /** Absent while no platform has taken it. */
    acceptedAt: instant('accepted_at'),
  },
  (table) => [index('responses_touched').on(table.tenantId, table.touchedAt)],
)

/** A running process and until when its rows are its own. */
export const leases = sqliteTable('leases', {
  owner: text('owner').primaryKey(),
  until: instant('until').notNull(),
})
