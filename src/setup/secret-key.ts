import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The configured key, or one made once and kept beside the database for its owner's eyes only. */
export function secretKeyFor(configured: string | undefined, databaseFile: string): string {
  if (configured !== undefined) return configured
  const file = join(dirname(databaseFile), 'secret.key')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(dirname(file), { recursive: true })
  const key = randomBytes(32).toString('hex')
  writeFileSync(file, `${key}\n`, { mode: 0o600 })
  return key
}
