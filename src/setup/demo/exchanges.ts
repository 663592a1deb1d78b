import { addDays, type Day } from '../../language/calendar.ts'
import { isWorkday } from '../../language/holidays.ts'
import type { ObjectionCode } from '../../language/objections.ts'
import type { BuyingRole } from '../../language/roles.ts'
import type { JudgedExchange } from '../../sales/exchange.ts'
import type { Stage } from '../../sales/stage.ts'
import type { Response } from '../../sales/timeliness/response.ts'
import { idOf } from './id.ts'
import { chen, lin, people, tenantId, zhou } from './staff.ts'

type Seller = (typeof people)[number]

/** What somebody met in half a year, and of how many of ten something came of it. */
interface Record {
  seller: Seller
  met: readonly { objection: ObjectionCode; track: string; times: number; handledOfTen: number }[]
}

const managers = people.filter(({ role }) => role === 'manager')
const met = (price: number, budget: number, wait: number) => [
  { objection: 'PRICE' as const, track: 'price-clarify', times: 26, handledOfTen: price },
  { objection: 'BUDGET' as const, track: 'budget-clarify', times: 14, handledOfTen: budget },
  { objection: 'TIME' as const, track: 'time-clarify', times: 12, handledOfTen: wait },
]
/** 林晓 is the one who gives way when somebody says 贵; everybody else is much like each other. Made up, like all of the company. */
const records: readonly Record[] = [
  { seller: lin, met: met(2, 7, 8) },
  { seller: zhou, met: met(8, 7, 7) },
  { seller: chen, met: met(8, 6, 7) },
  ...managers.map((seller) => ({ seller, met: met(9, 8, 8) })),
]

const stages: readonly Stage[] = ['need', 'solution', 'bidding']
const roles: readonly BuyingRole[] = ['TB', 'EB', 'UB']
const hour = 3_600_000
/** Spread over so many days, up to a month ago: what came of it is known by now. */
const [oldest, latest] = [175, 32]

/** Talks about a pushback, each with what came of it a few days later. */
export function exchangesOn(today: Day): JudgedExchange[] {
  let number = 0
  return records.flatMap(({ seller, met: all }) =>
    all.flatMap(({ objection, track, times, handledOfTen }, kind) =>
      Array.from({ length: times }, (_, at) => {
        const id = ++number
        const day = workdayFrom(addDays(today, -oldest + Math.round((at * (oldest - latest)) / times) + kind))
        // Three and seven have no factor in common with ten: neither the first nor the last are all of one kind.
        const isHandled = (at * 3 + kind * 7) % 10 < handledOfTen
        return exchange({ id, seller, day, objection, track, isHandled, at })
      }).flat(),
    ),
  )
}

function exchange(of: {
  id: number
  seller: Seller
  day: Day
  objection: ObjectionCode
  track: string
  isHandled: boolean
  at: number
}): JudgedExchange[] {
  const { id, seller, day, objection, track, isHandled, at } = of
  const toldAt = Date.parse(`${day}T10:00:00+08:00`) + (at % 5) * hour
  const decisionId = idOf('exchange', 10 * id)
  const answered = { decisionId, trackId: track, verdict: 'taken' as const, at: iso(toldAt + (1 + (at % 4)) * hour) }
  const common = { tenantId, ownerId: seller.id, teamId: seller.teamId, decisionId, offered: [] }
  const told: JudgedExchange = {
    ...common,
    id: idOf('exchange', 10 * id + 1),
    at: iso(toldAt),
    intent: 'objection.handle',
    objections: [objection],
    stage: stages[at % stages.length] ?? 'solution',
    roles: [roles[at % roles.length] ?? 'TB'],
    judgements: isHandled ? [answered] : [],
  }
  const mood = isHandled ? { mood: 'warm' as const, words: '愿意往下谈' } : { mood: 'cool' as const, words: '说再看看' }
  const after: JudgedExchange = {
    ...common,
    id: idOf('exchange', 10 * id + 2),
    at: iso(toldAt + 72 * hour),
    intent: 'visit.log',
    objections: [],
    mood,
    judgements: [],
  }
  return [told, after]
}

/** How soon the bot’s words were there of a morning’s and an afternoon’s question, four weeks back. */
export function responsesOn(today: Day): Response[] {
  return records.flatMap(({ seller }, whose) =>
    Array.from({ length: 20 }, (_, at): Response => {
      const day = workdayFrom(addDays(today, -1 - at))
      const touchedAt = Date.parse(`${day}T${at % 2 === 0 ? '09' : '15'}:${10 + whose}:00+08:00`)
      const took = 120 + ((at * 7 + whose * 3) % 11) * 25
      return { ownerId: seller.id, teamId: seller.teamId, platform: 'console', touchedAt, acceptedAt: touchedAt + took }
    }),
  )
}

function workdayFrom(day: Day): Day {
  return isWorkday(day) ? day : workdayFrom(addDays(day, -1))
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
