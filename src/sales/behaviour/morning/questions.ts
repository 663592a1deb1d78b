import { addDays, type Day, dayOf } from '../../../language/calendar.ts'
import { isNegated } from '../../../language/negation.ts'
import { type ObjectionCode, objectionNames } from '../../../language/objections.ts'
import { spanOf } from '../../../language/span.ts'
import type { TeamGap } from '../../capability/team.ts'
import { sayValue } from '../../capability/told.ts'
import type { JudgedExchange } from '../../exchange.ts'
import { handlingsOf } from '../../handling.ts'
import type { Track } from '../../tracks/track.ts'
import { sidesOf } from '../../two-sides.ts'
import type { Work } from '../work.ts'
import { worthOf } from '../worth.ts'

/** The three questions of a morning (FEATURES E6); each absent where the records do not tell. */
export interface Answers {
  /** What stands on today and is worth most: the deal's amount by its probability, in fen. */
  task?: { customer: string; text: string; worth: number }
  /** Who spoke for us to others unasked. */
  spreads?: { customer: string; quote: string }
  /** Where most of the team handle customers below their colleagues; else the pushback they answered least often. */
  gap?: { name: string; said: string }
}

/** What somebody has to do today for a deal. */
export interface Due {
  dealId: string
  text: string
}

/** How far back is looked for what customers said, in days. */
const lately = 28
/** Told less often it is no gap, but chance. */
const enough = 4

export function answersTo(
  works: readonly Work[],
  {
    due,
    exchanges,
    library,
    today,
    teamGap,
  }: {
    due: readonly Due[]
    /** One person’s each. */
    exchanges: readonly (readonly JudgedExchange[])[]
    library: readonly Track[]
    today: Day
    /** From the report of gaps, where it has one. */
    teamGap?: TeamGap | undefined
  },
): Answers {
  const task = mostWorth(works, due)
  const spreads = whoSpreads(works, addDays(today, -lately))
  const gap = teamGap === undefined ? gapIn(exchanges, library) : sayTeamGap(teamGap)
  return { ...(task && { task }), ...(spreads && { spreads }), ...(gap && { gap }) }
}

function mostWorth(works: readonly Work[], due: readonly Due[]): Answers['task'] {
  const deals = new Map(works.flatMap((work) => work.deals.map((deal) => [deal.id, deal] as const)))
  return due
    .flatMap(({ dealId, text }) => {
      const deal = deals.get(dealId)
      const worth = deal === undefined ? undefined : worthOf(deal)
      return deal === undefined || worth === undefined ? [] : [{ customer: deal.customer, text, worth }]
    })
    .toSorted((one, other) => other.worth - one.worth)[0]
}

const speaksForUs =
  /(?:推荐|介绍|转介绍|引荐)(?:给|了|我们(?:给|到)|过)|帮(?:我们|咱们|你们)(?:说话|引荐|介绍|推荐|宣传|站台)|转发给(?:同行|兄弟单位|别的)|(?:同行|兄弟单位|友商|隔壁).{0,6}(?:来问|也想|找过来)/

function whoSpreads(works: readonly Work[], since: Day): Answers['spreads'] {
  for (const { deals, visits, events } of works) {
    const said = [
      ...visits
        .filter(({ on }) => on >= since)
        .flatMap(({ dealId, text }) => sidesOf(text).map((clause) => ({ dealId, clause: clause.text }))),
      ...events
        .filter(({ from, at }) => from === 'customer' && dayOf(new Date(at)) >= since)
        .map(({ dealId, text }) => ({ dealId, clause: text })),
    ]
    for (const { dealId, clause } of said) {
      const found = speaksForUs.exec(clause)
      const deal = deals.find(({ id }) => id === dealId)
      if (deal === undefined || found === null) continue
      if (!isNegated(clause, spanOf(clause, found.index, found.index + found[0].length)))
        return { customer: deal.customer, quote: clause }
    }
  }
  return undefined
}

function gapIn(exchanges: readonly (readonly JudgedExchange[])[], library: readonly Track[]): Answers['gap'] {
  const tally = new Map<ObjectionCode, { told: number; answered: number }>()
  for (const { objection, handledAt } of exchanges.flatMap((own) => handlingsOf(own, library))) {
    const { told, answered } = tally.get(objection) ?? { told: 0, answered: 0 }
    tally.set(objection, { told: told + 1, answered: answered + (handledAt === undefined ? 0 : 1) })
  }
  const [worst] = [...tally]
    .filter(([, { told, answered }]) => told >= enough && answered < told)
    .toSorted(([, one], [, other]) => one.answered / one.told - other.answered / other.told)
  if (worst === undefined) return undefined
  const [objection, { answered, told }] = worst
  return { name: objectionNames[objection], said: `${answered}/${told} 接住` }
}

/** `拍板人（EB） 3 人不如同事` */
function sayTeamGap({ dimension, value, people }: TeamGap): NonNullable<Answers['gap']> {
  return { name: sayValue(dimension, value), said: `${people.length} 人不如同事` }
}
