import type { ObjectionCode } from '../../language/objections.ts'
import type { JudgedExchange } from '../exchange.ts'
import { groupBy } from '../group-by.ts'
import { handlingsOf } from '../handling.ts'
import type { Track } from '../tracks/track.ts'
import { type Distribution, distributionOf } from './distribution.ts'
import type { Response } from './response.ts'
import { handlingGoalMs, responseGoalMs } from './timeliness.ts'

/** A figure of a team in which nobody can be known again. */
export interface TeamTimes extends Distribution {
  /** The team's id, or `other` for those with so few in them that a team would be a person. */
  team: string
  /** A platform, or an objection's code. */
  of: string
}

/** Fewer people than this are no team. */
const leastPeople = 3

export function responsesByTeam(responses: readonly Response[], now: number): TeamTimes[] {
  const teamOf = teamsIn(responses)
  return [...groupBy(responses, (one) => `${teamOf(one)} ${one.platform}`).values()].flatMap((some) => {
    const [first] = some
    if (first === undefined) return []
    const waits = some.map(({ touchedAt, acceptedAt }) => ({
      ms: (acceptedAt ?? now) - touchedAt,
      over: acceptedAt !== undefined,
    }))
    return [{ team: teamOf(first), of: first.platform, ...distributionOf(waits, responseGoalMs) }]
  })
}

export function handlingByTeam(
  exchanges: readonly JudgedExchange[],
  library: readonly Track[],
  now: number,
): TeamTimes[] {
  const teamOf = teamsIn(exchanges)
  const handlings = [...groupBy(exchanges, ({ ownerId }) => ownerId).values()].flatMap((own) => {
    const [first] = own
    return first === undefined ? [] : handlingsOf(own, library).map((one) => ({ ...one, team: teamOf(first) }))
  })
  return [...groupBy(handlings, ({ team, objection }) => `${team} ${objection}`).values()].flatMap((some) => {
    const [first] = some
    if (first === undefined) return []
    const waits = some.map(({ toldAt, handledAt }) => ({
      ms: (handledAt === undefined ? now : Date.parse(handledAt)) - Date.parse(toldAt),
      over: handledAt !== undefined,
    }))
    const of: ObjectionCode = first.objection
    return [{ team: first.team, of, ...distributionOf(waits, handlingGoalMs) }]
  })
}

function teamsIn<Of extends { ownerId: string; teamId: string }>(all: readonly Of[]): (of: Of) => string {
  const people = new Map<string, Set<string>>()
  for (const { ownerId, teamId } of all) people.set(teamId, (people.get(teamId) ?? new Set()).add(ownerId))
  return ({ teamId }) => ((people.get(teamId)?.size ?? 0) < leastPeople ? 'other' : teamId)
}
