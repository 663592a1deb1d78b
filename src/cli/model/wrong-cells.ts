import type { TableRow } from './table.ts'

export type CellOf = (row: TableRow) => string

/** What to say of rows whose cell in a column of numbers is none; nothing where there are no such rows. */
export function notNumbers(name: string, wrong: readonly TableRow[], cellOf: CellOf): string[] {
  return wrong.length === 0 ? [] : [`「${name}」有 ${wrong.length} 格不是数字，当作未知：${someOf(wrong, cellOf)}`]
}

const shown = 5

/** The first few, by line and cell. */
export function someOf(rows: readonly TableRow[], cellOf: CellOf): string {
  const some = rows.slice(0, shown).map((row) => `第 ${row.line} 行「${cellOf(row).slice(0, 20)}」`)
  return some.join('、') + (rows.length > shown ? ` 等 ${rows.length} 行` : '')
}
