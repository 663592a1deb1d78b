import { type Beliefs, openPosterior } from '../sandbox/beliefs.ts'
import { type Peers, shiftOf } from '../sandbox/probability.ts'
import { priorOf, type Sign } from '../sandbox/signs.ts'
import type { ClosedCase } from './closed-case.ts'
import { fitWeights } from './fit-weights.ts'

/** What each side said of deals it had not learned from, as log-odds. */
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
 * Rolling origin: the latest predictions in blocks by the time they were made, each judged by what was learned from deals already
 * closed then. A champion that has learned itself is judged only on deals closed after its lesson.
 */
export function contest(cases: readonly ClosedCase[], champion: Beliefs, learnedUpTo: number): Contest {
  const inOrder = [...cases].sort((one, other) => one.madeAt - other.madeAt || (one.dealId < other.dealId ? -1 : 1))
  const late =
    champion.learned === undefined
      ? inOrder.slice(Math.floor(firstShare * inOrder.length))
      : inOrder.filter(({ closedAt }) => closedAt > learnedUpTo)
  const size = Math.max(1, Math.ceil(late.length / blocks))
  const tested: { one: ClosedCase; champion: number; challenger: number }[] = []
  let folds = 0
  for (let from = 0; from < late.length; from += size) {
    const block = late.slice(from, from + size)
    const origin = block[0]?.madeAt ?? 0
    const taught = inOrder.filter(({ closedAt }) => closedAt < origin)
    if (taught.length < enoughToLearn) continue
    const challenger = beliefsFrom(taught)
    folds++
    for (const one of block) {
      tested.push({
        one,
        champion: logOddsOf(one.signs, champion, peersOf(one, taught)),
        challenger: logOddsOf(one.signs, challenger, { won: 0, lost: 0 }),
      })
    }
  }
  return {
    cases: tested.map(({ one }) => one),
    champion: Float64Array.from(tested, (each) => each.champion),
    challenger: Float64Array.from(tested, (each) => each.challenger),
    folds,
  }
}

function beliefsFrom(taught: readonly ClosedCase[]): Beliefs {
  return { model: '', shift: 0, learned: openPosterior(fitWeights(taught)) }
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

function logOddsOf(signs: readonly Sign[], { learned, shift }: Beliefs, peers: Peers): number {
  const start = learned === undefined ? shift + shiftOf(peers, signs) : shift
  const meanOf = learned?.meanOf ?? ((key: Sign['key']) => priorOf(key).mean)
  return signs.reduce((sum, { key, value }) => sum + value * meanOf(key), start)
}
