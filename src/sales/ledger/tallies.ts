import { normalCdf } from './lift.ts'
import { type LedgerLine, moved } from './showing.ts'

/** What became of one track, as far as it was shown. */
export interface Tally {
  trackId: string
  shown: number
  first: number
  taken: number
  refused: number
  good: number
  bad: number
  /** Times it stood first and it is known whether something moved, and how often something did. */
  tried: number
  moved: number
  /** Share that moved, drawn towards that of all, with its 80 % interval. */
  rate: number
  low: number
  high: number
  /** Surely worse than the rest: no longer offered while there is another. */
  retired: boolean
}

/** How many trials the rest's share is worth for a track of its own: tracks of one strategy differ little. */
const pseudoTrials = 30
const enoughTrials = 100
const sureEnough = 0.99
const z80 = 1.2816

/** Every track that was shown, the most often first. */
export function talliesOf(lines: readonly LedgerLine[], now: number): Tally[] {
  const known = lines.flatMap((line) => {
    const happened = moved(line, now)
    return happened === undefined ? [] : [{ trackId: line.candidates[0]?.trackId, happened }]
  })
  const share = (known.filter(({ happened }) => happened).length + 1) / (known.length + 2)
  const ids = new Set(lines.flatMap(({ candidates }) => candidates.map(({ trackId }) => trackId)))
  return [...ids].map(tallyOf).sort((one, other) => other.shown - one.shown || one.trackId.localeCompare(other.trackId))

  function tallyOf(trackId: string): Tally {
    const verdicts = lines.flatMap((line) => line.verdicts.filter((verdict) => verdict.trackId === trackId))
    const count = (verdict: string) => verdicts.filter((each) => each.verdict === verdict).length
    const own = known.filter((line) => line.trackId === trackId)
    const tried = own.length
    const happened = own.filter((line) => line.happened).length
    const rate = (happened + pseudoTrials * share) / (tried + pseudoTrials)
    const sd = Math.sqrt((rate * (1 - rate)) / (tried + pseudoTrials))
    return {
      trackId,
      shown: lines.filter(({ candidates }) => candidates.some((each) => each.trackId === trackId)).length,
      first: lines.filter(({ candidates }) => candidates[0]?.trackId === trackId).length,
      taken: count('taken'),
      refused: count('refused'),
      good: count('good'),
      bad: count('bad'),
      tried,
      moved: happened,
      rate,
      low: Math.max(0, rate - z80 * sd),
      high: Math.min(1, rate + z80 * sd),
      retired: tried >= enoughTrials && normalCdf((share - rate) / sd) >= sureEnough,
    }
  }
}
