import { decodeCsv, parseCsv, separatorOf } from '../../connectors/tables/csv.ts'
import { Refusal } from '../../people/refusal.ts'
import { readNamed } from './files.ts'

export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly TableRow[]
  /** Rows that were left out, with their lines; for people. */
  readonly mistakes: readonly string[]
  /** Whether the file must have a mark for Excel to show Chinese rightly when it is written again. */
  readonly marked: boolean
}

export interface TableRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** Reads a CSV file; rows that cannot be read are listed, the others go on. */
export async function readTable(file: string): Promise<Table> {
  return tableFrom(await readNamed(file, '数据'))
}

export function tableFrom(bytes: Uint8Array): Table {
  const { text, marked } = decodeCsv(bytes)
  let header: string[] | undefined
  const rows: TableRow[] = []
  const mistakes: string[] = []
  for (const { line, cells, wrong } of parseCsv(text, separatorOf(text))) {
    if (header === undefined) {
      if (wrong !== undefined) throw new Refusal(`第 ${line} 行是表头，${wrong}，读不下去`)
      header = withoutTail(cells).map((name) => name.trim())
      const twice = header.filter((name, index) => header?.indexOf(name) !== index)
      if (twice.length > 0) mistakes.push(`表头里重名的列，只用第一个：${[...new Set(twice)].join('、')}`)
      continue
    }
    const fitting = cells.length > header.length ? cells.slice(0, header.length) : cells
    const extra = cells.slice(header.length).some((cell) => cell !== '')
    if (wrong !== undefined) mistakes.push(`第 ${line} 行没有用：${wrong}`)
    else if (fitting.length < header.length || extra) {
      mistakes.push(`第 ${line} 行没有用：有 ${cells.length} 格，表头是 ${header.length} 格`)
    } else rows.push({ line, cells: fitting })
  }
  if (header === undefined) throw new Refusal('文件是空的：第一行要是表头')
  return { header, rows, mistakes, marked }
}

/** Excel likes to save a few empty columns at the end. */
function withoutTail(names: readonly string[]): string[] {
  const last = names.findLastIndex((name) => name.trim() !== '')
  return names.slice(0, last + 1)
}
