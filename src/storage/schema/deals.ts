import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant, tenantId } from './columns.ts'

export const deals = sqliteTable(
  'deals',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    customerId: text('customer_id').notNull(),
    name: text('name').notNull(),
    /** As in `facts`, for counting. */
    industry: text('industry'),
    stage: text('stage'),
    status: text('status', { enum: ['open', 'shelved', 'won', 'lost'] }).notNull(),
    facts: text('facts', { mode: 'json' }).notNull(),
    /** Since when it is worked on, where another system has told. */
    openedOn: text('opened_on'),
    /** How it ended. */
    closing: text('closing', { mode: 'json' }),
    updatedAt: instant('updated_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (table) => [
    index('deals_owner').on(table.tenantId, table.ownerId, table.status),
    index('deals_team').on(table.tenantId, table.teamId, table.status),
    index('deals_outcome').on(table.tenantId, table.status, table.industry, table.removedAt),
    index('deals_customer').on(table.tenantId, table.customerId),
  ],
)

/** Who wants to open a deal where a colleague has one, and what was decided. */
export const clashes = sqliteTable(
  'clashes',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    dealId: text('deal_id').notNull(),
    arbiterId: text('arbiter_id').notNull(),
    source: text('source', { mode: 'json' }).notNull(),
    state: text('state', { enum: ['open', 'granted', 'declined'] }).notNull(),
    askedAt: instant('asked_at').notNull(),
    decidedAt: instant('decided_at'),
  },
  (table) => [index('clashes_owner').on(table.tenantId, table.ownerId, table.dealId)],
)

/** What became of deals, field by field; `before` and `after` are JSON, absent where nothing stood. */
export const dealHistory = sqliteTable(
  'deal_history',
  {
    tenantId: tenantId(),
    dealId: text('deal_id').notNull(),
    at: instant('at').notNull(),
    personId: text('person_id').notNull(),
    field: text('field').notNull(),
    before: text('before', { mode: 'json' }),
    after: text('after', { mode: 'json' }),
  },
  (table) => [index('deal_history_deal').on(table.tenantId, table.dealId, table.at)],
)

/** What people had filed: everything written with it, so that it can be taken back. */
export const entries = sqliteTable(
  'entries',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    dealId: text('deal_id'),
    intent: text('intent').notNull(),
    at: instant('at').notNull(),
    body: text('body', { mode: 'json' }).notNull(),
    undoneAt: instant('undone_at'),
  },
  (table) => [index('entries_owner').on(table.tenantId, table.ownerId, table.at)],
)

/** What the owner of a deal guessed themselves, once; `asked` counts how often they were. */
export const guesses = sqliteTable(
  'guesses',
  {
    tenantId: tenantId(),
    dealId: text('deal_id').notNull(),
    asked: integer('asked').notNull(),
    personId: text('person_id').notNull(),
    /** The prediction that stood beside it. */
    decisionId: text('decision_id'),
    value: real('value'),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.dealId] })],
)

/** Colleagues' own chats about deals, one a platform. */
export const dealChats = sqliteTable(
  'deal_chats',
  {
    tenantId: tenantId(),
    platform: text('platform').notNull(),
    dealId: text('deal_id').notNull(),
    address: text('address').notNull(),
    name: text('name').notNull(),
    /** Whom we put into it. */
    members: text('members', { mode: 'json' }).notNull(),
    /** Why it could not follow its deal. */
    trouble: text('trouble'),
    madeBy: text('made_by').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.platform, table.dealId] })],
)
