/** Words, a number, or a formula of our own making; `format` as a workbook has it, `0%`. */
type Cell = string | number | { formula: string; format?: string }

/**
 * Rows as a workbook of one sheet, the header in bold and kept in sight. What is given as text stays text: nothing in it is ever
 * computed, whatever it begins with.
 */
export async function writeWorkbook(
  rows: readonly (readonly Cell[])[],
  options: { sheet: string; widths: readonly number[]; header: number },
): Promise<Uint8Array> {
  const { sheet, widths, header } = options
  const cells = rows.map((row, at) =>
    row.map((cell) => ({
      ...valued(cell),
      wrap: true,
      alignVertical: 'top' as const,
      ...(at < header ? { fontWeight: 'bold' as const } : {}),
    })),
  )
  const columns = widths.map((width) => ({ width }))
  const { default: writeXlsx } = await import('write-excel-file/node')
  return writeXlsx(cells, { sheet, columns, stickyRowsCount: header }).toBuffer()
}

function valued(cell: Cell) {
  if (typeof cell === 'string') return { value: cell.replaceAll(likeEscaped, '_x005F_'), type: String }
  if (typeof cell === 'number') return { value: cell, type: Number }
  const { formula, format } = cell
  return { value: formula, type: 'Formula' as const, ...(format === undefined ? {} : { format }) }
}

/** What a reader would take for an escaped character (ECMA-376 part 1, 22.9.2.19) is escaped itself. */
const likeEscaped = /_(?=x[0-9A-Fa-f]{4}_)/g
