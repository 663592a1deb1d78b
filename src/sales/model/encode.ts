import { binOf, cutsOf } from './bins.ts'
import type { Case, CategoryColumn, History, HistoryColumn } from './history.ts'
import type { Mapping } from './mapping.ts'
import { readNumber } from './read-number.ts'

/**
 * How one column becomes a level. Level 0 is Unknown. A number's further levels are its bins in order; a category's are its
 * frequent values, then one level for all that is rare or was never seen.
 */
export type Encoder = NumberEncoder | CategoryEncoder

interface NumberEncoder {
  readonly name: string
  readonly type: 'num'
  readonly cuts: readonly number[]
}

interface CategoryEncoder {
  readonly name: string
  readonly type: 'cat'
  readonly levels: readonly string[]
}

export function levelCount(encoder: Encoder): number {
  return encoder.type === 'num' ? encoder.cuts.length + 2 : encoder.levels.length + 2
}

/**
 * Looks at values only, never at outcomes, so that one encoding may serve every fold. Levels that a prior names are kept even if
 * no deal has them yet: an expert may speak of what has not happened.
 */
export function encodersFor(history: History, mapping: Mapping): Encoder[] {
  const bins = binsFor(history)
  const frequent = frequentLevels(history)
  return history.columns.map((column) => {
    const named = Object.keys(mapping.columns[column.name]?.prior ?? {}).filter((level) => level !== '')
    if (column.type === 'num') {
      const values = column.values.every(Number.isNaN) ? Float64Array.from(named, Number) : column.values
      return { name: column.name, type: 'num', cuts: cutsOf(values, bins) }
    }
    const levels = new Set([...(frequent.get(column.name) ?? []), ...named])
    return { name: column.name, type: 'cat', levels: [...levels] }
  })
}

/** Training time grows with the cube of all levels together: beyond these many the rarest are pooled, and bins are wider. */
const mostLevelsInAll = 500
const mostBinsInAll = 400

/** A bin needs deals to learn from: 5 bins at a hundred deals, 20 from 1,600 on. */
function binsFor({ rows, columns }: History): number {
  const numbers = columns.filter(({ type }) => type === 'num').length
  const room = Math.floor(mostBinsInAll / Math.max(1, numbers))
  return Math.min(20, Math.max(3, Math.min(room, Math.round(Math.sqrt(rows) / 2))))
}

/** Levels beyond these are pooled: with one deal in five thousand little is learned, and 100 keep the covariance small. */
const mostLevels = 100

/** By column, the most frequent first. */
function frequentLevels({ rows, columns }: History): Map<string, string[]> {
  const enough = Math.max(2, rows / 5000)
  const counted = columns.flatMap((column) => (column.type === 'cat' ? [countsOf(column, enough)] : []))
  const counts = counted.flatMap(({ levels }) => levels.map(({ count }) => count)).sort((one, other) => other - one)
  const least = counts[mostLevelsInAll] ?? 0
  return new Map(
    counted.map(({ name, levels }) => [name, levels.filter(({ count }) => count > least).map(({ level }) => level)]),
  )
}

function countsOf({ name, codes, levels }: CategoryColumn, enough: number) {
  const counts = new Int32Array(levels.length)
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1
  const frequent = levels
    .map((level, code) => ({ level, count: counts[code] ?? 0 }))
    .filter(({ count }) => count >= enough)
    .sort((one, other) => other.count - one.count || (one.level < other.level ? -1 : 1))
  return { name, levels: frequent.slice(0, mostLevels) }
}

/** Levels of a whole column, deal by deal. */
export function encodeColumn(encoder: Encoder, column: HistoryColumn): Int32Array {
  if (column.type === 'num') {
    const cuts = encoder.type === 'num' ? Float64Array.from(encoder.cuts) : new Float64Array()
    return Int32Array.from(column.values, (value) => (Number.isNaN(value) ? 0 : binOf(cuts, value) + 1))
  }
  const levelOf = caseReader(encoder)
  const byCode = Int32Array.from(column.levels, (level) => levelOf({ [encoder.name]: level }))
  return column.codes.map((code) => (code < 0 ? 0 : (byCode[code] ?? 0)))
}

/** Level of one deal in this column; keeps its look-up table, so make it once. */
export function caseReader(encoder: Encoder): (facts: Case) => number {
  const { name } = encoder
  if (encoder.type === 'num') {
    const cuts = Float64Array.from(encoder.cuts)
    return (facts) => {
      const value = readNumber(facts[name])
      return value === undefined || Number.isNaN(value) ? 0 : binOf(cuts, value) + 1
    }
  }
  const index = new Map(encoder.levels.map((level, position) => [level, position + 1]))
  const other = encoder.levels.length + 1
  return (facts) => {
    const text = String(facts[name] ?? '').trim()
    return text === '' ? 0 : (index.get(text) ?? other)
  }
}
