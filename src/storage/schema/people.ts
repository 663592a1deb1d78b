import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { instant, tenantId } from './columns.ts'

export const tenants = sqliteTable('tenants', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  kind: text('kind', { enum: ['company', 'demo'] }).notNull(),
  joining: text('joining', { enum: ['join', 'ask', 'closed'] }).notNull(),
})

/** Which company a platform's own company id stands for. */
export const bindings = sqliteTable(
  'bindings',
  { platform: text('platform').notNull(), corp: text('corp').notNull(), tenantId: tenantId() },
  (table) => [primaryKey({ columns: [table.platform, table.corp] })],
)

export const teams = sqliteTable(
  'teams',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    name: text('name').notNull(),
    parentId: text('parent_id'),
    /** The department on a platform this team stands for, `platform:id`. */
    department: text('department'),
  },
  (table) => [uniqueIndex('teams_department').on(table.tenantId, table.department)],
)

export const people = sqliteTable(
  'people',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    name: text('name').notNull(),
    role: text('role', { enum: ['rep', 'manager', 'sales-ops', 'administrator'] }).notNull(),
    teamId: text('team_id').notNull(),
    active: integer('active', { mode: 'boolean' }).notNull(),
  },
  (table) => [index('people_team').on(table.tenantId, table.teamId)],
)

/** `userKey` is the platform's user id in lower case, for platforms compare them so. */
export const identities = sqliteTable(
  'identities',
  {
    tenantId: tenantId(),
    platform: text('platform').notNull(),
    userKey: text('user_key').notNull(),
    userId: text('user_id').notNull(),
    personId: text('person_id').notNull(),
    /** Since the platform's directory does not vouch for them any more. */
    goneSince: instant('gone_since'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.platform, table.userKey] }),
    index('identities_person').on(table.personId),
  ],
)

export const joinRequests = sqliteTable(
  'join_requests',
  {
    tenantId: tenantId(),
    platform: text('platform').notNull(),
    userKey: text('user_key').notNull(),
    member: text('member', { mode: 'json' }).notNull(),
    state: text('state', { enum: ['open', 'admitted', 'declined'] }).notNull(),
    askedAt: instant('asked_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.platform, table.userKey] })],
)

/** What members let a platform's adapter do in their name, sealed. */
export const grants = sqliteTable(
  'grants',
  {
    tenantId: tenantId(),
    platform: text('platform').notNull(),
    userKey: text('user_key').notNull(),
    sealed: text('sealed').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.platform, table.userKey] })],
)

/** How somebody wants to be spoken to unasked, where it is not the usual way; and what was pushed to whom. */
export const attentions = sqliteTable(
  'attentions',
  { tenantId: tenantId(), personId: text('person_id').notNull(), wishes: text('wishes', { mode: 'json' }).notNull() },
  (table) => [primaryKey({ columns: [table.tenantId, table.personId] })],
)

export const pushes = sqliteTable(
  'pushes',
  { tenantId: tenantId(), personId: text('person_id').notNull(), at: instant('at').notNull() },
  (table) => [index('pushes_person').on(table.tenantId, table.personId, table.at)],
)

/** Signed-in browsers; the token itself is never kept, only its hash. */
export const sessions = sqliteTable('sessions', {
  tokenHash: text('token_hash').primaryKey(),
  tenantId: tenantId(),
  personId: text('person_id').notNull(),
  expiresAt: instant('expires_at').notNull(),
})
