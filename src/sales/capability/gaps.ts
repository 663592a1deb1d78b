import { groupBy } from '../group-by.ts'
import { alongOf, type Dimension, dimensions, type Told, valuesOf } from './told.ts'

/*
 * Who handles what below their peers. For each person and each value of a dimension (an objection, a stage, a role, a trade) the
 * pushbacks they handled are held against those of everybody else. Colleagues differ anyway, so the question is how rarely a
 * colleague drawn at random would do as badly: the tail of a beta-binomial distribution about the peers' level. Of the hundreds of
 * such questions a report asks, those are said for which the false ones among them stay below a tenth (Benjamini and Hochberg
 * 1995); the interval beside each is as wide as that choice demands (Benjamini and Yekutieli 2005) and has to lie clear of the
 * peers' level too.
 */

/** How somebody stands with one value of a dimension. Shares are 0…1. */
export interface Capability {
  ownerId: string
  dimension: Dimension
  value: string
  told: number
  handled: number
  /** Colleagues who met it, and how they fared together. */
  peers: { people: number; told: number; share: number }
  /** Their share, drawn towards the peers', with its interval; absent where too little is known. */
  share?: { value: number; low: number; high: number }
  standing: 'below' | 'above' | 'even' | 'unknown'
}

/** Fewer pushbacks of one's own, or of fewer colleagues, tell nothing. */
const leastTold = 10
const leastPeers = 3
const leastPeersTold = 30
/** The share of false ones among those that are said. */
const falseShare = 0.1
/** Colleagues lie about five points around their level anyway, as if each share rested on a hundred pushbacks. Judgement of 2026-11-22. */
const likeness = 80
/** One's own share is drawn towards the peers' as if a few of theirs had been one's own. */
const drawn = 2
/** Less than this below is no gap worth a talk. */
const leastGap = 0.15

/** Everybody with everything they met; what is still open is left out. */
export function capabilitiesOf(all: readonly Told[]): Capability[] {
  const known = all.filter(({ handled }) => handled !== undefined)
  const cells = dimensions.flatMap((dimension) => cellsAlong(known, dimension))
  const asked = cells.filter((cell) => !isThin(cell))
  const below = chosen(asked, 'below')
  const above = chosen(asked, 'above')
  const gaps = new Set(
    [...groupBy(below.cells, ({ ownerId }) => ownerId).values()].flatMap((own) =>
      accountedFor(own, known, below.level),
    ),
  )
  return cells.map((cell): Capability => {
    if (isThin(cell)) return { ...cell, standing: 'unknown' }
    const share = drawnShare(cell, Math.max(below.level, above.level))
    if (gaps.has(cell)) return { ...cell, share: drawnShare(cell, below.level), standing: 'below' }
    const isAbove = above.cells.has(cell) && share.low > cell.peers.share
    return { ...cell, share, standing: isAbove ? 'above' : 'even' }
  })
}

/**
 * One person's gaps, the plainest first, each held against what is left once those before it are set aside: who answers no
 * price is behind in every stage in which prices are spoken of.
 */
function accountedFor(own: readonly Cell[], known: readonly Told[], level: number): Cell[] {
  const said: Cell[] = []
  const left = new Set(known.filter(({ ownerId }) => ownerId === own[0]?.ownerId))
  for (const cell of own.toSorted((one, other) => tail(one, 'below') - tail(other, 'below'))) {
    const mine = [...left].filter((told) => valuesOf(alongOf(told), cell.dimension).includes(cell.value))
    const rest = { ...cell, told: mine.length, handled: mine.filter(({ handled }) => handled).length }
    const { value, high } = drawnShare(rest, level)
    if (isThin(rest) || high >= cell.peers.share || cell.peers.share - value < leastGap) continue
    if (tail(rest, 'below') > level) continue
    said.push(cell)
    for (const told of mine) left.delete(told)
  }
  return said
}

type Cell = Pick<Capability, 'ownerId' | 'dimension' | 'value' | 'told' | 'handled' | 'peers'>

function cellsAlong(known: readonly Told[], dimension: Dimension): Cell[] {
  const met = known.flatMap((told) => valuesOf(alongOf(told), dimension).map((value) => ({ told, value })))
  return [...groupBy(met, ({ value }) => value)].flatMap(([value, some]) => {
    const everybody = [...groupBy(some, ({ told }) => told.ownerId)].map(([ownerId, own]) => ({
      ownerId,
      told: own.length,
      handled: own.filter(({ told }) => told.handled).length,
    }))
    const all = { told: some.length, handled: everybody.reduce((sum, { handled }) => sum + handled, 0) }
    return everybody.map((own): Cell => {
      const told = all.told - own.told
      const share = told === 0 ? 0 : (all.handled - own.handled) / told
      return { ...own, dimension, value, peers: { people: everybody.length - 1, told, share } }
    })
  })
}

function isThin({ told, peers }: Cell): boolean {
  return told < leastTold || peers.people < leastPeers || peers.told < leastPeersTold
}

/** Those that may be said on one side, and the level at which an interval has to hold for each of them. */
function chosen(cells: readonly Cell[], side: 'below' | 'above'): { cells: ReadonlySet<Cell>; level: number } {
  const inOrder = cells.map((cell) => ({ cell, p: tail(cell, side) })).toSorted((one, other) => one.p - other.p)
  const count = inOrder.findLastIndex(({ p }, at) => p <= ((at + 1) * falseShare) / inOrder.length) + 1
  const level = (Math.max(1, count) * falseShare) / Math.max(1, inOrder.length)
  return { cells: new Set(inOrder.slice(0, count).map(({ cell }) => cell)), level }
}

/** How likely a colleague drawn at random handles as few, or as many, of as many pushbacks. */
function tail({ told, handled, peers }: Cell, side: 'below' | 'above'): number {
  // As many as the peers' level itself rests on, where that is fewer.
  const weight = Math.min(likeness, peers.told)
  const a = Math.max(peers.share * weight, 0.5)
  const b = Math.max((1 - peers.share) * weight, 0.5)
  let [mass, lower, total] = [1, 0, 0]
  for (let count = 0; count <= told; count++) {
    if (side === 'below' ? count <= handled : count >= handled) lower += mass
    total += mass
    mass *= ((told - count) / (count + 1)) * ((count + a) / (told - count - 1 + b))
  }
  return lower / total
}

function drawnShare({ told, handled, peers }: Cell, level: number): NonNullable<Capability['share']> {
  const sample = told + drawn
  const count = handled + drawn * peers.share
  return {
    value: count / sample,
    low: shareBound(count, sample, 'low', level),
    high: shareBound(count, sample, 'high', level),
  }
}

/** One end of Wilson’s interval of a share, beyond which it lies so rarely (`level`, one-sided). */
export function shareBound(count: number, sample: number, end: 'low' | 'high', level: number): number {
  const share = count / sample
  const z = deviateOf(level)
  const middle = (share + (z * z) / (2 * sample)) / (1 + (z * z) / sample)
  const reach =
    (z / (1 + (z * z) / sample)) * Math.sqrt((share * (1 - share)) / sample + (z * z) / (4 * sample * sample))
  return end === 'low' ? Math.max(0, middle - reach) : Math.min(1, middle + reach)
}

/** Beyond it lies so much of a normal distribution (Abramowitz and Stegun 26.2.23, off by less than 0.0005). */
function deviateOf(level: number): number {
  const t = Math.sqrt(-2 * Math.log(level))
  return t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3)
}
