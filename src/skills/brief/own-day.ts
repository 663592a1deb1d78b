import { addDays, type Day } from '../../language/calendar.ts'
import type { Person } from '../../people/person.ts'
import { inquiriesOf } from '../../sales/behaviour/inquiries.ts'
import { type Thing, thingsFor } from '../../sales/behaviour/morning/things.ts'
import { noticesOf } from '../../sales/behaviour/notices.ts'
import { touchesOf } from '../../sales/behaviour/touches.ts'
import { sayPause } from '../../sales/events/pause.ts'
import { agendaOf } from '../daily/agenda.ts'
import type { Ports } from '../ports.ts'

/** What comes first for somebody who sells, as of this moment. */
export interface Own {
  /** At most three. */
  things: Thing[]
  /** Deals that would have had a line, and why the product says nothing of them by itself. */
  paused: { customer: string; why: string }[]
}

export type OwnDay = (person: Person, now: Date, today: Day) => Promise<Own>

/** A question asked longer ago than this is no longer today’s, and a prediction says what a deal is worth for longer. In days. */
const asked = 14
const predicted = 12 * 7

export function openOwnDay(
  ports: Pick<Ports, 'works' | 'briefs' | 'deals' | 'activities' | 'calendar' | 'tasks' | 'approvals' | 'dealEvents'>,
): OwnDay {
  return async (person, now, today) => {
    const [works, agenda, before, toldNotices] = await Promise.all([
      ports.works.of(person, { from: addDays(today, -predicted), to: today }),
      agendaOf(ports, { person, today }, { first: today, last: today, team: false }),
      ports.briefs.before(person, today),
      ports.briefs.noticesTold(person, addDays(today, -2 * asked), today),
    ])
    const work = works.find((one) => one.person.id === person.id)
    const since = `${addDays(today, -asked)}T00:00:00+08:00`
    const lately = work && {
      ...work,
      events: work.events.filter(({ at }) => Date.parse(at) >= Date.parse(since)),
    }
    const deals = work?.deals ?? []
    const pauses = await ports.dealEvents.pausesOf(
      person,
      deals.map(({ id }) => id),
    )
    const day = thingsFor({
      deals,
      inquiries: lately === undefined ? [] : inquiriesOf(lately, now.toISOString()),
      tasks: agenda.tasks,
      appointments: agenda.appointments,
      signs: agenda.deals.flatMap(({ deal, signs: [gravest] }) =>
        gravest === undefined ? [] : [{ dealId: deal.id, sign: gravest }],
      ),
      notices: lately === undefined ? [] : noticesOf(lately),
      toldNotices,
      touched: new Map(work === undefined ? [] : touchesOf(work).map(({ customerId, on }) => [customerId, on])),
      said: before?.items ?? [],
      isPaused: (dealId) => pauses.has(dealId),
      now,
      today,
    })
    const paused = deals.flatMap(({ id, customer }) => {
      const pause = day.withheld.includes(id) ? pauses.get(id) : undefined
      return pause === undefined ? [] : [{ customer, why: sayPause(pause, today) }]
    })
    return { things: day.things, paused }
  }
}
