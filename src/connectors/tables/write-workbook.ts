/**
 * Rows of text as a workbook of one sheet, the header in bold and kept in sight. Every cell is text: nothing in it is ever
 * computed, whatever it begins with.
 */
export async function writeWorkbook(
  rows: readonly (readonly string[])[],
  options: { sheet: string; widths: readonly number[]; header: number },
): Promise<Uint8Array> {
  const { sheet, widths, header } = options
  const cells = rows.map((row, at) =>
    row.map((text) => ({
      value: text.replaceAll(likeEscaped, '_x005F_'),
      type: String,
      wrap: true,
      alignVertical: 'top' as const,
      ...(at < header ? { fontWeight: 'bold' as const } : {}),
    })),
  )
  const columns = widths.map((width) => ({ width }))
  const { default: writeXlsx } = await import('write-excel-file/node')
  return writeXlsx(cells, { sheet, columns, stickyRowsCount: header }).toBuffer()
}

/** What a reader would take for an escaped character (ECMA-376 part 1, 22.9.2.19) is escaped itself. */
const likeEscaped = /_(?=x[0-9A-Fa-f]{4}_)/g
