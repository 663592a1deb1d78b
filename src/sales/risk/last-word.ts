import { type Day, dayOf } from '../../language/calendar.ts'
import type { Deal } from '../deal.ts'
import { sourceKindOf } from '../events/source-kind.ts'
import type { Visit } from '../visit.ts'
import type { CaseEvent, RiskCase } from './case.ts'
import { type Evidence, quoted } from './evidence.ts'
import type { Chronicle } from './people/chronicle.ts'

/** When people last spoke, and their words where they are on record; without any, when the deal was last changed. */
export interface LastWord {
  on: Day
  said?: Evidence
}

/**
 * The last word of people: a visit, something the customer said, a call of ours that reached somebody. Readings, deliveries and notices
 * are no words, and neither is a line we sent that nobody answered, a plan, or a call nobody took: those end no silence.
 */
export function lastWordOf(
  { updatedAt }: Deal,
  { events }: RiskCase,
  { people }: Chronicle,
  visits: readonly Visit[],
  today: Day,
): LastWord {
  const visitDays = new Map(visits.map((visit) => [visit.id, visitDay(visit)]))
  const words = [
    ...people.flatMap(({ lastTouch }): LastWord[] =>
      lastTouch === null ? [] : [{ on: dayOf(new Date(lastTouch)), ...saidAt(lastTouch, events) }],
    ),
    ...events.flatMap((event): LastWord[] => {
      const visited = event.visitId === undefined ? undefined : visitDays.get(event.visitId)
      if (visited !== undefined) return [{ on: visited, said: quoted(event) }]
      return isWord(event) ? [{ on: dayOf(new Date(event.at)), said: quoted(event) }] : []
    }),
  ]
  const spoken = words.filter(({ on }) => on <= today).sort((one, other) => one.on.localeCompare(other.on))
  return spoken.at(-1) ?? { on: dayOf(new Date(updatedAt)) }
}

/** The day of a visit: as told where a day was, else the day it was told. */
function visitDay({ on, at }: Visit): Day {
  return /^\d{4}-\d\d-\d\d/.test(on) ? on.slice(0, 10) : dayOf(new Date(at))
}

function saidAt(instant: string, events: readonly CaseEvent[]): Pick<LastWord, 'said'> {
  const event = events.find(({ at }) => at === instant)
  return event === undefined ? {} : { said: quoted(event) }
}

function isWord({ from, source, text }: CaseEvent): boolean {
  if (from === 'system' || sourceKindOf(source) !== undefined) return false
  if (from === 'customer') return true
  return spokenSources.has(source) && (reached.test(text) || !missed.test(text))
}

const spokenSources = new Set(['visit', 'call', 'meeting', '拜访', '电话', '会议'])
const missed =
  /[没未无]人?接|没(?:打|接)?通|没(?:联系|约|见)[上到着]|打不通|关机|占线|空号|拒接|忙音|挂了|取消|改期|爽约|(?:准备|打算|计划|下周|明天|后天|约在)[^，。]{0,8}(?:拜访|去|见|打)/
const reached = /聊了|谈了|说了?(?!明)|见到了?|见了|通了(?:话|电话)|碰了面|答应|表示|告诉/
