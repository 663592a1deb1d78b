import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { v7 as uuid } from 'uuid'

/** Which program this is: the built one by its content, one run from its sources another each time, for they may have changed. */
export function programVersion(): string {
  const file = fileURLToPath(import.meta.url)
  return file.endsWith('.js') ? hash('sha256', readFileSync(file)) : uuid()
}
