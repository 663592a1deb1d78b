import { binOf, cutsOf } from './bins.ts'
import type { CategoryColumn } from './history.ts'
import { logit, sigmoid } from './odds.ts'

/** A category as ordered bins, by each level's win rate, pooled towards the average as far as its deals are few. */
export interface LevelBins {
  readonly levels: readonly string[]
  readonly bins: readonly number[]
  /** Bin of Unknown, which has its own win rate like any level, and of what was never seen. */
  readonly unknown: number
  readonly other: number
}

export interface EncodedColumn {
  readonly table: LevelBins
  /** Bins of all rows. */
  readonly bins: Uint8Array
}

/**
 * So few levels get a bin each, and a tree can tell every one of them apart. With more, levels of like win rate share a bin, and
 * a deal taught from sees only the other folds' outcomes: a name met once would give its own away.
 */
const fewLevels = 24
const binsOfAlike = 62

export function encodeByTarget(
  column: CategoryColumn,
  won: Uint8Array,
  taught: Int32Array,
  groups: Int32Array,
): EncodedColumn {
  const rates = new LevelRates(column, won, taught, groups)
  const seen = Array.from({ length: column.levels.length + 1 }, (_, code) => code).filter((code) => rates.seen(code))
  const encoded = seen.length <= fewLevels ? binEach(column, seen, rates) : binAlike(column, taught, groups, rates)
  const known = seen.filter((code) => code > 0)
  return {
    bins: encoded.bins,
    table: {
      levels: known.map((code) => column.levels[code - 1] ?? ''),
      bins: known.map((code) => encoded.binOfLevel(code)),
      unknown: encoded.binOfLevel(0),
      other: encoded.binOfRate(rates.average),
    },
  }
}

interface Binned {
  bins: Uint8Array
  binOfLevel(code: number): number
  binOfRate(rate: number): number
}

function binEach({ codes }: CategoryColumn, seen: readonly number[], rates: LevelRates): Binned {
  const ordered = seen.toSorted((one, other) => rates.of(one) - rates.of(other))
  const binOfRate = (rate: number) => Math.max(1, ordered.filter((code) => rates.of(code) <= rate).length)
  const places = new Map(ordered.map((code, place) => [code, place + 1]))
  const binOfLevel = (code: number) => places.get(code) ?? binOfRate(rates.average)
  return { bins: Uint8Array.from(codes, (code) => binOfLevel(code + 1)), binOfLevel, binOfRate }
}

function binAlike({ codes }: CategoryColumn, taught: Int32Array, groups: Int32Array, rates: LevelRates): Binned {
  const values = new Float64Array(codes.length).fill(Number.NaN)
  for (const row of taught) values[row] = rates.of((codes[row] ?? -1) + 1, groups[row])
  const cuts = cutsOf(values, binsOfAlike)
  const binOfRate = (rate: number) => binOf(cuts, rate) + 1
  const binOfLevel = (code: number) => binOfRate(rates.of(code))
  return {
    bins: Uint8Array.from(values, (value, row) =>
      Number.isNaN(value) ? binOfLevel((codes[row] ?? -1) + 1) : binOfRate(value),
    ),
    binOfLevel,
    binOfRate,
  }
}

/** How many deals' worth the average weighs in a level's win rate. */
const pooling = 10
const innerFolds = 5

/** Pooled win rates by level (0 is Unknown), in log-odds. */
class LevelRates {
  readonly average: number
  private readonly size: number
  /** Fold by fold, then all folds together. */
  private readonly wins: Float64Array
  private readonly all: Float64Array

  constructor({ levels, codes }: CategoryColumn, won: Uint8Array, taught: Int32Array, groups: Int32Array) {
    this.size = levels.length + 1
    this.wins = new Float64Array(this.size * (innerFolds + 1))
    this.all = new Float64Array(this.size * (innerFolds + 1))
    let wins = 0
    for (const row of taught) {
      const code = (codes[row] ?? -1) + 1
      for (const fold of [foldOf(groups[row]), innerFolds]) {
        const at = fold * this.size + code
        this.wins[at] = (this.wins[at] ?? 0) + (won[row] ?? 0)
        this.all[at] = (this.all[at] ?? 0) + 1
      }
      wins += won[row] ?? 0
    }
    this.average = logit((wins + 0.5) / (taught.length + 1))
  }

  seen(code: number): boolean {
    return (this.all[innerFolds * this.size + code] ?? 0) > 0
  }

  /** Of all deals taught from, or of those outside the fold of this group. */
  of(code: number, exceptGroup?: number): number {
    const whole = innerFolds * this.size + code
    const fold = exceptGroup === undefined ? undefined : foldOf(exceptGroup) * this.size + code
    const wins = (this.wins[whole] ?? 0) - (fold === undefined ? 0 : (this.wins[fold] ?? 0))
    const all = (this.all[whole] ?? 0) - (fold === undefined ? 0 : (this.all[fold] ?? 0))
    return logit((wins + pooling * sigmoid(this.average)) / (all + pooling))
  }
}

function foldOf(group: number | undefined): number {
  return (group ?? 0) % innerFolds
}
