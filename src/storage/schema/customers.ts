import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant, tenantId } from './columns.ts'

export const customers = sqliteTable(
  'customers',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    name: text('name').notNull(),
    aliases: text('aliases', { mode: 'json' }).notNull(),
    industry: text('industry'),
    region: text('region'),
    /** The group of companies it belongs to. */
    group: text('group_name'),
    existing: integer('existing', { mode: 'boolean' }).notNull(),
    /** Taken back; kept for what refers to it. */
    removedAt: instant('removed_at'),
  },
  (table) => [
    index('customers_owner').on(table.tenantId, table.ownerId),
    // Of one name or one group, to read what was told of any of them.
    index('customers_name').on(table.tenantId, table.name),
    index('customers_group').on(table.tenantId, table.group).where(sql`group_name IS NOT NULL`),
  ],
)

/** Pairs of customers of which somebody said that they are not the same; by their ids in order. */
export const customersApart = sqliteTable(
  'customers_apart',
  {
    tenantId: tenantId(),
    oneId: text('one_id').notNull(),
    otherId: text('other_id').notNull(),
    saidBy: text('said_by').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.oneId, table.otherId] })],
)

/** Customers that became one, with the ids of all that moved. */
export const merges = sqliteTable(
  'merges',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    keptId: text('kept_id').notNull(),
    goneId: text('gone_id').notNull(),
    body: text('body', { mode: 'json' }).notNull(),
    at: instant('at').notNull(),
    undoneAt: instant('undone_at'),
  },
  (table) => [index('merges_kept').on(table.tenantId, table.keptId)],
)

/** Customers that went from one colleague to another, with the ids of all that went with them. */
export const handOvers = sqliteTable(
  'hand_overs',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    fromId: text('from_id').notNull(),
    toId: text('to_id').notNull(),
    body: text('body', { mode: 'json' }).notNull(),
    at: instant('at').notNull(),
    /** When the new owner had their cards. */
    toldAt: instant('told_at'),
    undoneAt: instant('undone_at'),
  },
  (table) => [index('hand_overs_untold').on(table.toldAt, table.undoneAt)],
)

export const contacts = sqliteTable(
  'contacts',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    customerId: text('customer_id').notNull(),
    name: text('name').notNull(),
    title: text('title'),
    dept: text('dept'),
    phone: text('phone'),
    email: text('email'),
    source: text('source', { enum: ['rep', 'import'] }).notNull(),
    origin: text('origin'),
    legalBasis: text('legal_basis', { enum: ['contract', 'consent', 'public'] }),
    /** Their own, where it was noted: when, by whom, and how it was given. */
    consent: text('consent', { mode: 'json' }),
    /** Who they are to the chat client, as somebody outside the company 外部联系人. */
    outsideId: text('outside_id'),
    addedAt: instant('added_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (table) => [
    index('contacts_customer').on(table.tenantId, table.customerId),
    index('contacts_outside').on(table.tenantId, table.outsideId),
  ],
)

/** That a company has its people's customers read from a platform, and on what ground; gone when it has not. */
export const contactReadings = sqliteTable(
  'contact_readings',
  {
    tenantId: tenantId(),
    platform: text('platform').notNull(),
    legalBasis: text('legal_basis', { enum: ['contract', 'consent', 'public'] }).notNull(),
    allowedBy: text('allowed_by').notNull(),
    since: instant('since').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.platform] })],
)

/** Who agreed to have their customers read; withdrawn, the record of it stays. */
export const contactConsents = sqliteTable(
  'contact_consents',
  {
    tenantId: tenantId(),
    personId: text('person_id').notNull(),
    platform: text('platform').notNull(),
    userId: text('user_id').notNull(),
    since: instant('since').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    lookedAt: instant('looked_at'),
    readOn: text('read_on'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.personId, table.platform] })],
)

/** Whom somebody has in a chat client outside the company, as far as they agreed to have it read. */
export const outsideContacts = sqliteTable(
  'outside_contacts',
  {
    tenantId: tenantId(),
    personId: text('person_id').notNull(),
    platform: text('platform').notNull(),
    outsideId: text('outside_id').notNull(),
    card: text('card', { mode: 'json' }).notNull(),
    legalBasis: text('legal_basis', { enum: ['contract', 'consent', 'public'] }).notNull(),
    consent: text('consent', { mode: 'json' }),
    takenAt: instant('taken_at').notNull(),
    setAsideAt: instant('set_aside_at'),
    lostAt: instant('lost_at'),
    /** The last that the platform itself told of winning or losing them. */
    toldAt: instant('told_at'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.personId, table.platform, table.outsideId] })],
)
