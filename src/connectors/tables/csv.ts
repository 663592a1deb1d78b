/** One record of a CSV file, with the line on which it starts (the first line is 1). */
export interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
  /** Why the record cannot be trusted. */
  readonly wrong?: string
}

/** Bytes as text: UTF-8 with or without a mark, UTF-16 as Excel's "Unicode text", else GB18030 (what Chinese Excel saves). */
export function decodeCsv(bytes: Uint8Array): { text: string; marked: boolean } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), marked: true }
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), marked }
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes), marked: true }
  }
}

/** The separator that the header has most of, outside quotes; a comma when it has none. */
export function separatorOf(text: string): string {
  const declared = /^sep=(.)\r?\n/i.exec(text)?.[1]
  if (declared !== undefined) return declared
  const header = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? '').replaceAll(/"(?:[^"]|"")*"/g, '')
  const count = (separator: string) => header.split(separator).length
  return [',', ';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best))
}

/**
 * Records as RFC 4180 has them, with any line ending. A quote that is never closed spoils only its own line: reading goes on
 * after it. Empty lines are skipped, as is Excel's `sep=` line.
 */
export function* parseCsv(text: string, separator: string): Generator<CsvRecord> {
  let at = /^sep=.\r?\n/i.exec(text)?.[0].length ?? 0
  let line = at > 0 ? 2 : 1
  while (at < text.length) {
    const record = readRecord(text, at, separator)
    const closed = record ?? brokenRecord(text, at, separator)
    const empty = closed.cells.length === 1 && closed.cells[0] === '' && record !== undefined
    if (!empty) yield { line, cells: closed.cells, ...(record === undefined && { wrong: '引号没有成对' }) }
    line += closed.lines
    at = closed.next
  }
}

interface Read {
  cells: string[]
  next: number
  lines: number
}

/** A record that goes on for longer than this has lost its closing quote. */
const longestRecord = 200_000

/** `undefined` when a quote is not closed, or something other than a separator follows a closing one. */
function readRecord(text: string, from: number, separator: string): Read | undefined {
  const cells: string[] = []
  let at = from
  let lines = 1
  for (;;) {
    if (text[at] === '"') {
      const quoted = readQuoted(text, at)
      if (quoted === undefined || quoted.next - from > longestRecord) return undefined
      cells.push(quoted.cell)
      lines += quoted.cell.split('\n').length - 1
      at = quoted.next
      if (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') return undefined
    } else {
      let end = at
      while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++
      cells.push(text.slice(at, end))
      at = end
    }
    if (text[at] !== separator) break
    at++
  }
  return { cells, next: afterLineEnd(text, at), lines }
}

function readQuoted(text: string, open: number): { cell: string; next: number } | undefined {
  let cell = ''
  let from = open + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote === -1) return undefined
    cell += text.slice(from, quote)
    if (text[quote + 1] !== '"') return { cell, next: quote + 1 }
    cell += '"'
    from = quote + 2
  }
}

function brokenRecord(text: string, from: number, separator: string): Read {
  const end = text.slice(from).search(/[\r\n]/)
  const stop = end === -1 ? text.length : from + end
  return { cells: text.slice(from, stop).split(separator), next: afterLineEnd(text, stop), lines: 1 }
}

function afterLineEnd(text: string, at: number): number {
  if (text[at] === '\r') return text[at + 1] === '\n' ? at + 2 : at + 1
  return at + 1
}
