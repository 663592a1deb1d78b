import { pairedByHeader } from '../../import/header.ts'
import type { Sheet, SheetRow } from '../../import/sheet.ts'
import { headed, type Table } from '../../import/table.ts'
import { type Cell, type Entry, refuseMore } from './entry.ts'
import { fieldNamed, fieldsOf, labelOf, likenessOfField } from './fields.ts'

/** Which column was taken for what, by its header. */
export interface ColumnTaken {
  column: string
  label: string
  /** The header is one of the names of the field; else it only comes near. */
  sure: boolean
}

/** Talk-tracks, one a row, or paths, a stage a row; what it is, is told by its header. */
export function readSheetEntries(sheet: Sheet): { entries: Entry[]; taken: ColumnTaken[]; unused: string[] } {
  const table = headed(sheet, isName)
  const [track, path] = [paired(table, 'track'), paired(table, 'path')]
  const pairs = sureOnes(path) > sureOnes(track) ? path : track
  const columns = new Map(pairs.map(({ field, column }) => [field, table.columns.indexOf(column)]))
  return {
    entries: pairs === path ? pathEntries(table, columns) : trackEntries(table, columns),
    taken: pairs.map(({ column, field: { part, field }, likeness }) => ({
      column,
      label: labelOf(part, field as never),
      sure: likeness === 3,
    })),
    unused: table.columns.filter((column) => pairs.every((pair) => pair.column !== column)),
  }
}

interface PartField {
  part: 'track' | 'path' | 'stage'
  field: string
}

const partFields: Record<'track' | 'path', readonly PartField[]> = {
  track: fieldsOf('track').map((field) => ({ part: 'track', field })),
  path: [
    ...fieldsOf('path').map((field) => ({ part: 'path' as const, field })),
    ...fieldsOf('stage').map((field) => ({ part: 'stage' as const, field })),
  ],
}

type Columns = ReadonlyMap<PartField, number>

function paired({ columns }: Table, kind: 'track' | 'path') {
  return pairedByHeader(columns, partFields[kind], (column, { part, field }) => likenessOfField(part, column, field))
}

function sureOnes(pairs: readonly { likeness: number }[]): number {
  return pairs.filter(({ likeness }) => likeness === 3).length
}

function isName(cell: string): boolean {
  return (['track', 'path', 'stage'] as const).some((part) => fieldNamed(part, cell) !== undefined)
}

function trackEntries({ rows }: Table, columns: Columns): Entry[] {
  return rows.flatMap((row, at): Entry[] => {
    refuseMore(at + 1)
    const cells = cellsOf(row, columns, 'track')
    const isEmpty = Object.values(cells).every(({ text }) => text === '')
    return isEmpty ? [] : [{ kind: 'track', line: row.line, remarks: [], cells }]
  })
}

/** Rows of one path follow one another; what names it may stand in the first alone. */
function pathEntries({ rows }: Table, columns: Columns): Entry[] {
  const entries: Extract<Entry, { kind: 'path' }>[] = []
  for (const row of rows) {
    const [about, stage] = [cellsOf(row, columns, 'path'), cellsOf(row, columns, 'stage')]
    const before = entries.at(-1)
    const same = (['id', 'path'] as const).every((key) => {
      const said = about[key]?.text ?? ''
      return said === '' || said === before?.cells[key]?.text
    })
    if (before !== undefined && same) before.stages.push({ line: row.line, cells: stage })
    else {
      refuseMore(entries.length + 1)
      entries.push({
        kind: 'path',
        line: row.line,
        remarks: [],
        cells: about,
        stages: [{ line: row.line, cells: stage }],
      })
    }
  }
  return entries
}

function cellsOf({ line, cells }: SheetRow, columns: Columns, part: PartField['part']): Record<string, Cell> {
  return Object.fromEntries(
    [...columns]
      .filter(([field]) => field.part === part)
      .map(([{ field }, column]) => [field, { line, text: cells[column] ?? '' }]),
  )
}
