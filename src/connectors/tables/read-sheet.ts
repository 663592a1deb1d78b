import { Refusal } from '../../people/refusal.ts'
import { type Sheet, sheetLimits } from '../../sales/import/sheet.ts'
import { readCsvSheet } from './read-csv-sheet.ts'

/**
 * A CSV or XLSX file as a sheet of text. What it is, is told by its first bytes, whatever it is called. The event loop is given
 * back every few milliseconds, so that a server goes on answering.
 */
export async function readSheet(bytes: Uint8Array): Promise<Sheet> {
  if (bytes.length === 0) throw new Refusal('这个文件是空的')
  if (bytes.length > sheetLimits.bytes) throw new Refusal('文件超过 10 MB，请拆成几份，或者删掉用不到的列和图片')
  if (beginsWith(bytes, oldOffice)) {
    throw new Refusal('这是旧版 .xls，或者加了密码的表格。请在 Excel 里另存为不加密的 .xlsx 或 CSV')
  }
  if (!beginsWith(bytes, zip)) return readCsvSheet(bytes)
  const { readXlsxSheet } = await import('./xlsx/index.ts')
  return readXlsxSheet(bytes)
}

const zip = [0x50, 0x4b, 0x03, 0x04]
/** A compound file: Excel 97–2003, and every encrypted workbook. */
const oldOffice = [0xd0, 0xcf, 0x11, 0xe0]

function beginsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}
