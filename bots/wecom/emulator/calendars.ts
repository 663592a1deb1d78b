import { randomBytes } from 'node:crypto'
import type { Json } from './json.ts'

/** A calendar as its app made it: nobody sees it but those it is shared with. */
export interface StoredCalendar {
  id: string
  summary: string
  color: string
  description: string
  admins: string[]
  shares: { userid: string; permission: number }[]
}

/** A schedule in one of them; times in seconds. */
export interface StoredSchedule {
  id: string
  calendar: string
  summary: string
  description: string
  location: string
  start: number
  end: number
  isWholeDay: boolean
  reminders: Json
  admins: string[]
  attendees: { userid: string; response_status: number }[]
  isCancelled: boolean
}

export type EmulatedCalendars = ReturnType<typeof openCalendars>

/** What the app made, and what members see of it. */
export function openCalendars() {
  const calendars = new Map<string, StoredCalendar>()
  const schedules = new Map<string, StoredSchedule>()
  const newId = (prefix: string) => `${prefix}${randomBytes(18).toString('base64url')}`

  return {
    calendar: (id: string) => calendars.get(id),
    all: () => [...calendars.values()],
    make(calendar: Omit<StoredCalendar, 'id'>): StoredCalendar {
      const made = { id: newId('wc'), ...calendar }
      calendars.set(made.id, made)
      return made
    },
    /** With everything in it. */
    remove(id: string): void {
      calendars.delete(id)
      for (const schedule of schedules.values()) if (schedule.calendar === id) schedules.delete(schedule.id)
    },

    schedule: (id: string) => schedules.get(id),
    schedulesOf: (calendar: string) => [...schedules.values()].filter((one) => one.calendar === calendar),
    book(schedule: Omit<StoredSchedule, 'id'>): StoredSchedule {
      const booked = { id: newId(''), ...schedule }
      schedules.set(booked.id, booked)
      return booked
    },

    /** What a member finds in their client: of calendars shared with them, and wherever they attend. */
    seenBy(userid: string): StoredSchedule[] {
      const isTheirs = (other: { userid: string }) => other.userid.toLowerCase() === userid.toLowerCase()
      return [...schedules.values()].filter(
        ({ calendar, attendees, isCancelled }) =>
          !isCancelled && (attendees.some(isTheirs) || calendars.get(calendar)?.shares.some(isTheirs) === true),
      )
    },
  }
}
