import { join } from 'node:path'
import { thisProcess } from '../storage/owner.ts'
import { openSqlite } from '../storage/sqlite/index.ts'
import type { Storage } from '../storage/storage.ts'
import type { Config } from './config.ts'
import { packageRoot } from './package-root.ts'

export const migrationsFolder = join(packageRoot, 'migrations', 'sqlite')

/** The database that the configuration names, its schema brought up to date. */
export function openStorage({ databaseFile }: Pick<Config, 'databaseFile'>): Storage {
  return openSqlite({ path: databaseFile, migrationsFolder, owner: thisProcess() })
}
