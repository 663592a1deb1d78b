import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant, tenantId } from './columns.ts'

/** Files brought in from other systems. */
export const imports = sqliteTable(
  'imports',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    kind: text('kind', { enum: ['customers', 'contacts', 'open-deals', 'closed-deals'] }).notNull(),
    file: text('file').notNull(),
    /** The headers, for the next file that has the same. */
    shape: text('shape').notNull(),
    mapping: text('mapping', { mode: 'json' }).notNull(),
    basis: text('basis', { mode: 'json' }),
    state: text('state', { enum: ['running', 'done', 'stopped', 'undone'] }).notNull(),
    counts: text('counts', { mode: 'json' }).notNull(),
    /** What of closed deals can be learned from, where they are what was brought in. */
    lessons: text('lessons', { mode: 'json' }),
    at: instant('at').notNull(),
    undoneAt: instant('undone_at'),
  },
  (table) => [index('imports_shape').on(table.tenantId, table.kind, table.shape, table.at)],
)

/** What became of each row of a file. */
export const importRows = sqliteTable(
  'import_rows',
  {
    tenantId: tenantId(),
    importId: text('import_id').notNull(),
    line: integer('line').notNull(),
    verdict: text('verdict', { enum: ['add', 'update', 'same', 'skip', 'bad'] }).notNull(),
    title: text('title').notNull(),
    problems: text('problems', { mode: 'json' }).notNull(),
    note: text('note'),
    /** What the deal of this row is known by when the file comes once more. */
    key: text('key'),
    dealId: text('deal_id'),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.line] }),
    index('import_rows_key').on(table.tenantId, table.key),
  ],
)

/** What an import wrote, in order, so that it can be taken back. */
export const importChanges = sqliteTable(
  'import_changes',
  {
    tenantId: tenantId(),
    importId: text('import_id').notNull(),
    seq: integer('seq').notNull(),
    about: text('about', { enum: ['customers', 'others'] }).notNull(),
    change: text('change', { mode: 'json' }).notNull(),
    undoneAt: instant('undone_at'),
  },
  (table) => [primaryKey({ columns: [table.importId, table.seq] })],
)
