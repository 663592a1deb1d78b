import { normalCdf } from './lift.ts'
import type { PolicyValue } from './off-policy.ts'
import { withoutTrack } from './retirement.ts'
import { type Candidate, type LedgerLine, moved } from './showing.ts'

/** What became of one edition of a track, as far as it was shown: other words are another trial. */
export interface Tally {
  trackId: string
  version?: number
  shown: number
  first: number
  taken: number
  refused: number
  /** Times somebody told what they had said instead, and how far that was from it on average, 0…1. */
  edited: number
  distance: number
  good: number
  bad: number
  /** Times it stood first and it is known whether something moved, and how often something did. */
  tried: number
  moved: number
  /** Share that moved, drawn towards that of all, with its 80 % interval. */
  rate: number
  low: number
  high: number
  /** Of the rest's share: what `rate` is above or below. */
  share: number
  /**
   * Surely worse than the rest, and on what is logged it would have been better never to let it stand first: no longer offered
   * while there is another, unless somebody keeps it.
   */
  retired: boolean
  reprieved: boolean
  /** What it would have brought never to let it stand first, where it is surely worse than the rest. */
  without?: PolicyValue
}

/** How many trials the rest's share is worth for a track of its own: tracks of one strategy differ little. */
const pseudoTrials = 30
const enoughTrials = 100
const sureEnough = 0.99
const z80 = 1.2816

const none: ReadonlySet<string> = new Set()

/** One edition of a track, as a key. */
export function editionKey({ trackId, version = 0 }: { trackId: string; version?: number | undefined }): string {
  return `${trackId}@${version}`
}

/** Every edition that was shown, the most often first. */
export function talliesOf(lines: readonly LedgerLine[], now: number, reprieved: ReadonlySet<string> = none): Tally[] {
  const known = lines.flatMap((line) => {
    const happened = moved(line, now)
    const [first] = line.candidates
    return happened === undefined || first === undefined ? [] : [{ key: editionKey(first), happened }]
  })
  const share = (known.filter(({ happened }) => happened).length + 1) / (known.length + 2)
  const shown = new Map(lines.flatMap(({ candidates }) => candidates.map((each) => [editionKey(each), each])))
  return [...shown].map(tallyOf).sort(inOrder)

  function tallyOf([key, { trackId, version, strategy }]: [string, Candidate]): Tally {
    const isIt = (candidate: Candidate | undefined) => candidate !== undefined && editionKey(candidate) === key
    const laid = lines.filter(({ candidates }) => candidates.some(isIt))
    const verdicts = laid.flatMap((line) => line.verdicts.filter((verdict) => verdict.trackId === trackId))
    const count = (verdict: string) => verdicts.filter((each) => each.verdict === verdict).length
    const edits = laid.flatMap((line) => line.rewordings.filter((each) => each.trackId === trackId))
    const own = known.filter((line) => line.key === key)
    const tried = own.length
    const happened = own.filter((line) => line.happened).length
    const rate = (happened + pseudoTrials * share) / (tried + pseudoTrials)
    const sd = Math.sqrt((rate * (1 - rate)) / (tried + pseudoTrials))
    const isWorse = tried >= enoughTrials && normalCdf((share - rate) / sd) >= sureEnough
    const without = isWorse ? withoutTrack(laid, strategy, now) : undefined
    return {
      trackId,
      ...(version === undefined ? {} : { version }),
      shown: laid.length,
      first: laid.filter(({ candidates }) => isIt(candidates[0])).length,
      taken: count('taken'),
      refused: count('refused'),
      edited: edits.length,
      distance: edits.reduce((sum, { distance }) => sum + distance, 0) / Math.max(1, edits.length),
      good: count('good'),
      bad: count('bad'),
      tried,
      moved: happened,
      rate,
      low: Math.max(0, rate - z80 * sd),
      high: Math.min(1, rate + z80 * sd),
      share,
      retired: !reprieved.has(key) && without?.passes === true,
      reprieved: reprieved.has(key),
      ...(without === undefined ? {} : { without }),
    }
  }
}

/** The most often shown first, then by name and edition. */
function inOrder(one: Tally, other: Tally): number {
  return (
    other.shown - one.shown || one.trackId.localeCompare(other.trackId) || (one.version ?? 0) - (other.version ?? 0)
  )
}
