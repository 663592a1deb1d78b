import { addDays, type Day, dayOf, mondayOf } from '../../language/calendar.ts'
import { isWorkday } from '../../language/holidays.ts'
import type { Window, Work } from './work.ts'

/** What a calendar calls days on which nobody sells. */
const leave = /年假|休假|请假|病假|事假|产假|婚假|丧假|探亲假|调休假/

/** Working days with 调休, less those that a person's calendar calls leave. */
export function daysAtWork({ appointments }: Pick<Work, 'appointments'>, { from, to }: Window): Day[] {
  const away = appointments.filter(({ title }) => leave.test(title))
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (isWorkday(day) && !away.some(({ first, last }) => first <= day && day <= last)) days.push(day)
  }
  return days
}

/** Fewer working days than this are no week to be measured by. */
const fullWeek = 3

/**
 * The Mondays of whole weeks that say something, the oldest first: worked for at least three days, and with a sign that somebody
 * was there at all. Where nothing whatever is on record, nobody knows whether they were ill or idle.
 */
export function countedWeeks(work: Work, window: Window): Day[] {
  const weeks: Day[] = []
  for (let monday = mondayOf(window.from, 1); addDays(monday, 6) <= window.to; monday = addDays(monday, 7)) {
    const week = { from: monday, to: addDays(monday, 6) }
    if (daysAtWork(work, week).length >= fullWeek && isSeenIn(work, week)) weeks.push(monday)
  }
  return weeks
}

function isSeenIn({ visits, events, tasks }: Work, { from, to }: Window): boolean {
  const isIn = (day: Day) => from <= day && day <= to
  const isOn = (instant: string) => isIn(dayOf(new Date(instant)))
  return (
    visits.some(({ on }) => isIn(on)) ||
    events.some((event) => event.from === 'rep' && isOn(event.at)) ||
    tasks.some(({ madeAt, doneAt }) => isOn(madeAt) || (doneAt !== undefined && isOn(doneAt)))
  )
}
