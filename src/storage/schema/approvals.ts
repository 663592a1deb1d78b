import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant, tenantId } from './columns.ts'

export const approvals = sqliteTable(
  'approvals',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    state: text('state', { enum: ['open', 'granted', 'declined', 'withdrawn', 'void'] }).notNull(),
    askedAt: instant('asked_at').notNull(),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    /** All that was asked, as it was sent, and what was said about it since. */
    body: text('body', { mode: 'json' }).notNull(),
    notes: text('notes', { mode: 'json' }).notNull(),
    /** The platform's template it goes through as well, and its instance there; `apart_at`: since when it is ours alone. */
    template: text('template'),
    instance: text('instance'),
    apartAt: instant('apart_at'),
    lookedAt: instant('looked_at'),
  },
  (table) => [
    index('approvals_team').on(table.tenantId, table.state, table.teamId),
    index('approvals_instance').on(table.tenantId, table.instance),
  ],
)

/** What a company's requests go through on a platform. */
export const approvalTemplates = sqliteTable(
  'approval_templates',
  {
    tenantId: tenantId(),
    platform: text('platform').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    adoptedBy: text('adopted_by').notNull(),
    adoptedAt: instant('adopted_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.platform] })],
)
