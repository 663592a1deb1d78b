import { reachOf } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import { type KnownChallenge, mayAnswer, sayOutcome } from '../sales/assessment/challenge.ts'
import type { ChallengeRow } from './contract.ts'

/** Deals are named to those alone who see deals. */
export function challengeRow(challenge: KnownChallenge, reader: Person): ChallengeRow {
  const { id, about, name, at, reason, answer } = challenge
  const { deals, ...shown } = challenge.shown
  const seesDeals = reachOf(reader, 'see', 'deal') !== undefined
  return {
    id,
    about,
    name,
    at,
    shown,
    reason,
    outcome: sayOutcome(seesDeals ? challenge : { ...challenge, shown: { ...challenge.shown, deals: [] } }),
    open: answer === undefined,
    ...(answer === undefined ? {} : { answer: { by: answer.by, at: answer.at, remark: answer.remark } }),
    mayAnswer: mayAnswer(reader, challenge),
    deals: seesDeals ? [...deals] : [],
  }
}
