import type { ObjectionCode } from '../../language/objections.ts'
import type { JudgedExchange } from '../exchange.ts'
import { groupBy } from '../group-by.ts'
import type { Track } from '../tracks/track.ts'
import type { Told } from './told.ts'

const day = 24 * 3_600_000
/** Words to a pushback come within a week or not at all; how the customer took them shows within four. Judgements of 2026-11-22. */
const answeredWithin = 7 * day
const shownWithin = 28 * day
/** The same pushback in the same talk is still the same telling. */
const sameTalk = day

/**
 * The pushbacks of exchanges and what came of each, at the three levels: what it was about, what words were taken, how the customer
 * took it; and whether the deal was won. `won`: deals that were. What is too young to tell has no verdict.
 */
export function toldIn(
  exchanges: readonly JudgedExchange[],
  { library, won, now }: { library: readonly Track[]; won: ReadonlySet<string>; now: number },
): Told[] {
  const answers = new Map(library.map(({ id, objection }) => [id, objection]))
  return [...groupBy(exchanges, aboutOf).values()].flatMap((about) => {
    const inOrder = about.toSorted((one, other) => one.at.localeCompare(other.at))
    return firstTellings(inOrder).map(({ exchange, objection }): Told => {
      const { ownerId, dealId, at, stage, industry, roles = [] } = exchange
      const told = verdictOn({ exchange, objection }, inOrder, { answers, won, now })
      return {
        ownerId,
        ...(dealId === undefined ? {} : { dealId }),
        at,
        objection,
        ...(stage === undefined ? {} : { stage }),
        ...(industry === undefined ? {} : { industry }),
        roles,
        ...told,
      }
    })
  })
}

/** What somebody deals with: a deal, or a talk about nobody's deal; each person's own. */
function aboutOf({ ownerId, dealId, decisionId, id }: JudgedExchange): string {
  return `${ownerId} ${dealId ?? decisionId ?? id}`
}

interface Telling {
  exchange: JudgedExchange
  objection: ObjectionCode
}

/** Each pushback once for every time it came up: said again the same day it is the same. */
function firstTellings(inOrder: readonly JudgedExchange[]): Telling[] {
  const last = new Map<ObjectionCode, number>()
  return inOrder.flatMap((exchange) =>
    exchange.objections.flatMap((objection) => {
      const at = Date.parse(exchange.at)
      const before = last.get(objection)
      last.set(objection, at)
      return before !== undefined && at - before < sameTalk ? [] : [{ exchange, objection }]
    }),
  )
}

function verdictOn(
  { exchange, objection }: Telling,
  inOrder: readonly JudgedExchange[],
  { answers, won, now }: { answers: ReadonlyMap<string, string>; won: ReadonlySet<string>; now: number },
): Pick<Told, 'handled' | 'why'> {
  const from = Date.parse(exchange.at)
  const after = inOrder.filter(({ at }) => Date.parse(at) > from && Date.parse(at) - from <= shownWithin)
  const mood = after.flatMap((one) => one.mood ?? [])[0]
  if (mood?.mood === 'warm') return { handled: true, why: `之后客户“${mood.words}”` }
  if (mood?.mood === 'upset' || mood?.mood === 'cool') return { handled: false, why: `之后客户“${mood.words}”` }
  const said = [exchange, ...after]
    .flatMap(({ judgements }) => judgements)
    .filter(({ trackId }) => answers.get(trackId) === objection)
  if (said.some(({ verdict }) => verdict === 'bad')) return { handled: false, why: '用过的话术被说不好用' }
  const isBack = after.some(({ at, objections }) => Date.parse(at) - from >= sameTalk && objections.includes(objection))
  if (isBack) return { handled: false, why: '四周内又提了' }
  if (exchange.dealId !== undefined && won.has(exchange.dealId)) return { handled: true, why: '这一单后来签了' }
  const isTaken = said.some(
    ({ verdict, at }) => (verdict === 'taken' || verdict === 'good') && Date.parse(at) - from <= answeredWithin,
  )
  if (isTaken) return { handled: true, why: '一周内用了话术' }
  return now - from > answeredWithin ? { handled: false, why: '一周没有接' } : { why: '还不到一周' }
}
