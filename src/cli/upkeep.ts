import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { migrationsFolder, openStorage } from '../main.ts'
import { bringUpToDate, openDatabase, pendingMigrations } from '../storage/sqlite/database.ts'
import { readConfig } from './config.ts'

/** `sandtable migrate`: brings the schema up to date and says what it did. */
export function migrateDatabase(): void {
  const database = openDatabase(readConfig(process.env).databaseFile)
  const pending = pendingMigrations(database, migrationsFolder)
  bringUpToDate(database, migrationsFolder)
  database.close()
  console.log(pending.length === 0 ? '数据库已经是最新的。' : `已执行 ${pending.length} 个迁移：${pending.join('、')}`)
}

/** `sandtable backup F`: a consistent copy while the server may be running. */
export async function backupDatabase(file: string): Promise<void> {
  if (existsSync(file)) throw new Error(`${file} 已经存在，换一个文件名，备份不会覆盖旧文件。`)
  const storage = openStorage(readConfig(process.env))
  await storage.backup(file)
  await storage.close()
  console.log(`已备份到 ${file}`)
}

/** `sandtable restore F`: puts a sound backup in place of the database; what was there is kept beside it. */
export function restoreDatabase(file: string): void {
  if (!existsSync(file)) throw new Error(`没有这个备份文件：${file}`)
  const { databaseFile } = readConfig(process.env)
  checkSound(file)
  const aside = `${databaseFile}.before-restore`
  if (existsSync(databaseFile)) renameSync(databaseFile, aside)
  for (const suffix of ['-wal', '-shm']) rmSync(databaseFile + suffix, { force: true })
  copyFileSync(file, databaseFile)
  console.log(`已从 ${file} 恢复。${existsSync(aside) ? `原来的数据库留在 ${aside}。` : ''}`)
}

function checkSound(file: string): void {
  const copy = new Sqlite(file, { readonly: true })
  const verdict = copy.pragma('integrity_check', { simple: true })
  copy.close()
  if (verdict !== 'ok') throw new Error(`这个备份文件是坏的，没有动原来的数据库：${verdict}`)
}
