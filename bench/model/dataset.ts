import type { Case, History } from '../../src/sales/model/history.ts'
import type { Mapping } from '../../src/sales/model/mapping.ts'
import { randomFrom, shuffledIndexes } from '../../src/sales/model/random.ts'

export interface Dataset {
  readonly history: History
  readonly mapping: Mapping
}

/** One deal as the product meets it when it is still open. */
export function caseOf({ columns }: History, row: number): Case {
  return Object.fromEntries(
    columns.map((column) => [
      column.name,
      column.type === 'num' ? column.values[row] : column.levels[column.codes[row] ?? -1],
    ]),
  )
}

export interface Split {
  readonly taught: Int32Array
  readonly tested: Int32Array
}

/** 70 % taught, 30 % tested, at random; both in random order. */
export function splitOf({ rows }: History, seed: number): Split {
  const order = shuffledIndexes(rows, randomFrom(seed))
  const cut = Math.floor(rows * 0.7)
  return { taught: order.slice(0, cut), tested: order.slice(cut) }
}

export function outcomesOf({ won }: History, rows: Int32Array): Uint8Array {
  return Uint8Array.from(rows, (row) => won[row] ?? 0)
}
