import type { Day } from '../language/calendar.ts'
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
  state: 'booked' | 'cancelled'
  /** ISO 8601, UTC. */
  madeAt: string
}

export type CalendarChange =
  | { kind: 'appointment.made'; level: Level; subject: string; appointment: Appointment }
  | { kind: 'appointment.moved'; level: Level; subject: string; from: ToldTime; to: ToldTime }
  | { kind: 'appointment.cancelled'; level: Level; subject: string }
  | { kind: 'appointment.restored'; level: Level; subject: string }

/**
 * Somebody's calendar. The product keeps its own; one kept by a chat platform or at an address of its own is offered by the same
 * interface. Whoever asks gets only what they may see.
 */
export interface Calendar {
  byId(person: Person, id: string): Promise<Appointment | undefined>
  /** Booked ones that touch these days, the earliest first. */
  between(person: Person, first: Day, last: Day): Promise<Appointment[]>
}

/** How long an appointment is taken to last where nobody said: for telling of clashes only, it is written nowhere. */
const usualMs = 60 * 60_000

/** What stands beside a time: appointments at the same hour, and others of the same day of which no hour is known or told. */
export function besides(
  when: ToldTime,
  others: readonly Appointment[],
): { clashes: Appointment[]; sameDay: Appointment[] } {
  const { first, last } = daysOf(when)
  if (first !== last) return { clashes: [], sameDay: [] }
  const sameDay = others.filter((other) => {
    const days = daysOf(other.when)
    return days.first === first && days.last === first
  })
  const clashes = sameDay.filter((other) => overlap(when, other.when))
  return { clashes, sameDay: sameDay.filter((other) => !clashes.includes(other)) }
}

function overlap(one: ToldTime, other: ToldTime): boolean {
  if (!isToTheMinute(one) || !isToTheMinute(other)) return false
  return Math.abs(Date.parse(one.value) - Date.parse(other.value)) < usualMs
}
