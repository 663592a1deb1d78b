import type { History } from './history.ts'
import { calibrationZ, probabilitiesOf } from './metrics.ts'
import { logLossOf } from './odds.ts'
import type { OutOfFold } from './out-of-fold.ts'

const segmentSize = 100
/** For one segment; with many of them the largest of as many chance values lies further out. */
const segmentBound = 3

/**
 * Levels of categories with a hundred deals or more on which the challenger's level is off, more so than the champion's, and
 * which it foretells no better even so.
 */
export function segmentsOff(
  history: History,
  held: OutOfFold,
  championScores: Float64Array,
  challengerScores: Float64Array,
): string[] {
  const challenger = probabilitiesOf(challengerScores)
  const champion = probabilitiesOf(championScores)
  const segments = segmentsOf(history, held.rows)
  const bound = Math.sqrt(segmentBound ** 2 + 2 * Math.log(Math.max(1, segments.length)))
  return segments.flatMap(({ name, members }) => {
    const won = Uint8Array.from(members, (index) => held.won[index] ?? 0)
    const zOf = (all: Float64Array) =>
      Math.abs(
        calibrationZ(
          Float64Array.from(members, (index) => all[index] ?? 0),
          won,
        ),
      )
    const lossOf = (scores: Float64Array) =>
      members.reduce((sum, index) => sum + logLossOf(scores[index] ?? 0, held.won[index] ?? 0), 0)
    const z = zOf(challenger)
    const off = z > bound && z > zOf(champion)
    return off && lossOf(challengerScores) >= lossOf(championScores) ? [name] : []
  })
}

function segmentsOf({ columns }: History, rows: Int32Array): { name: string; members: number[] }[] {
  return columns.flatMap((column) => {
    if (column.type === 'num') return []
    const byLevel = new Map<number, number[]>()
    for (const [index, row] of rows.entries()) {
      const code = column.codes[row] ?? -1
      const members = byLevel.get(code)
      if (members === undefined) byLevel.set(code, [index])
      else members.push(index)
    }
    return [...byLevel]
      .filter(([, { length }]) => length >= segmentSize)
      .map(([code, members]) => ({ name: `${column.name}=${column.levels[code] ?? '未知'}`, members }))
  })
}
