/** A row of a CSV file. Cells that a spreadsheet would run as a formula get a leading apostrophe; plain numbers stay as they are. */
export function csvRow(cells: readonly (string | number)[]): string {
  return cells.map((cell) => quoted(inert(String(cell)))).join(',')
}

/** Also in full width, and behind blanks and marks that do not show. */
const formulaStart = /^[\t\r]|^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u
const plainNumber = /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/

/** OWASP, CSV injection: https://owasp.org/www-community/attacks/CSV_Injection */
function inert(cell: string): string {
  return formulaStart.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell
}

function quoted(cell: string): string {
  return /[",;\r\n\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
