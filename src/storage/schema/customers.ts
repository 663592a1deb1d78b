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
    existing: integer('existing', { mode: 'boolean' }).notNull(),
    /** Taken back; kept for what refers to it. */
    removedAt: instant('removed_at'),
  },
  (table) => [index('customers_owner').on(table.tenantId, table.ownerId)],
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
