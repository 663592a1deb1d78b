import { type Lift, liftsOf } from '../sales/ledger/lift.ts'
import type { PolicyValue } from '../sales/ledger/off-policy.ts'
import { outlooksOf, type PolicyOutlook } from '../sales/ledger/outlook.ts'
import { type Policy, preferredFor, sayPart } from '../sales/ledger/policy.ts'
import type { LedgerLine } from '../sales/ledger/showing.ts'
import { studyOf } from '../sales/ledger/study.ts'
import { type Tally, talliesOf } from '../sales/ledger/tallies.ts'
import { sayTopic, strategyNames, type Track } from '../sales/tracks/track.ts'
import { sayPreferences } from '../skills/tracks/card.ts'
import type { LiftRow, PolicyRow, TallyRow, TracksPage } from './contract.ts'

/** Tracks on the page: those shown most often. */
const tracksListed = 60
/** Trades on the page: those with the most trials. */
const tradesListed = 6

/** All that the page is made of. */
interface Facts {
  lines: readonly LedgerLine[]
  reprieved: ReadonlySet<string>
  /** The newest first. */
  policies: readonly Policy[]
  library: readonly Track[]
  mayDecide: boolean
  nameOf(id: string): string
}

/** The ledger of talk-tracks as a page shows it. */
export function tracksPage({ lines, reprieved, policies, library, mayDecide, nameOf }: Facts, now: number): TracksPage {
  const [policy] = policies
  const study = studyOf(lines, now, reprieved)
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, one) => all + one, 0)
  return {
    shown: lines.length,
    known: sum(study.moved.counts),
    closed: sum(study.won.counts),
    moved: liftsOf(study.moved).map(liftRow),
    won: liftsOf(study.won).map(liftRow),
    trades: study.moved.trades
      .slice(0, tradesListed)
      .map((trade) => ({ trade, lifts: liftsOf(study.moved, { trade }).map(liftRow) })),
    outlooks: outlooksOf(lines, study, now).map((outlook) => policyRow(outlook, policy)),
    ...(policy === undefined ? {} : { policy: policyNow(policy, nameOf) }),
    mayDecide,
    tracks: talliesOf(lines, now, reprieved)
      .slice(0, tracksListed)
      .flatMap((tally) => tallyRow(tally, library)),
  }
}

function liftRow({ strategy, ...lift }: Lift): LiftRow {
  return { strategy: strategyNames[strategy], ...lift }
}

function policyRow({ part, leader: { strategy }, value }: PolicyOutlook, policy: Policy | undefined): PolicyRow {
  return {
    part,
    where: sayPart(part, '全部'),
    strategy,
    strategyName: strategyNames[strategy],
    holds: preferredFor(policy?.preferences ?? [], part) === strategy,
    ...value,
  }
}

function policyNow(
  { number, preferences, decidedBy, at, restores }: Policy,
  nameOf: Facts['nameOf'],
): NonNullable<TracksPage['policy']> {
  const said = preferences.length === 0 ? '谁排第一照账轮换。' : sayPreferences(preferences)
  return { number, said, who: nameOf(decidedBy), at, steppedBack: restores !== undefined }
}

/** A track that is in the library no more has no words to be called by. */
function tallyRow(
  { trackId, version, good: _, bad: __, share, without, ...counts }: Tally,
  library: readonly Track[],
): TallyRow[] {
  const track = library.find(({ id }) => id === trackId)
  if (track === undefined) return []
  const topic = sayTopic(track.objection)
  const named = { id: trackId, name: track.name, strategy: strategyNames[track.strategy], topic }
  const isNow = track.version === version
  const lift = { value: counts.rate - share, low: counts.low - share, high: counts.high - share }
  return [
    {
      ...{ ...named, isNow, ...counts, lift },
      ...(version === undefined ? {} : { version }),
      ...(without === undefined ? {} : { without: withoutRow(without) }),
    },
  ]
}

function withoutRow({
  logged,
  doublyRobust,
  gain,
  gainAtLeast,
  gainAtMost,
}: PolicyValue): NonNullable<TallyRow['without']> {
  return { logged, doublyRobust, gain, gainAtLeast, gainAtMost }
}
