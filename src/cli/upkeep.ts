import { existsSync, renameSync, rmSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { Refusal } from '../people/refusal.ts'
import { readConfig } from '../setup/config.ts'
import { migrationsFolder } from '../setup/database.ts'
import { thisProcess } from '../storage/owner.ts'
import { bringUpToDate, isOurs, openDatabase, pendingMigrations } from '../storage/sqlite/database.ts'
import { runningOwner } from '../storage/sqlite/takeover.ts'

/** `sandtable migrate`: brings the schema up to date and says what it did. */
export function migrateDatabase(): void {
  const database = openDatabase(readConfig(process.env).databaseFile)
  const pending = pendingMigrations(database, migrationsFolder)
  bringUpToDate(database, migrationsFolder)
  database.close()
  console.log(pending.length === 0 ? '数据库已经是最新的。' : `已执行 ${pending.length} 个迁移：${pending.join('、')}`)
}

/**
 * `sandtable backup F`: a consistent copy while the server may be running. It is one read of one moment, so that a busy server
 * does not start it over, and it changes nothing: a newer version can back up before it upgrades.
 */
export function backupDatabase(file: string): void {
  if (existsSync(file)) throw new Refusal(`${file} 已经存在，换一个文件名，备份不会覆盖旧文件。`)
  const { databaseFile } = readConfig(process.env)
  if (!existsSync(databaseFile)) throw new Refusal(`还没有数据库：${databaseFile}`)
  const unfinished = `${file}.part`
  rmSync(unfinished, { force: true })
  const database = new Sqlite(databaseFile)
  database.prepare('VACUUM INTO ?').run(unfinished)
  database.close()
  renameSync(unfinished, file)
  console.log(`已备份到 ${file}`)
}

/**
 * `sandtable restore F`: puts a sound backup in place of the database. What was there is kept beside it, under a name that a
 * later restore does not take, and can itself be restored.
 */
export async function restoreDatabase(file: string): Promise<void> {
  if (!existsSync(file)) throw new Refusal(`没有这个备份文件：${file}`)
  const { databaseFile } = readConfig(process.env)
  refuseWhileRunning(databaseFile)
  const incoming = `${databaseFile}.restoring`
  removeDatabase(incoming)
  await copySound(file, incoming)
  const aside = `${databaseFile}.before-restore-${new Date().toISOString().replace(/\D/g, '')}`
  const kept = existsSync(databaseFile)
  moveDatabase(databaseFile, aside)
  moveDatabase(incoming, databaseFile)
  console.log(`已从 ${file} 恢复。${kept ? `原来的数据库留在 ${aside}。` : ''}`)
}

function refuseWhileRunning(databaseFile: string): void {
  const owner = existsSync(databaseFile) ? runningOwner(databaseFile, thisProcess(), Date.now()) : undefined
  if (owner === undefined) return
  const [host, pid] = owner.split('/')
  throw new Refusal(
    `服务还在运行（主机 ${host}，进程 ${pid}），现在恢复会丢掉它正在写的东西。先停掉它再恢复；如果它在另一台主机上刚停，等半分钟再试。`,
  )
}

/**
 * A copy through SQLite itself, so that a log of newest pages lying beside the file comes along; judged by the copy, which is
 * what will be used.
 */
async function copySound(file: string, copy: string): Promise<void> {
  try {
    const source = new Sqlite(file, { readonly: true })
    await source.backup(copy).finally(() => source.close())
    const database = new Sqlite(copy)
    const verdict = isOurs(database) ? database.pragma('integrity_check', { simple: true }) : '不是沙盘的数据库'
    database.close()
    if (verdict !== 'ok') throw new Error(String(verdict))
  } catch (error) {
    removeDatabase(copy)
    const reason = error instanceof Error ? error.message : String(error)
    throw new Refusal(`这个备份文件不能用，没有动原来的数据库：${reason}`, { cause: error })
  }
}

/** A database is its file and, after a crash, the newest pages beside it: without them the file may be empty. */
const parts = ['', '-wal', '-shm']

function moveDatabase(from: string, to: string): void {
  for (const part of parts) if (existsSync(from + part)) renameSync(from + part, to + part)
}

function removeDatabase(file: string): void {
  for (const part of parts) rmSync(file + part, { force: true })
}
