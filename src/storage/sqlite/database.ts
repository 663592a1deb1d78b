import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { z } from 'zod'

/** A database that this version cannot or may not open; the message says what to do. */
export class DatabaseRefusal extends Error {
  override readonly name = 'DatabaseRefusal'
}

const Journal = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) })

/** Opens the file (`:memory:` for tests) ready to keep promises: unless a writer says otherwise, a commit waits for the disk. */
export function openDatabase(path: string): Database {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const database = new Sqlite(path)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('busy_timeout = 5000')
  database.pragma('foreign_keys = ON')
  return database
}

/** Brings the schema up to date; refuses a database that a newer version has written. */
export function bringUpToDate(database: Database, migrationsFolder: string): void {
  refuseNewer(database, migrationsFolder)
  migrate(drizzle(database), { migrationsFolder })
}

/** Whether a database was ever ours; an empty file is a sound database, but not of anybody. */
export function isOurs(database: Database): boolean {
  return lastApplied(database) > 0
}

/** The migrations still to run, oldest first. */
export function pendingMigrations(database: Database, migrationsFolder: string): string[] {
  const last = lastApplied(database)
  return knownMigrations(migrationsFolder)
    .filter(({ when }) => when > last)
    .map(({ tag }) => tag)
}

function refuseNewer(database: Database, migrationsFolder: string): void {
  const newest = Math.max(...knownMigrations(migrationsFolder).map(({ when }) => when))
  if (lastApplied(database) > newest) {
    throw new DatabaseRefusal(
      '数据库是更新版本的沙盘写的，这个版本不能打开它。请换回那个版本，或用 `sandtable restore` 恢复升级前的备份。',
    )
  }
}

function knownMigrations(folder: string) {
  const file = join(folder, 'meta', '_journal.json')
  if (!existsSync(file)) throw new DatabaseRefusal(`找不到数据库迁移文件：${file}`)
  return Journal.parse(JSON.parse(readFileSync(file, 'utf8'))).entries
}

/** When the last applied migration was made, 0 for an empty database. */
function lastApplied(database: Database): number {
  const table = database.prepare(`SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'`).get()
  if (table === undefined) return 0
  const row = database.prepare('SELECT max(created_at) AS at FROM __drizzle_migrations').get()
  return z.object({ at: z.number().nullable() }).parse(row).at ?? 0
}
