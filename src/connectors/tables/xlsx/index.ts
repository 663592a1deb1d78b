import { Refusal } from '../../../people/refusal.ts'
import type { Sheet } from '../../../sales/import/sheet.ts'
import { openArchive } from '../../office/archive.ts'
import { gatherRows } from '../sheet-rows.ts'
import { fillMerged } from './merged-cells.ts'
import { readSharedStrings } from './shared-strings.ts'
import { readDateStyles } from './styles.ts'
import { readWorkbook } from './workbook.ts'
import { readWorksheet } from './worksheet.ts'

/**
 * The first visible sheet of a workbook (ECMA-376 part 1, SpreadsheetML), its rows as text. Formulas count as what they last came
 * to; nothing is computed, and nothing outside the file is looked at.
 */
export async function readXlsxSheet(bytes: Uint8Array): Promise<Sheet> {
  const archive = await openArchive(bytes)
  const workbook = await readWorkbook(archive)
  const [sheet, ...others] = workbook.sheets.filter(({ hidden }) => !hidden)
  if (sheet === undefined) throw new Refusal('这个 Excel 文件里没有看得见的工作表')
  const context = {
    strings: await readSharedStrings(archive, workbook.stringsPath),
    dateStyles: await readDateStyles(archive, workbook.stylesPath),
    epoch1904: workbook.epoch1904,
  }
  const { rows, add } = gatherRows()
  const merged = await readWorksheet(archive, sheet.path, context, add)
  const notes = others.length === 0 ? [] : [`只读了第一张工作表“${sheet.name}”，其余 ${others.length} 张没有读`]
  return { rows: fillMerged(rows, merged), unreadable: [], notes }
}
