import { type ObjectionCode, objectionNames } from '../../language/objections.ts'
import type { Seller } from '../behaviour/work.ts'
import type { JudgedExchange } from '../exchange.ts'
import { groupBy } from '../group-by.ts'
import { handlingsOf } from '../handling.ts'
import type { Track } from '../tracks/track.ts'
import { type Distribution, distributionOf, type Wait } from './distribution.ts'
import type { Response } from './response.ts'

/** Half a second until the words stand on the rep's screen (FEATURES A2). */
export const responseGoalMs = 500
/** A pushback is taken up within a day; a judgement of 2026-11-22. */
export const handlingGoalMs = 24 * 3_600_000

/** How soon answers came, over all and by whatever they have in common. */
export interface Timeliness {
  all: Distribution
  teams: readonly Group[]
  people: readonly Group[]
  /** By the platform they went to. */
  channels: readonly Group[]
  /** By what the customer raised. */
  objections: readonly Group[]
}

export interface Group extends Distribution {
  id: string
  name: string
}

/** One thing that was waited for, and whose it was. */
interface Waited extends Wait {
  ownerId: string
  channel?: string
  objection?: ObjectionCode
}

/** 建议响应时间; who does not sell any more is left out. */
export function responseTimes(
  responses: readonly Response[],
  { sellers, channels, now }: { sellers: readonly Seller[]; channels(platform: string): string; now: number },
): Timeliness {
  const waits = responses.map(({ ownerId, platform, touchedAt, acceptedAt }): Waited => {
    return { ownerId, channel: platform, ms: (acceptedAt ?? now) - touchedAt, over: acceptedAt !== undefined }
  })
  return grouped(waits, sellers, responseGoalMs, channels)
}

/** 异议处理时效: what nobody has answered yet is open. */
export function handlingTimes(
  exchanges: readonly JudgedExchange[],
  { sellers, library, now }: { sellers: readonly Seller[]; library: readonly Track[]; now: number },
): Timeliness {
  const waits = [...groupBy(exchanges, ({ ownerId }) => ownerId)].flatMap(([ownerId, own]) =>
    handlingsOf(own, library).map(({ objection, toldAt, handledAt }): Waited => {
      const until = handledAt === undefined ? now : Date.parse(handledAt)
      return { ownerId, objection, ms: until - Date.parse(toldAt), over: handledAt !== undefined }
    }),
  )
  return grouped(waits, sellers, handlingGoalMs, (platform) => platform)
}

function grouped(
  all: readonly Waited[],
  sellers: readonly Seller[],
  goalMs: number,
  channelName: (platform: string) => string,
): Timeliness {
  const known = new Map(sellers.map((seller) => [seller.id, seller]))
  const waits = all.filter(({ ownerId }) => known.has(ownerId))
  const by = <Key extends string>(keyOf: (wait: Waited) => Key | undefined, nameOf: (key: Key) => string): Group[] =>
    [...groupBy(waits, keyOf)]
      .flatMap(([key, some]) =>
        key === undefined ? [] : [{ id: key, name: nameOf(key), ...distributionOf(some, goalMs) }],
      )
      .toSorted((one, other) => one.name.localeCompare(other.name, 'zh-CN'))
  const teams = new Map(sellers.map(({ teamId, teamName }) => [teamId, teamName]))
  return {
    all: distributionOf(waits, goalMs),
    teams: by(
      ({ ownerId }) => known.get(ownerId)?.teamId,
      (id) => teams.get(id) ?? '',
    ),
    people: by(
      ({ ownerId }) => ownerId,
      (id) => known.get(id)?.name ?? '',
    ),
    channels: by(({ channel }) => channel, channelName),
    objections: by(
      ({ objection }) => objection,
      (code) => objectionNames[code],
    ),
  }
}
