import { pairedByHeader } from '../../import/header.ts'
import type { Sheet } from '../../import/sheet.ts'
import { headed } from '../../import/table.ts'
import { refuseMore, type SolutionEntry } from './entry.ts'
import { fieldNamed, likenessOfField, solutionFields } from './fields.ts'

/** Solutions of a sheet, one a row, its columns told by their headers; and the headers that name nothing. */
export function sheetEntries(sheet: Sheet): { entries: SolutionEntry[]; unused: string[] } {
  const { columns, rows } = headed(sheet, (cell) => fieldNamed(cell) !== undefined)
  const pairs = pairedByHeader(columns, solutionFields, likenessOfField)
  const entries = rows.flatMap(({ line, cells }, at): SolutionEntry[] => {
    refuseMore(at + 1)
    const found = pairs.map(
      ({ field, column }) => [field, { line, text: cells[columns.indexOf(column)] ?? '' }] as const,
    )
    const told = found.filter(([, { text }]) => text.trim() !== '')
    return told.length === 0 ? [] : [{ line, cells: Object.fromEntries(told) }]
  })
  return { entries, unused: columns.filter((column) => pairs.every((pair) => pair.column !== column)) }
}
