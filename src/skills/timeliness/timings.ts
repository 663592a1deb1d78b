import { addDays, type Day } from '../../language/calendar.ts'
import type { Person } from '../../people/person.ts'
import { isAssessed } from '../../sales/assessment/settings.ts'
import type { Seller } from '../../sales/behaviour/work.ts'
import { everyTrack } from '../../sales/library/library.ts'
import { handlingTimes, responseTimes, type Timeliness } from '../../sales/timeliness/timeliness.ts'
import type { Ports } from '../ports.ts'

/** How soon reps have words from us, and how soon pushbacks are answered, of everybody somebody may see who is assessed at all. */
interface Times {
  sellers: readonly Seller[]
  responses: Timeliness
  handling: Timeliness
  /** The first day of each. */
  from: { responses: Day; handling: Day }
}

export type Timings = (viewer: Person, now: Date, today: Day) => Promise<Times>

/** Days that are looked at: words come many times a day, pushbacks a few times a week. */
const lately = { responses: 28, handling: 84 }

export function openTimings({
  works,
  responses,
  exchanges,
  libraries,
  platform,
  assessmentSettings,
}: Pick<Ports, 'works' | 'responses' | 'exchanges' | 'libraries' | 'platform' | 'assessmentSettings'>): Timings {
  const channels = (name: string) => platform(name)?.label ?? '其他'
  return async (viewer, now, today) => {
    const from = { responses: addDays(today, -lately.responses), handling: addDays(today, -lately.handling) }
    const [all, took, said, library, rules] = await Promise.all([
      works.sellers(viewer),
      responses.seenBy(viewer, Date.parse(midnight(from.responses))),
      exchanges.seenBy(viewer, midnight(from.handling)),
      libraries.of(viewer.tenantId),
      assessmentSettings.now(viewer.tenantId),
    ])
    const sellers = all.filter((seller) => isAssessed(seller, rules))
    const at = now.getTime()
    return {
      sellers,
      responses: responseTimes(took, { sellers, channels, now: at }),
      handling: handlingTimes(said, { sellers, library: everyTrack(library), now: at }),
      from,
    }
  }
}

function midnight(day: Day): string {
  return `${day}T00:00:00+08:00`
}
