import { openBreathing } from '../../conversation/breathe.ts'
import type { Sheet } from '../../sales/import/sheet.ts'
import { decodeCsv, parseCsv, separatorOf } from './csv.ts'
import { gatherRows } from './sheet-rows.ts'

export async function readCsvSheet(bytes: Uint8Array): Promise<Sheet> {
  const { text } = decodeCsv(bytes)
  const { rows, add } = gatherRows()
  const unreadable: { line: number; why: string }[] = []
  const breathe = openBreathing()
  for (const { line, cells, wrong } of parseCsv(text, separatorOf(text))) {
    if (wrong === undefined) add(line, cells)
    else unreadable.push({ line, why: wrong })
    await breathe()
  }
  return { rows, unreadable, notes: [] }
}
