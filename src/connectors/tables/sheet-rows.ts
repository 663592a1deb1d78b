import { Refusal } from '../../people/refusal.ts'
import { type SheetRow, sheetLimits } from '../../sales/import/sheet.ts'

/** Takes rows in as they are read, within the limits; empty rows are left out. */
export function gatherRows() {
  const rows: SheetRow[] = []
  return {
    rows,
    add(line: number, cells: readonly string[]): void {
      const told = cells.map((cell) => cell.replaceAll(unprintable, '').trim())
      const used = told.findLastIndex((cell) => cell !== '') + 1
      if (used === 0) return
      if (used > sheetLimits.columns) {
        throw new Refusal(`第 ${line} 行有 ${used} 列，最多 ${sheetLimits.columns} 列。请删掉用不到的列再导`)
      }
      if (told.some((cell) => cell.length > sheetLimits.cell)) {
        throw new Refusal(`第 ${line} 行有一格超过 ${sheetLimits.cell} 字，看起来不是一张表`)
      }
      // The header and titles above it are not counted against the rows that are data, a few more do not matter.
      if (rows.length > sheetLimits.rows) throw new Refusal(`超过 ${sheetLimits.rows} 行，请拆成几份再导`)
      rows.push({ line, cells: told.slice(0, used) })
    },
  }
}

/** Control and zero-width characters, which copying from web pages leaves behind; line breaks and tabs stay. */
const unprintable = /(?![\n\t])[\p{Cc}\p{Cf}]/gu
