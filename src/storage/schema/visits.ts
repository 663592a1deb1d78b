import { blob, index, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant, tenantId } from './columns.ts'

export const visits = sqliteTable(
  'visits',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    customerId: text('customer_id'),
    dealId: text('deal_id'),
    decisionId: text('decision_id'),
    /** The day it was, as told. */
    heldOn: text('held_on').notNull(),
    at: instant('at').notNull(),
    loggedAt: instant('logged_at').notNull(),
    text: text('text').notNull(),
    details: text('details', { mode: 'json' }),
    undoneAt: instant('undone_at'),
  },
  (table) => [
    index('visits_deal').on(table.tenantId, table.dealId, table.at),
    index('visits_customer').on(table.tenantId, table.customerId, table.at),
  ],
)

/** Photos and places put to visits; without a visit yet, or any more, until they are cleared away. Places in degrees. */
export const visitAttachments = sqliteTable(
  'visit_attachments',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    visitId: text('visit_id'),
    kind: text('kind', { enum: ['photo', 'place'] }).notNull(),
    type: text('type'),
    bytes: blob('bytes', { mode: 'buffer' }),
    latitude: real('latitude'),
    longitude: real('longitude'),
    at: instant('at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [
    index('visit_attachments_visit').on(table.visitId),
    index('visit_attachments_owner').on(table.tenantId, table.ownerId),
  ],
)
