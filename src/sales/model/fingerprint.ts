import { createHash } from 'node:crypto'
import type { History } from './history.ts'

/** Tells whether two models learned from the same deals: the first 16 hex digits of SHA-256 over all columns and outcomes. */
export function fingerprintOf({ columns, won, time, group }: History): string {
  const hash = createHash('sha256').update(won)
  for (const column of columns) {
    hash.update(`${column.name}\n`)
    if (column.type === 'num') hash.update(column.values)
    else hash.update(column.codes).update(column.levels.join('\n'))
  }
  if (time !== undefined) hash.update(time)
  if (group !== undefined) hash.update(group)
  return hash.digest('hex').slice(0, 16)
}
