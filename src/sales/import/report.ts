import { csvRow } from './csv-row.ts'
import type { KeptRow } from './imports.ts'
import { verdictLabels } from './row-plan.ts'

/** The report's first line, marked so that Excel reads it as UTF-8. */
export const reportHeader = `\uFEFF${csvRow(['行号', '结果', '客户或商机', '列', '内容', '说明'])}\r\n`

/** One line for each problem of a row, and one for the row where there is none; inert in a spreadsheet. */
export function reportLines({ line, verdict, title, problems, note = '' }: KeptRow): string {
  const row = [line, verdictLabels[verdict], title]
  if (problems.length === 0) return `${csvRow([...row, '', '', note])}\r\n`
  return problems.map(({ column = '', value = '', why }) => `${csvRow([...row, column, value, why])}\r\n`).join('')
}
