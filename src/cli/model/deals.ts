import { Refusal } from '../../people/refusal.ts'
import { momentReader } from '../../sales/import/moment.ts'
import type { History, HistoryColumn } from '../../sales/model/history.ts'
import { featureNames, type Mapping } from '../../sales/model/mapping.ts'
import { readNumber } from '../../sales/model/read-number.ts'
import type { Table, TableRow } from './table.ts'
import { type CellOf, notNumbers, someOf } from './wrong-cells.ts'

export interface Deals {
  readonly history: History
  /** The rows of the table that are closed deals, in order. */
  readonly rows: readonly TableRow[]
  /** Rows whose target is neither won nor lost. */
  readonly open: number
  /** Columns and cells that could not be used; for people. */
  readonly mistakes: readonly string[]
}

/** Closed deals of a table, by its mapping. Throws when there is no target to learn from; all else is listed and goes on. */
export function dealsFrom({ header, rows }: Table, mapping: Mapping): Deals {
  const { target, time, group } = mapping
  const at = header.indexOf(target.col)
  if (at === -1) throw new Refusal(`表里没有结果列「${target.col}」。表头是：${header.join('、')}`)
  const outcomes = new Map([
    ...target.lost.map((value) => [value.trim(), 0] as const),
    ...target.won.map((value) => [value.trim(), 1] as const),
  ])
  const outcomeOf = ({ cells }: TableRow) => outcomes.get((cells[at] ?? '').trim())
  const closed = rows.filter((row) => outcomeOf(row) !== undefined)
  const mistakes: string[] = []
  const columnOf = (name: string | undefined, what: string): ((row: TableRow) => string) | undefined => {
    if (name === undefined) return undefined
    const index = header.indexOf(name)
    if (index === -1) {
      mistakes.push(`表里没有${what}「${name}」，不用它`)
      return undefined
    }
    return ({ cells }) => (cells[index] ?? '').trim()
  }
  const timeOf = columnOf(time, '时间列')
  const groupOf = columnOf(group, '分组列')
  const history: History = {
    rows: closed.length,
    won: Uint8Array.from(closed, (row) => outcomeOf(row) ?? 0),
    columns: featureNames(mapping).flatMap((name) => {
      const cellOf = columnOf(name, '特征列')
      const type = mapping.columns[name]?.type
      if (cellOf === undefined || type === undefined) return []
      return [type === 'num' ? numberColumn(name, closed, cellOf, mistakes) : categoryColumn(name, closed, cellOf)]
    }),
    ...(timeOf && { time: moments(closed, timeOf, time ?? '', mistakes) }),
    ...(groupOf && { group: groups(closed, groupOf) }),
    alike: alike(closed, mapping.id === undefined ? -1 : header.indexOf(mapping.id)),
  }
  return { history, rows: closed, open: rows.length - closed.length, mistakes }
}

function numberColumn(name: string, rows: readonly TableRow[], cellOf: CellOf, mistakes: string[]): HistoryColumn {
  const wrong: TableRow[] = []
  const values = Float64Array.from(rows, (row) => {
    const value = readNumber(cellOf(row))
    if (value === undefined) wrong.push(row)
    return value ?? Number.NaN
  })
  mistakes.push(...notNumbers(name, wrong, cellOf))
  if (rows.length > 0 && values.every(Number.isNaN)) mistakes.push(`「${name}」整列没有一个数字，等于没有这一列`)
  return { name, type: 'num', values }
}

function categoryColumn(name: string, rows: readonly TableRow[], cellOf: CellOf): HistoryColumn {
  const numbers = new Map<string, number>()
  const codes = Int32Array.from(rows, (row) => {
    const cell = cellOf(row)
    return cell === '' ? -1 : numberOf(numbers, cell)
  })
  return { name, type: 'cat', levels: [...numbers.keys()], codes }
}

function moments(rows: readonly TableRow[], cellOf: CellOf, name: string, mistakes: string[]): Float64Array {
  const read = momentReader(rows.map(cellOf))
  const wrong: TableRow[] = []
  const times = Float64Array.from(rows, (row) => {
    const moment = read(cellOf(row))
    if (!Number.isNaN(moment)) return moment
    wrong.push(row)
    return Number.NEGATIVE_INFINITY
  })
  if (wrong.length === rows.length) {
    mistakes.push(`时间列「${name}」没有一格读得出，按没有时间列处理：${someOf(wrong, cellOf)}`)
  } else if (wrong.length > 0) {
    mistakes.push(`时间列「${name}」有 ${wrong.length} 格读不出，这些单只用来学，不用来考：${someOf(wrong, cellOf)}`)
  }
  return times
}

/** A deal without a group stands alone. */
function groups(rows: readonly TableRow[], cellOf: CellOf): Int32Array {
  const numbers = new Map<string, number>()
  return Int32Array.from(rows, (row) => {
    const cell = cellOf(row)
    return cell === '' ? -1 - row.line : numberOf(numbers, cell)
  })
}

function alike(rows: readonly TableRow[], idAt: number): Int32Array {
  const numbers = new Map<string, number>()
  return Int32Array.from(rows, ({ cells }) =>
    numberOf(numbers, JSON.stringify(cells.filter((_, index) => index !== idAt))),
  )
}

function numberOf(numbers: Map<string, number>, cell: string): number {
  const number = numbers.get(cell) ?? numbers.size
  numbers.set(cell, number)
  return number
}
