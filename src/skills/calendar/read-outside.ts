import type { CalendarEvent } from '../../conversation/calendars.ts'
import type { Day } from '../../language/calendar.ts'
import type { Person } from '../../people/person.ts'
import type { Appointment } from '../../sales/calendar.ts'
import { matchDeal } from '../../sales/events/match.ts'
import { aboutWhom, type CalendarLink, type OutsideEvent, type Placed, toldOf } from '../../sales/outside-calendar.ts'
import { daysOf, isToTheMinute, sayTold, type ToldTime } from '../../sales/told-time.ts'
import type { NamedDeal } from '../../sales/who/names.ts'
import type { Ports, Writes } from '../ports.ts'
import { nextStep } from './next-step.ts'

/** An event of a calendar as it is kept: without its owner among the guests, and with the customer it is about. */
export function keptOf(
  event: CalendarEvent,
  owner: { userId: string; name: string },
  known: readonly NamedDeal[],
): OutsideEvent {
  const { id, title, when, attendees } = event
  const guests = attendees
    .filter(({ userId, name }) => userId !== owner.userId && name !== owner.name)
    .map(({ name }) => name)
  return {
    eventId: id,
    title: title.trim() === '' ? '（无标题）' : title.trim().slice(0, longestTitle),
    when: toldOf(when),
    until: 'last' in when ? when.last : toldOf({ from: when.to }).value,
    with: guests.slice(0, mostGuests),
    ...aboutOf({ ...event, attendees: guests.map((name) => ({ name })) }, known),
  }
}

/** Which customer and deal of ours a meeting is about: by what a program says of it, else by whom its words name. */
export function aboutOf(
  { title, place = '', attendees, about = {} }: Pick<CalendarEvent, 'title' | 'place' | 'attendees' | 'about'>,
  known: readonly NamedDeal[],
): Pick<OutsideEvent, 'customer' | 'dealId'> {
  const guests = attendees.map(({ name }) => name)
  return aboutSaid(about, title, known) ?? aboutWhom([title, place, ...guests].join(' '), known)
}

/** By what a program says of it, as of the events it pushes; the customer alone where several deals are open. */
function aboutSaid(
  about: NonNullable<CalendarEvent['about']>,
  title: string,
  known: readonly NamedDeal[],
): Pick<OutsideEvent, 'customer' | 'dealId'> | undefined {
  if (about.customer === undefined && about.deal === undefined) return undefined
  const id = matchDeal({ ...about, text: title }, known)?.id
  const deal = known.find((each) => each.id === id)
  if (deal !== undefined) return { customer: deal.customer, dealId: deal.id }
  const { customer } = aboutWhom(about.customer ?? '', known)
  return customer === undefined ? undefined : { customer }
}

const longestTitle = 60
const mostGuests = 20

/** An appointment of ours that was moved or cancelled in a calendar elsewhere: what to write, and what its owner is told. */
interface OwnMoved {
  changes: Writes[]
  words(label: string): string
}

/** Looks at where our own appointments now stand; those beyond the days that were read stay as they are. */
export function openOwnMoved({ outsideCalendars, deals }: Pick<Ports, 'outsideCalendars' | 'deals'>) {
  return async (
    link: CalendarLink,
    person: Person,
    events: readonly CalendarEvent[],
    today: Day,
    last: Day,
  ): Promise<OwnMoved[]> => {
    const moved: OwnMoved[] = []
    for (const appointment of await outsideCalendars.placed(link)) {
      const day = daysOf(appointment.when).first
      if (day < today || day > last) continue
      const there = events.find(({ id }) => id === appointment.placed.eventId)
      const when = there === undefined ? undefined : toldOf(there.when)
      if (when === undefined) moved.push(cancelled(appointment, today))
      else if (!isSame(when, appointment.placed.when)) moved.push(await rescheduled(person, appointment, when, today))
    }
    return moved
  }

  async function rescheduled(
    person: Person,
    appointment: Appointment & { placed: Placed },
    to: ToldTime,
    today: Day,
  ): Promise<OwnMoved> {
    const { id, title, when, dealId, placed } = appointment
    const deal = dealId === undefined ? undefined : await deals.byId(person, dealId)
    return {
      changes: [
        { kind: 'appointment.moved', level: 'confirm', subject: id, from: when, to },
        { kind: 'appointment.placed', level: 'auto', subject: id, placed: { ...placed, when: to } },
        ...nextStep({ today }, deal, to, when),
      ],
      words: (label) =>
        `你在${label}里把“${title}”从${sayTold(when, today)}改到了${sayTold(to, today)}，这边也改好了。`,
    }
  }

  function cancelled({ id, title, when, placed }: Appointment & { placed: Placed }, today: Day): OwnMoved {
    const { platform, times } = placed
    return {
      changes: [
        { kind: 'appointment.cancelled', level: 'confirm', subject: id },
        { kind: 'appointment.placed', level: 'auto', subject: id, placed: { platform, times } },
      ],
      words: (label) => `你在${label}里取消了${sayTold(when, today)}的“${title}”，这边也取消了。`,
    }
  }
}

/** The same minute however it is written, or the same day whatever part of it was told. */
function isSame(one: ToldTime, other: ToldTime): boolean {
  if (isToTheMinute(one) !== isToTheMinute(other)) return false
  return isToTheMinute(one) ? Date.parse(one.value) === Date.parse(other.value) : one.value === other.value
}
