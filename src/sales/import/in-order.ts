import type { ImportKind } from './kinds.ts'
import type { Mapping } from './mapping.ts'
import { dayReader } from './moment.ts'
import type { SheetRow } from './sheet.ts'
import type { Table } from './table.ts'

/**
 * Rows in the order in which they are planned: that of the file. Where deals are told on several days, those that tell an end come
 * first, the latest day before the others, so that a deal's record is what was known of it last.
 */
export function inOrder({ columns, rows }: Table, kind: ImportKind, mapping: Mapping): readonly SheetRow[] {
  const [day, outcome] = [mapping.columns.asOf, mapping.columns.outcome].map((column) => columns.indexOf(column ?? ''))
  if (kind !== 'closed-deals' || day === undefined || outcome === undefined || day < 0 || outcome < 0) return rows
  const read = dayReader(rows.map(({ cells }) => cells[day] ?? ''))
  const words = new Map(Object.entries(mapping.words.outcome ?? {}))
  const ranked = rows.map((row) => ({
    row,
    ends: /^(?:won|lost)$/.test(words.get(row.cells[outcome] ?? '') ?? ''),
    // Without a day it is as it was written last.
    on: read(row.cells[day] ?? '') ?? '9999',
  }))
  ranked.sort(
    (one, other) => Number(other.ends) - Number(one.ends) || (one.on < other.on ? 1 : one.on > other.on ? -1 : 0),
  )
  return ranked.map(({ row }) => row)
}
