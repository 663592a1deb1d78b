import { addDays, type Day, dayOf } from '../language/calendar.ts'
import { isWorkday } from '../language/holidays.ts'
import type { Ownership } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import type { Level } from '../people/responsibility.ts'
import { daysOf, isToTheMinute, type ToldTime } from './told-time.ts'

/** An appointment 日程 with people of a customer. */
export interface Appointment extends Ownership {
  id: string
  title: string
  /** As it was agreed, never finer. */
  when: ToldTime
  customer?: string
  dealId?: string
  /** Whom, as they are addressed. */
  with: readonly string[]
  /** What is to be gone through, a line each. */
  agenda?: string
  /** Colleagues who are asked to come, and are told where it is moved or cancelled. */
  invited?: readonly { id: string; name: string }[]
  state: 'booked' | 'cancelled'
  /** ISO 8601, UTC. */
  madeAt: string
  /** When it ends, where that is known: a minute, or the last day. */
  until?: string
  /** The platform whose calendar it was read from: only there can it be changed, and only its owner sees it. */
  outside?: string
}

export type CalendarChange =
  | { kind: 'appointment.made'; level: Level; subject: string; appointment: Appointment }
  | { kind: 'appointment.moved'; level: Level; subject: string; from: ToldTime; to: ToldTime }
  | { kind: 'appointment.cancelled'; level: Level; subject: string }
  | { kind: 'appointment.restored'; level: Level; subject: string }
  | { kind: 'appointment.noticed'; level: 'auto'; subject: string; notice: Notice; when: ToldTime }

/** What is said of an appointment unasked: a page shortly before it, a question how it went after it. */
export type Notice = 'before' | 'after'

/**
 * Somebody's calendar. The product keeps its own; one kept by a chat platform or at an address of its own is offered by the same
 * interface. Whoever asks gets only what they may see.
 */
export interface Calendar {
  byId(person: Person, id: string): Promise<Appointment | undefined>
  /** A colleague’s that is booked and to which this person is asked to come. */
  invited(person: Person, id: string): Promise<Appointment | undefined>
  /** Booked ones that touch these days, the earliest first. */
  between(person: Person, first: Day, last: Day): Promise<Appointment[]>
}

/**
 * Appointments of all companies by their minute, for what happens by itself: our own, and those read from calendars that name a
 * customer of ours and stand in no other place already.
 */
export interface Meetings {
  /**
   * Booked ones of active people that have not begun at this instant (milliseconds) and whose page, which its owner wants so long
   * before, is due and not said; the earliest first. Those of a paused deal 先停着 wait: answered in time, they are still spoken of.
   */
  ahead(now: number, limit: number): Promise<Appointment[]>
  /** The same of those that began since `from`, are likely over at `now`, and of which nobody was asked yet. */
  over(from: number, now: number, limit: number): Promise<Appointment[]>
  /** The latest of somebody's own that they were asked about since this instant, and when that was. */
  askedAbout(person: Person, since: number): Promise<{ appointment: Appointment; at: number } | undefined>
}

/** How long an appointment is taken to last where nobody said, in milliseconds; it is written nowhere. */
export const usualMs = 60 * 60_000

/** An evening's meeting is asked about the next morning; past this nobody remembers it to the word. In milliseconds. */
const rememberedMs = 19 * 60 * 60_000

/** The instant (milliseconds) at which one told to the minute is over, as far as anybody knows. */
export function endOf({ when, until }: Pick<Appointment, 'when' | 'until'>): number {
  return until === undefined ? Date.parse(when.value) + usualMs : Date.parse(until)
}

/** Whether it is not too late to ask how it went: over days off, the first working day is soon enough. */
export function isStillAskedAbout(appointment: Pick<Appointment, 'when' | 'until'>, now: Date): boolean {
  const over = new Date(endOf(appointment))
  if (now.getTime() - over.getTime() <= rememberedMs) return true
  for (let day = addDays(dayOf(over), 1); day < dayOf(now); day = addDays(day, 1)) if (isWorkday(day)) return false
  return true
}

/** Whether it begins on the day of this moment. */
export function isOn({ when }: Pick<Appointment, 'when'>, now: Date): boolean {
  return daysOf(when).first === dayOf(now)
}

/** What stands beside a time: appointments at the same hour, and others of the same day of which no hour is known or told. */
export function besides(
  when: ToldTime,
  others: readonly Appointment[],
): { clashes: Appointment[]; sameDay: Appointment[] } {
  const { first, last } = daysOf(when)
  if (first !== last) return { clashes: [], sameDay: [] }
  const sameDay = others.filter((other) => {
    const days = daysOf(other.when)
    // What lasts for days, a journey or a fair, is no appointment of one of them.
    const isOfOneDay = isToTheMinute(other.when) || other.until === undefined || other.until === days.first
    return isOfOneDay && days.first === first && days.last === first
  })
  const clashes = sameDay.filter((other) => overlap(when, other))
  return { clashes, sameDay: sameDay.filter((other) => !clashes.includes(other)) }
}

function overlap(one: ToldTime, other: Appointment): boolean {
  if (!isToTheMinute(one) || !isToTheMinute(other.when)) return false
  const [from, otherFrom] = [Date.parse(one.value), Date.parse(other.when.value)]
  return from < endOf(other) && otherFrom < from + usualMs
}
