import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant, tenantId } from './columns.ts'

/** What people are to sign in a period, each setting a row; the newest whose file was not taken back counts. */
export const targets = sqliteTable(
  'targets',
  {
    id: integer('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    period: text('period').notNull(),
    /** In fen; 0 takes it back. */
    amount: integer('amount').notNull(),
    importId: text('import_id'),
    at: instant('at').notNull(),
    personId: text('person_id').notNull(),
  },
  (table) => [index('targets_owner').on(table.tenantId, table.ownerId, table.period)],
)

/** Files of targets that were brought in. */
export const targetImports = sqliteTable('target_imports', {
  id: text('id').primaryKey(),
  tenantId: tenantId(),
  personId: text('person_id').notNull(),
  file: text('file').notNull(),
  count: integer('count').notNull(),
  at: instant('at').notNull(),
  undoneAt: instant('undone_at'),
})
