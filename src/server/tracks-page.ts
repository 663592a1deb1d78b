import { type Lift, liftsOf } from '../sales/ledger/lift.ts'
import type { LedgerLine } from '../sales/ledger/showing.ts'
import { leadingPolicy, type PolicyOutlook, type Study } from '../sales/ledger/study.ts'
import { type Tally, talliesOf } from '../sales/ledger/tallies.ts'
import { sayTopic, strategyNames, type Track } from '../sales/tracks/track.ts'
import type { LiftRow, PolicyRow, TallyRow, TracksPage } from './contract.ts'

/** Tracks on the page: those shown most often. */
const tracksListed = 60
/** Trades on the page: those with the most trials. */
const tradesListed = 6

/** The ledger of talk-tracks as a page shows it. */
export function tracksPage(
  lines: readonly LedgerLine[],
  study: Study,
  library: readonly Track[],
  now: number,
  reprieved: ReadonlySet<string>,
): TracksPage {
  const outlook = leadingPolicy(lines, study, now)
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, one) => all + one, 0)
  return {
    shown: lines.length,
    known: sum(study.moved.counts),
    closed: sum(study.won.counts),
    moved: liftsOf(study.moved).map(liftRow),
    won: liftsOf(study.won).map(liftRow),
    trades: study.moved.trades
      .slice(0, tradesListed)
      .map((trade) => ({ trade, lifts: liftsOf(study.moved, trade).map(liftRow) })),
    ...(outlook === undefined ? {} : { outlook: policyRow(outlook) }),
    tracks: talliesOf(lines, now, reprieved)
      .slice(0, tracksListed)
      .flatMap((tally) => tallyRow(tally, library)),
  }
}

function liftRow({ strategy, ...lift }: Lift): LiftRow {
  return { strategy: strategyNames[strategy], ...lift }
}

function policyRow({ leader, value }: PolicyOutlook): PolicyRow {
  return { strategy: strategyNames[leader.strategy], ...value }
}

/** A track that is in the library no more has no words to be called by. */
function tallyRow({ trackId, version, good: _, bad: __, ...counts }: Tally, library: readonly Track[]): TallyRow[] {
  const track = library.find(({ id }) => id === trackId)
  if (track === undefined) return []
  const topic = sayTopic(track.objection)
  const named = { id: trackId, name: track.name, strategy: strategyNames[track.strategy], topic }
  const isNow = track.version === version
  return [{ ...named, ...(version === undefined ? {} : { version }), isNow, ...counts }]
}
