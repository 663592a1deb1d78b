import { binOf, cutsOf } from './bins.ts'
import type { CategoryColumn } from './history.ts'
import { logit } from './odds.ts'
import { binCount } from './split.ts'

/** A category as ordered bins: each level's win rate, pooled towards the average as far as its deals are few. */
export interface LevelBins {
  readonly levels: readonly string[]
  readonly bins: readonly number[]
  /** Bin of Unknown, which has its own win rate like any level, and of what was never seen. */
  readonly unknown: number
  readonly other: number
}

/** How many deals' worth the average weighs in a level's win rate. */
const pooling = 10
const innerFolds = 5

export interface EncodedColumn {
  readonly table: LevelBins
  /** Bins of all rows: the ones taught from see only the other folds' outcomes, or a name met once would give its own away. */
  readonly bins: Uint8Array
}

export function encodeByTarget(
  column: CategoryColumn,
  won: Uint8Array,
  taught: Int32Array,
  groups: Int32Array,
): EncodedColumn {
  const size = column.levels.length + 1
  const wins = Array.from({ length: innerFolds + 1 }, () => new Float64Array(size))
  const all = Array.from({ length: innerFolds + 1 }, () => new Float64Array(size))
  const codeOf = (row: number) => (column.codes[row] ?? -1) + 1
  const foldOf = (row: number) => (groups[row] ?? 0) % innerFolds
  let winsInAll = 0
  for (const row of taught) {
    for (const fold of [foldOf(row), innerFolds]) {
      const code = codeOf(row)
      increase(wins[fold], code, won[row] ?? 0)
      increase(all[fold], code, 1)
    }
    winsInAll += won[row] ?? 0
  }
  const average = (winsInAll + 0.5) / (taught.length + 1)
  const rateOf = (code: number, without: number | undefined) => {
    const left = without === undefined ? 0 : (wins[without]?.[code] ?? 0)
    const leftAll = without === undefined ? 0 : (all[without]?.[code] ?? 0)
    return logit(
      ((wins[innerFolds]?.[code] ?? 0) - left + pooling * average) /
        ((all[innerFolds]?.[code] ?? 0) - leftAll + pooling),
    )
  }
  const values = new Float64Array(column.codes.length).fill(Number.NaN)
  for (const row of taught) values[row] = rateOf(codeOf(row), foldOf(row))
  const cuts = cutsOf(values, binCount - 2)
  const wholeBins = Int32Array.from({ length: size }, (_, code) => binOf(cuts, rateOf(code, undefined)) + 1)
  const bins = Uint8Array.from(values, (value, row) =>
    Number.isNaN(value) ? (wholeBins[codeOf(row)] ?? 0) : binOf(cuts, value) + 1,
  )
  const seen = column.levels
    .map((level, index) => ({ level, code: index + 1 }))
    .filter(({ code }) => (all[innerFolds]?.[code] ?? 0) > 0)
  const table: LevelBins = {
    levels: seen.map(({ level }) => level),
    bins: seen.map(({ code }) => wholeBins[code] ?? 0),
    unknown: wholeBins[0] ?? 0,
    other: binOf(cuts, logit(average)) + 1,
  }
  return { table, bins }
}

function increase(counts: Float64Array | undefined, code: number, by: number): void {
  if (counts !== undefined) counts[code] = (counts[code] ?? 0) + by
}
