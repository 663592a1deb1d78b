import type { Ownership } from '../../people/permissions.ts'
import type { Facts } from '../facts.ts'
import { pathFor } from '../paths/index.ts'
import type { Track } from '../tracks/track.ts'
import { type Beliefs, scorecard } from './beliefs.ts'
import type { Decision } from './decision.ts'
import { leversOf } from './levers.ts'
import { offersFor } from './offers.ts'
import { estimate, logit, type Peers } from './probability.ts'
import { openQuestions } from './question.ts'

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
  tracks: readonly Track[]
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
  tracks,
  tenantId,
  ownerId,
  teamId,
}: DecisionInput): Decision {
  const path = pathFor(facts.industry?.value)
  const result = estimate(facts, path, peers, beliefs)
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
    pathId: path.id,
    estimate: result,
    offers: offersFor(facts, logit(result.value), tracks),
    questions: openQuestions(facts, path),
    levers: leversOf(facts, path, peers, today, beliefs),
  }
}
