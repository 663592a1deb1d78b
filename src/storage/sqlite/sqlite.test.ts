import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrationsFolder } from '../../setup/database.ts'
import { describeStorage } from '../../testing/storage-contract.ts'
import { bringUpToDate, DatabaseRefusal, openDatabase, pendingMigrations } from './database.ts'
import { openSqlite } from './index.ts'

describeStorage('better-sqlite3', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-'))
  const path = join(folder, 'test.db')
  return {
    open: (owner) => openSqlite({ path, migrationsFolder, owner }),
    async forgeAudit() {
      const other = new Sqlite(path)
      other.prepare(`UPDATE audit SET actor = 'somebody else' WHERE seq = 1`).run()
      other.close()
    },
    async remove() {
      rmSync(folder, { recursive: true })
    },
  }
})

test('a database written by a newer version is refused with a sentence, and left as it was', () => {
  const database = openDatabase(':memory:')
  expect(pendingMigrations(database, migrationsFolder)).not.toEqual([])
  bringUpToDate(database, migrationsFolder)
  expect(pendingMigrations(database, migrationsFolder)).toEqual([])
  database.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run('future', 9_999_999_999_999)
  expect(() => bringUpToDate(database, migrationsFolder)).toThrow(DatabaseRefusal)
  database.close()
})
