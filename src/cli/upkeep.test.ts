import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openStorage } from '../setup/database.ts'
import { backupDatabase, restoreDatabase } from './upkeep.ts'

let folder: string
let databaseFile: string
const file = (name: string) => join(folder, name)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandtable-upkeep-'))
  databaseFile = file('live.db')
  vi.stubEnv('DATABASE_URL', `file:${databaseFile}`)
  vi.spyOn(console, 'log').mockImplementation(() => {})
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

test('a restored backup holds what it held; what was there is kept whole, pages that only a crash left in the log included', async () => {
  await addCompany('old')
  backupDatabase(file('backup.db'))
  await addCompany('new')
  await crash(() => addCompany('newest'))
  expect(existsSync(`${databaseFile}-wal`)).toBe(true)

  await restoreDatabase(file('backup.db'))
  expect(companiesIn(databaseFile)).toEqual(['old'])
  const [aside = ''] = keptAside()
  expect(companiesIn(file(aside))).toEqual(['new', 'newest', 'old'])
})

test('what was kept aside is not overwritten by the next restore, and can be restored itself', async () => {
  await addCompany('old')
  backupDatabase(file('backup.db'))
  await crash(() => addCompany('new'))
  await restoreDatabase(file('backup.db'))
  const [aside = ''] = keptAside()
  await restoreDatabase(file(aside))
  expect(companiesIn(databaseFile)).toEqual(['new', 'old'])
  expect(keptAside()).toHaveLength(2)
})

test('restoring is refused while a server runs, and not because of one that has stopped', async () => {
  await addCompany('old')
  backupDatabase(file('backup.db'))
  await addCompany('new')
  const soon = Date.now() + 60_000
  lease(`${hostname()}/${process.ppid}/boot`, soon)
  await expect(restoreDatabase(file('backup.db'))).rejects.toThrow('服务还在运行')
  expect(companiesIn(databaseFile)).toEqual(['new', 'old'])

  lease(`${hostname()}/${process.ppid}/boot`, Date.now() - 1)
  lease(`${hostname()}/${2 ** 22 + 1}/boot`, soon)
  await restoreDatabase(file('backup.db'))
  expect(companiesIn(databaseFile)).toEqual(['old'])
})

test.each([
  ['text', 'this is no database, but it is long enough to be taken for one at first sight'.repeat(20)],
  ['nothing', ''],
])('a backup that is %s is refused and changes nothing', async (_, content) => {
  await addCompany('old')
  writeFileSync(file('backup.db'), content)
  await expect(restoreDatabase(file('backup.db'))).rejects.toThrow('没有动原来的数据库')
  expect(companiesIn(databaseFile)).toEqual(['old'])
  expect(readdirSync(folder).filter((name) => /restor/.test(name))).toEqual([])
})

test('a broken database is replaced, and kept as it was', async () => {
  await addCompany('old')
  backupDatabase(file('backup.db'))
  writeFileSync(databaseFile, 'broken'.repeat(1000))
  await restoreDatabase(file('backup.db'))
  expect(companiesIn(databaseFile)).toEqual(['old'])
  expect(keptAside()).toHaveLength(1)
})

async function addCompany(id: string): Promise<void> {
  const storage = openStorage({ databaseFile })
  await storage.companies.ensure({ id, name: id, kind: 'company', joining: 'join' }, { platform: 'test', corp: id })
  await storage.close()
}

/** Leaves the files as a process leaves them that is killed after `work`: the log is not folded into the database. */
async function crash(work: () => Promise<void>): Promise<void> {
  const holding = new Sqlite(databaseFile)
  holding.pragma('wal_autocheckpoint = 0')
  holding.prepare('SELECT count(*) FROM tenants').get()
  await work()
  for (const part of ['', '-wal']) copyFileSync(databaseFile + part, file(`crashed${part}`))
  holding.close()
  for (const part of ['', '-wal']) copyFileSync(file(`crashed${part}`), databaseFile + part)
}

function lease(owner: string, until: number): void {
  const database = new Sqlite(databaseFile)
  database.prepare('INSERT OR REPLACE INTO leases (owner, until) VALUES (?, ?)').run(owner, until)
  database.close()
}

function companiesIn(path: string): unknown[] {
  const database = new Sqlite(path)
  const ids = database.prepare('SELECT id FROM tenants ORDER BY id').pluck().all()
  database.close()
  return ids
}

function keptAside(): string[] {
  return readdirSync(folder).filter((name) => /before-restore-\d+$/.test(name))
}
