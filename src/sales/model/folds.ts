import { type Groups, groupsOf } from './duplicates.ts'
import type { History } from './history.ts'
import { randomFrom, shuffledIndexes } from './random.ts'

export interface Fold {
  readonly taught: Int32Array
  readonly tested: Int32Array
}

export interface Folds {
  readonly kind: 'rolling_origin' | 'grouped_cv'
  readonly folds: readonly Fold[]
  readonly groups: Groups
}

/**
 * Rolling origin where there is time, grouped cross-validation else. Where groups are so large that none of a later block was not
 * met before, what was known of them by then may be taught from, as it would be in use; copies are kept apart all the same.
 */
export function foldsFor(history: History, count: number, seed: number): Folds {
  const groups = groupsOf(history)
  const enough = Math.min(count, 3)
  const strangers = rollingOrigin(history, groups, count)
  if (strangers.length >= enough) return { kind: 'rolling_origin', folds: strangers, groups }
  const rolling = rollingOrigin(history, groupsOf({ ...history, group: undefined }), count)
  return rolling.length >= enough
    ? { kind: 'rolling_origin', folds: rolling, groups }
    : { kind: 'grouped_cv', folds: groupedFolds(groups, count, seed), groups }
}

/** Every group is tested once, and taught from in all other folds, its copies left out. */
export function groupedFolds({ of, count: groupCount, repeats }: Groups, count: number, seed: number): Fold[] {
  const place = new Int32Array(groupCount)
  const sizes = new Int32Array(groupCount)
  for (const group of of) sizes[group] = (sizes[group] ?? 0) + 1
  const filled = new Int32Array(count)
  for (const group of shuffledIndexes(groupCount, randomFrom(seed)).sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0))) {
    const emptiest = filled.indexOf(Math.min(...filled))
    place[group] = emptiest
    filled[emptiest] = (filled[emptiest] ?? 0) + (sizes[group] ?? 0)
  }
  return Array.from({ length: count }, (_, fold) => ({
    taught: rowsWhere(of.length, (row) => repeats[row] === 0 && place[of[row] ?? 0] !== fold),
    tested: rowsWhere(of.length, (row) => place[of[row] ?? 0] === fold),
  })).filter(({ taught, tested }) => taught.length > 0 && tested.length > 0)
}

/** Share of the earliest deals that are only taught from. */
const firstShare = 0.4

/** The last 60 % in `count` blocks; each is tested by what came strictly before it, without the groups it holds. */
function rollingOrigin({ rows, time }: History, { of, repeats }: Groups, count: number): Fold[] {
  if (time === undefined) return []
  const sorted = Float64Array.from(time).sort()
  const cutAt = (share: number) => sorted[Math.min(rows - 1, Math.floor(share * rows))] ?? Number.NaN
  const cuts = Array.from({ length: count + 1 }, (_, index) => cutAt(firstShare + ((1 - firstShare) * index) / count))
  const folds: Fold[] = []
  for (let index = 0; index < count; index++) {
    const from = cuts[index] ?? Number.NaN
    const to = index + 1 === count ? Number.POSITIVE_INFINITY : (cuts[index + 1] ?? Number.NaN)
    const when = (row: number) => time[row] ?? Number.NaN
    const tested = rowsWhere(rows, (row) => when(row) >= from && when(row) < to && when(row) > Number.NEGATIVE_INFINITY)
    const testedGroups = new Set(Array.from(tested, (row) => of[row]))
    const taught = rowsWhere(rows, (row) => repeats[row] === 0 && when(row) < from && !testedGroups.has(of[row]))
    if (tested.length > 0 && taught.length > 0) folds.push({ taught, tested })
  }
  return folds
}

function rowsWhere(rows: number, wanted: (row: number) => boolean): Int32Array {
  const found = new Int32Array(rows)
  let count = 0
  for (let row = 0; row < rows; row++) if (wanted(row)) found[count++] = row
  return found.slice(0, count)
}
