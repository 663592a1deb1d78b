import { logit, sigmoid } from '../model/odds.ts'
import { followLevel } from '../model/refresh.ts'
import { openPosterior, type Posterior } from '../sandbox/beliefs.ts'
import { type Peers, shiftOf } from '../sandbox/probability.ts'
import { priorOf, type Sign } from '../sandbox/signs.ts'
import type { ClosedCase } from './closed-case.ts'
import { fitWeights } from './fit-weights.ts'

/** What each side said of deals it had not learned from, as log-odds, in the order in which they closed. */
export interface Contest {
  cases: readonly ClosedCase[]
  champion: Float64Array
  challenger: Float64Array
  folds: number
}

/** The latest deals are tested in this many blocks; the earliest are only learned from. */
const blocks = 5
const firstShare = 0.4
/** With fewer closed deals before a block the challenger is hardly one. */
const enoughToLearn = 20

/**
 * Rolling origin: the latest deals in blocks by the time they were closed, each judged by what was learned from deals closed before
 * the block. A champion that has learned itself is judged only on deals closed after its lesson. Whoever speaks has its level
 * followed as deals close, so both sides are judged with theirs followed.
 */
export function contest(cases: readonly ClosedCase[], champion: Posterior | undefined, learnedUpTo: number): Contest {
  const inOrder = cases.toSorted((one, other) => one.closedAt - other.closedAt || (one.dealId < other.dealId ? -1 : 1))
  const late =
    champion === undefined
      ? inOrder.slice(Math.floor(firstShare * inOrder.length))
      : inOrder.filter(({ closedAt }) => closedAt > learnedUpTo)
  const size = Math.max(1, Math.ceil(late.length / blocks))
  const tested: { one: ClosedCase; champion: number; challenger: number }[] = []
  let folds = 0
  for (let from = 0; from < late.length; from += size) {
    const block = late.slice(from, from + size)
    const origin = block[0]?.closedAt ?? 0
    const taught = inOrder.filter(({ closedAt }) => closedAt < origin)
    if (taught.length < enoughToLearn) continue
    const challenger = openPosterior(fitWeights(taught))
    folds++
    for (const one of block) {
      tested.push({
        one,
        champion: champion === undefined ? byScorecard(one, taught) : byWeights(one, champion),
        challenger: byWeights(one, challenger),
      })
    }
  }
  const won = Uint8Array.from(tested, ({ one }) => (one.won ? 1 : 0))
  return {
    cases: tested.map(({ one }) => one),
    champion: atItsLevel(
      Float64Array.from(tested, (each) => sigmoid(each.champion)),
      won,
    ),
    challenger: atItsLevel(
      Float64Array.from(tested, (each) => sigmoid(each.challenger)),
      won,
    ),
    folds,
  }
}

function atItsLevel(said: Float64Array, won: Uint8Array): Float64Array {
  return followLevel(said, won).probabilities.map(logit)
}

function byWeights({ signs }: ClosedCase, { meanOf }: Posterior): number {
  return signs.reduce((sum, { key, value }) => sum + value * meanOf(key), 0)
}

function byScorecard(one: ClosedCase, taught: readonly ClosedCase[]): number {
  const start = shiftOf(peersOf(one, taught), one.signs)
  return one.signs.reduce((sum, { key, value }) => sum + value * priorOf(key).mean, start)
}

/** Deals of the same trade that were closed by then: what the scorecard would have had to go by. */
function peersOf({ signs }: ClosedCase, taught: readonly ClosedCase[]): Peers {
  const trade = tradeOf(signs)
  const peers = taught.filter((other) => tradeOf(other.signs) === trade)
  const won = peers.filter((peer) => peer.won).length
  return { won, lost: peers.length - won }
}

function tradeOf(signs: readonly Sign[]): string | undefined {
  return signs.find(({ key }) => key.startsWith('path:'))?.key
}
