import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { instant, tenantId } from './columns.ts'

/** What a company has published of its talk-tracks and paths, over what ships; append-only, the newest of each item holds. */
export const editions = sqliteTable(
  'editions',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    tenantId: tenantId(),
    kind: text('kind', { enum: ['track', 'path'] }).notNull(),
    itemId: text('item_id').notNull(),
    number: integer('number').notNull(),
    words: text('words', { mode: 'json' }).notNull(),
    retired: integer('retired', { mode: 'boolean' }).notNull(),
    writtenBy: text('written_by').notNull(),
    approvedBy: text('approved_by').notNull(),
    creditedTo: text('credited_to'),
    restores: integer('restores'),
    at: instant('at').notNull(),
  },
  (table) => [
    uniqueIndex('editions_item').on(table.tenantId, table.kind, table.itemId, table.number),
    index('editions_tenant').on(table.tenantId, table.seq),
  ],
)

/** Solution summaries a company shows its customers; append-only, the newest line of each id holds. */
export const solutions = sqliteTable(
  'solutions',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    tenantId: tenantId(),
    id: text('id').notNull(),
    words: text('words', { mode: 'json' }).notNull(),
    retired: integer('retired', { mode: 'boolean' }).notNull(),
    writtenBy: text('written_by').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    index('solutions_item').on(table.tenantId, table.id, table.seq),
    index('solutions_newest').on(table.tenantId, table.seq),
  ],
)

/** What is being written for the library, and what became of it. `owner_id` is who began it. */
export const libraryDrafts = sqliteTable(
  'library_drafts',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    kind: text('kind', { enum: ['track', 'path'] }).notNull(),
    itemId: text('item_id').notNull(),
    words: text('words', { mode: 'json' }).notNull(),
    retires: integer('retires', { mode: 'boolean' }).notNull(),
    basedOn: integer('based_on').notNull(),
    state: text('state', { enum: ['open', 'submitted', 'published', 'declined', 'dropped'] }).notNull(),
    writtenBy: text('written_by').notNull(),
    writtenAt: instant('written_at').notNull(),
    creditedTo: text('credited_to'),
    submittedBy: text('submitted_by'),
    submittedAt: instant('submitted_at'),
    settledBy: text('settled_by'),
    settledAt: instant('settled_at'),
    remark: text('remark'),
  },
  (table) => [
    index('library_drafts_tenant').on(table.tenantId, table.state),
    index('library_drafts_submitted').on(table.submittedAt),
    index('library_drafts_settled').on(table.settledAt),
  ],
)
