import { isFieldName } from './fields.ts'
import type { Sheet, SheetRow } from './sheet.ts'

/** A sheet whose header is known. */
export interface Table {
  /** Each column once, by a name of its own. */
  readonly columns: readonly string[]
  readonly rows: readonly SheetRow[]
  /** The line the header stands on; its last where it takes two. */
  readonly headerLine: number
  /** What stands above the header: a title, a unit. */
  readonly above: string
  readonly unreadable: Sheet['unreadable']
  readonly notes: readonly string[]
}

/** The first values of a column that are there. */
export function samplesOf({ columns, rows }: Table, column: string, count: number): string[] {
  const at = columns.indexOf(column)
  const samples: string[] = []
  for (const { cells } of rows) {
    const cell = cells[at] ?? ''
    if (cell !== '' && !samples.includes(cell)) samples.push(cell)
    if (samples.length === count) break
  }
  return samples
}

/** Titles and notes above the header are no more than this many rows. */
const searched = 15

/**
 * Finds the header: the row of the first ones with most names of fields in it (`isName`), with a row of groups above or of
 * details below.
 */
export function headed({ rows, unreadable, notes }: Sheet, isName = isFieldName): Table {
  const at = headerAt(rows, isName)
  const below = isDetail(rows[at], rows[at + 1], isName)
  const above = !below && at > 0 && isGroups(rows[at - 1], rows[at])
  const top = above ? at - 1 : at
  const last = below ? at + 1 : at
  const data = rows.slice(last + 1)
  const names = top === last ? (rows[at]?.cells ?? []) : joined(rows[top]?.cells ?? [], rows[last]?.cells ?? [])
  const columns = distinct(names, Math.max(names.length, ...data.slice(0, 1000).map(({ cells }) => cells.length)))
  const skipped = top > 0 ? [`表头在第 ${rows[last]?.line} 行，它上面的 ${top} 行没有读`] : []
  return {
    columns,
    rows: data,
    headerLine: rows[last]?.line ?? 1,
    above: rows
      .slice(0, top)
      .flatMap(({ cells }) => cells)
      .join(' '),
    unreadable,
    notes: [...notes, ...skipped],
  }
}

function headerAt(rows: readonly SheetRow[], isName: typeof isFieldName): number {
  const counts = rows.slice(0, searched).map(({ cells }) => cells.filter(isName).length)
  const most = Math.max(0, ...counts)
  if (most > 0) return counts.indexOf(most)
  const several = rows.slice(0, searched).findIndex(({ cells }) => filled(cells).size > 1)
  return Math.max(0, several)
}

/** 姓名 and 手机 below a 联系人 that spans both: only names of fields, or the same word where a cell was merged downwards. */
function isDetail(header: SheetRow | undefined, next: SheetRow | undefined, isName: typeof isFieldName): boolean {
  if (header === undefined || next === undefined) return false
  const told = next.cells
    .map((cell, column) => ({ cell, over: header.cells[column] ?? '' }))
    .filter(({ cell }) => cell !== '')
  const fresh = told.filter(({ cell, over }) => cell !== over)
  return (
    fresh.length > 0 && fresh.every(({ cell }) => isName(cell)) && fresh.some(({ over }) => over === '' || isName(over))
  )
}

/** A row above that groups columns: several words, some of them over more than one column. */
function isGroups(above: SheetRow | undefined, header: SheetRow | undefined): boolean {
  if (above === undefined || header === undefined || above.line !== header.line - 1) return false
  const words = [...filled(above.cells)]
  return (
    words.length > 1 &&
    words.every((word) => groupWord.test(word)) &&
    above.cells.some((cell, column) => column > 0 && cell === '')
  )
}

/** 单位：万元 and 2026 年 are remarks, not groups. */
const groupWord = /^[^\d:：]{1,10}$/

/** 联系人 over 姓名 and 手机 is 联系人 姓名 and 联系人 手机; what spans both rows is said once. */
function joined(groups: readonly string[], details: readonly string[]): string[] {
  let group = ''
  return Array.from({ length: Math.max(groups.length, details.length) }, (_, column) => {
    const [over = '', detail = ''] = [groups[column], details[column]]
    if (over !== '') group = over
    if (detail === '') return over
    return over === detail || group === '' ? detail : `${group} ${detail}`
  })
}

/** A column without a name is called by its number, and the second of a name is told from the first. */
function distinct(names: readonly string[], width: number): string[] {
  const seen = new Map<string, number>()
  return Array.from({ length: width }, (_, column) => {
    const name = (names[column] ?? '').replaceAll(/\s+/g, ' ') || `第 ${column + 1} 列`
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : distinctFrom(seen, `${name} (${count})`)
  })
}

function distinctFrom(seen: Map<string, number>, name: string): string {
  const free = seen.has(name) ? distinctFrom(seen, `${name}′`) : name
  seen.set(free, 1)
  return free
}

function filled(cells: readonly string[]): Set<string> {
  return new Set(cells.filter((cell) => cell !== ''))
}
