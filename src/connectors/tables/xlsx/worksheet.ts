import { sheetLimits } from '../../../sales/import/sheet.ts'
import type { Archive } from '../../office/archive.ts'
import { readXml } from '../../office/xml.ts'
import { type CellContext, cellText } from './cell-text.ts'
import { type Range, rangeOf } from './merged-cells.ts'
import { collectText } from './shared-strings.ts'

/** Hands over the rows of a worksheet as they come; resolves to the ranges that were merged. */
export async function readWorksheet(
  archive: Archive,
  path: string,
  context: CellContext,
  take: (line: number, cells: readonly string[]) => void,
): Promise<Range[]> {
  const merged: Range[] = []
  const inline = collectText()
  let line = 0
  let column = -1
  let cells: string[] = []
  let cell: Readonly<Record<string, string>> = {}
  let value = ''
  let inValue = false

  await readXml(archive.bytesOf(path), {
    open(name, attributes) {
      inline.open(name)
      switch (name) {
        case 'row':
          line = Number(attributes['r'] ?? line + 1)
          column = -1
          cells = []
          break
        case 'c':
          cell = attributes
          column = attributes['r'] === undefined ? Math.min(column + 1, sheetLimits.columns) : columnOf(attributes['r'])
          value = ''
          break
        case 'v':
          inValue = true
          break
        case 'mergeCell': {
          const range = rangeOf(attributes['ref'] ?? '')
          if (range !== undefined) merged.push(range)
        }
      }
    },
    text(text) {
      inline.text(text)
      if (inValue) value += text
    },
    close(name) {
      inline.close(name)
      if (name === 'v') inValue = false
      if (name === 'row') take(line, cells)
      if (name !== 'c') return
      const written = inline.take()
      const text = cell['t'] === 'inlineStr' ? written : cellText(value, cell['t'], Number(cell['s'] ?? 0), context)
      if (text === '') return
      while (cells.length < column) cells.push('')
      cells[column] = text
    },
  })
  return merged
}

/** `B7` is column 1, `AA3` column 26; beyond the limit all are one, and refused with it. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference.toUpperCase()) {
    if (letter < 'A' || letter > 'Z') break
    column = Math.min(column * 26 + letter.charCodeAt(0) - 64, sheetLimits.columns + 1)
  }
  return column - 1
}
