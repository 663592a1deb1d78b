import { addDays, type Day, dayOf } from '../../language/calendar.ts'
import type { Window, Work } from './work.ts'

/** What was on record of these days by their end; how far deals had come by then is not known, and stands as it is now. */
export function clip(work: Work, { from, to }: Window): Work {
  const isIn = (day: Day) => from <= day && day <= to
  const isOn = ({ at }: { at: string }) => isIn(dayOf(new Date(at)))
  const end = Date.parse(`${addDays(to, 1)}T00:00:00+08:00`)
  return {
    person: work.person,
    deals: work.deals
      .filter(({ since }) => since <= to)
      .map((deal) => ({ ...deal, predictions: deal.predictions.filter(isOn) })),
    visits: work.visits.filter(({ on }) => isIn(on)),
    events: work.events.filter(isOn),
    tasks: work.tasks
      .filter(({ due }) => isIn(due))
      .map(({ doneAt, ...task }) => (doneAt === undefined || Date.parse(doneAt) >= end ? task : { ...task, doneAt })),
    appointments: work.appointments.filter(({ first, last }) => last >= from && first <= to),
  }
}
