/** Closed deals, column by column in typed arrays: small, quick to walk, and cheap to hand to a worker thread. */
export interface History {
  readonly rows: number
  /** 1 won, 0 lost. */
  readonly won: Uint8Array
  readonly columns: readonly HistoryColumn[]
  /** Anything that sorts by time; −∞ where it is not known: such a deal is taught from, never tested on. */
  readonly time?: Float64Array | undefined
  /** Deals with the same number belong together (one account, say). */
  readonly group?: Int32Array | undefined
  /** Deals with the same number were written alike in every cell of the source, the id aside; without it features are compared. */
  readonly alike?: Int32Array | undefined
}

export type HistoryColumn = NumberColumn | CategoryColumn

interface NumberColumn {
  readonly name: string
  readonly type: 'num'
  /** NaN is unknown. */
  readonly values: Float64Array
}

export interface CategoryColumn {
  readonly name: string
  readonly type: 'cat'
  readonly levels: readonly string[]
  /** Index into `levels`; −1 is unknown. */
  readonly codes: Int32Array
}

/** What is known of one open deal; a missing or empty cell is unknown. */
export type Case = Readonly<Record<string, string | number | undefined>>

export function allRows({ rows }: History): Int32Array {
  return Int32Array.from({ length: rows }, (_, row) => row)
}

/** The given rows alone, in their order. */
export function historyOf({ won, columns, time, group, alike }: History, rows: Int32Array): History {
  const numbers = (values: Float64Array) => Float64Array.from(rows, (row) => values[row] ?? Number.NaN)
  const codes = (values: Int32Array) => Int32Array.from(rows, (row) => values[row] ?? -1)
  return {
    rows: rows.length,
    won: Uint8Array.from(rows, (row) => won[row] ?? 0),
    columns: columns.map((column) =>
      column.type === 'num' ? { ...column, values: numbers(column.values) } : { ...column, codes: codes(column.codes) },
    ),
    time: time && numbers(time),
    group: group && codes(group),
    alike: alike && codes(alike),
  }
}

export function winRate(won: Uint8Array, rows: Int32Array): number {
  let wins = 0
  for (const row of rows) wins += won[row] ?? 0
  return rows.length === 0 ? 0.5 : wins / rows.length
}
