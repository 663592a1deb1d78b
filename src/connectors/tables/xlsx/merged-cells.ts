import { Refusal } from '../../../people/refusal.ts'
import type { SheetRow } from '../../../sales/import/sheet.ts'

/** Cells merged into one: rows as numbered in the sheet, both included, and the column it begins in, from 0. */
export interface Range {
  from: number
  to: number
  column: number
}

/** `A2:C5`; `undefined` when it is not more than one row high, for then there is nothing to fill. */
export function rangeOf(reference: string): Range | undefined {
  const found = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(reference)
  if (found === null) return undefined
  const [, letters = '', from, to] = found
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return Number(to) > Number(from) ? { from: Number(from), to: Number(to), column } : undefined
}

/** More cells than this under merged ones is not how anybody keeps a list. */
const mostFilled = 500_000

/** What stands in a merged cell holds for each row it spans: one customer's name beside three of its people. */
export function fillMerged(rows: readonly SheetRow[], ranges: readonly Range[]): SheetRow[] {
  const cells = new Map(rows.map(({ line, cells }) => [line, [...cells]]))
  const last = rows.at(-1)?.line ?? 0
  let filled = 0
  for (const { from, to, column } of ranges) {
    const value = cells.get(from)?.[column]
    if (value === undefined || value === '') continue
    filled += Math.min(to, last) - from
    if (filled > mostFilled) throw new Refusal('合并单元格太多，请先在 Excel 里取消合并、填好每一行')
    for (let line = from + 1; line <= Math.min(to, last); line++) {
      const row = cells.get(line)
      if (row === undefined) continue
      while (row.length < column) row.push('')
      row[column] ||= value
    }
  }
  return rows.map(({ line }) => ({ line, cells: cells.get(line) ?? [] }))
}
