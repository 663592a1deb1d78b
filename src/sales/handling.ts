import { type ObjectionCode, objectionNames } from '../language/objections.ts'
import type { JudgedExchange } from './exchange.ts'
import type { Track } from './tracks/track.ts'

/** An objection from the moment it was first told to the first words that answered it 异议处理时效. */
export interface Handling {
  objection: ObjectionCode
  /** ISO 8601, UTC. */
  toldAt: string
  /** When a track about it was taken or found good; absent while nobody has. */
  handledAt?: string
}

/** The objections of a deal, or of customers without one, in the order in which they were first told. */
export function handlingsOf(exchanges: readonly JudgedExchange[], library: readonly Track[]): Handling[] {
  const answered = new Map(library.map(({ id, objection }) => [id, objection]))
  const inOrder = [...exchanges].sort((one, other) => one.at.localeCompare(other.at))
  const answers = inOrder
    .flatMap((exchange) => exchange.judgements.map((judgement) => ({ ...judgement, about: aboutOf(exchange) })))
    .filter(({ verdict }) => verdict === 'taken' || verdict === 'good')
    .sort((one, other) => one.at.localeCompare(other.at))
  const first = new Map<string, Handling>()
  for (const exchange of inOrder) {
    for (const objection of exchange.objections) {
      const key = `${aboutOf(exchange)}/${objection}`
      if (first.has(key)) continue
      const answer = answers.find(
        ({ about, trackId, at }) =>
          about === aboutOf(exchange) && answered.get(trackId) === objection && at >= exchange.at,
      )
      first.set(key, { objection, toldAt: exchange.at, ...(answer === undefined ? {} : { handledAt: answer.at }) })
    }
  }
  return [...first.values()]
}

/** Without a deal an exchange is about its own decision and no other. */
function aboutOf({ id, dealId, decisionId }: JudgedExchange): string {
  return dealId ?? decisionId ?? id
}

/** `嫌贵 12 分钟接上；没预算 还没接`; `undefined` when nothing was raised. */
export function sayHandlings(handlings: readonly Handling[]): string | undefined {
  if (handlings.length === 0) return undefined
  return handlings
    .map((handling) => {
      const name = objectionNames[handling.objection]
      const took = tookOf(handling)
      return took === undefined ? `${name} 还没接` : `${name} ${sayDuration(took)}接上`
    })
    .join('；')
}

/** The middle of the handling times, milliseconds; `undefined` when none was handled. */
export function medianHandling(handlings: readonly Handling[]): number | undefined {
  const took = handlings.flatMap((handling) => tookOf(handling) ?? []).sort((one, other) => one - other)
  return took[Math.floor((took.length - 1) / 2)]
}

function tookOf({ toldAt, handledAt }: Handling): number | undefined {
  return handledAt === undefined ? undefined : Date.parse(handledAt) - Date.parse(toldAt)
}

export function sayDuration(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 1) return '当场'
  if (minutes < 60) return `${minutes} 分钟`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} 小时` : `${Math.round(hours / 24)} 天`
}
