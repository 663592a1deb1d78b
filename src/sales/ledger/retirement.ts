import { type Strategy, strategies } from '../tracks/track.ts'
import { type PolicyValue, policyValue } from './off-policy.ts'
import { type LedgerLine, moved } from './showing.ts'

/** What was laid before a rep, with whether something moved. */
interface Known {
  line: LedgerLine
  happened: boolean
}

/**
 * What it would have brought never to let a track stand first where it was among the three: the evaluation before it retires.
 * `laid` are the showings it was among, always in its own way of answering.
 */
export function withoutTrack(laid: readonly LedgerLine[], strategy: Strategy, now: number): PolicyValue {
  const known = laid.flatMap((line): Known[] => {
    const happened = moved(line, now)
    return happened === undefined ? [] : [{ line, happened }]
  })
  const log = known.flatMap(({ line, happened }) => {
    const [first] = line.candidates
    if (first === undefined) return []
    const propensity = line.assignment.propensity[first.strategy]
    const about = { account: line.accountId, segment: line.stage, strategy: first.strategy, propensity }
    return [{ ...about, reward: happened ? 1 : 0 }]
  })
  const share = (each: Strategy) => (each === strategy ? 0 : 1 / (strategies.length - 1))
  const others = { clarify: share('clarify'), evidence: share('evidence'), advance: share('advance') }
  return policyValue(log, () => others, seed)
}

const seed = 20_261_122
