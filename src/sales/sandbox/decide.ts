import type { Ownership } from '../../people/permissions.ts'
import type { Facts } from '../facts.ts'
import { seedOf } from '../ledger/assign.ts'
import { inDrawnOrder, type Lessons, taught } from '../ledger/draw.ts'
import { pathFor } from '../paths/index.ts'
import { tradeInName } from '../paths/trade-in-name.ts'
import type { Track } from '../tracks/track.ts'
import { type Beliefs, scorecard } from './beliefs.ts'
import type { Decision } from './decision.ts'
import { leversOf } from './levers.ts'
import { offersFor } from './offers.ts'
import { estimate, logit, type Peers } from './probability.ts'
import { openQuestions } from './question.ts'
import type { Signalled } from './signalled.ts'

export interface DecisionInput extends Ownership {
  id: string
  at: Date
  /** The calendar day where the company works, `YYYY-MM-DD`; `at` alone does not tell it. */
  today: string
  dealId?: string
  supposing?: string
  facts: Facts
  peers: Peers
  /** What the company believes of signs; the scorecard where it has learned nothing yet. */
  beliefs?: Beliefs
  /** What the signals found in the deal; absent where nobody looked. */
  signalled?: readonly Signalled[] | undefined
  tracks: readonly Track[]
  /** What the ledger of talk-tracks has taught for this stage; nothing where it was not asked. */
  lessons?: Lessons
}

/** Facts in, decision out: how likely, why, three sets of words, what to ask, what would move it. Pure. */
export function decide({
  id,
  at,
  today,
  dealId,
  supposing,
  facts,
  peers,
  beliefs = scorecard,
  signalled,
  tracks,
  lessons,
  tenantId,
  ownerId,
  teamId,
}: DecisionInput): Decision {
  const path = pathFor(facts.industry?.value ?? tradeInName(facts.customer?.value))
  const result = estimate(facts, path, peers, beliefs, signalled)
  const fitting = offersFor(facts, logit(result.value), tracks)
  const offers = lessons === undefined ? fitting : taught(fitting, lessons)
  const stage = facts.stage?.value
  // Once for a deal in its stage, not for every message: the same words stay first, and deals do not disturb each other.
  const drawn =
    lessons === undefined || dealId === undefined || stage === undefined || supposing !== undefined
      ? undefined
      : inDrawnOrder(offers, lessons, seedOf(tenantId, dealId, stage))
  return {
    id,
    tenantId,
    ownerId,
    teamId,
    ...(dealId === undefined ? {} : { dealId }),
    at: at.toISOString(),
    model: beliefs.model,
    ...(supposing === undefined ? {} : { supposing }),
    facts,
    ...(signalled === undefined ? {} : { signalled }),
    pathId: path.id,
    estimate: result,
    ...(drawn ?? { offers }),
    questions: openQuestions(facts, path),
    levers: leversOf(facts, path, peers, today, beliefs, signalled),
  }
}
