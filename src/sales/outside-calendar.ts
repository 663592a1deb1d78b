import { clockOf, dayOf } from '../language/calendar.ts'
import type { Level } from '../people/responsibility.ts'
import { type Appointment, type Notice, usualMs } from './calendar.ts'
import { daysOf, isToTheMinute, partNames, type ToldTime } from './told-time.ts'
import type { NamedDeal } from './who/names.ts'

/** What stands for the platform of a calendar that has an address of its own: it is read, and never written. */
export const addressPlatform = 'address'
/** And for one that other programs fill through the push API. */
export const pushPlatform = 'push'

/** Whether it is ours to read alone, wherever its owner is met. */
export function isReadOnly(platform: string): boolean {
  return platform === addressPlatform || platform === pushPlatform
}

/** A calendar elsewhere 外部日历 that its owner has connected: read into theirs, and written from it. */
export interface CalendarLink {
  tenantId: string
  personId: string
  platform: string
  /** Who they are there. */
  userId: string
  /** Where reading goes on, and the day everything was last read. */
  cursor?: string
  readOn?: string
  /** When it was last looked at, and last asked to tell of its changes; ISO 8601. */
  lookedAt?: string
  watchedAt?: string
}

/** Where one of our appointments stands in a calendar elsewhere and as what; taken out again, neither `eventId` nor `when`. */
export interface Placed {
  platform: string
  eventId?: string
  when?: ToldTime
  /** How often it was put in. */
  times: number
}

/** Something in a calendar elsewhere 外部日程, for its owner's eyes alone. */
export interface OutsideEvent {
  eventId: string
  title: string
  /** A minute, or a whole day. */
  when: ToldTime
  /** The minute it ends, as `when` has it, or the last day. */
  until: string
  /** Whom, as the calendar has them. */
  with: readonly string[]
  customer?: string
  dealId?: string
}

export type OutsideCalendarChange =
  /** `subject`: whose calendar it is. */
  | { kind: 'calendar.linked'; level: Level; subject: string; platform: string; userId: string }
  | { kind: 'calendar.unlinked'; level: Level; subject: string; platform: string }
  /** `events`, where given, are all there are from the day `readOn` on; what is over by then stays for its question. */
  | {
      kind: 'calendar.read'
      level: 'auto'
      subject: string
      platform: string
      cursor?: string
      readOn?: string
      watchedAt?: string
      events?: readonly OutsideEvent[]
    }
  | { kind: 'appointment.placed'; level: 'auto'; subject: string; placed: Placed }
  /** Something was said unasked of an event, to whose calendar it is. */
  | {
      kind: 'outside-event.noticed'
      level: 'auto'
      subject: string
      platform: string
      eventId: string
      notice: Notice
      when: ToldTime
    }

/** The keeper of connected calendars. */
export interface OutsideCalendars {
  linkOf(tenantId: string, platform: string, userId: string): Promise<CalendarLink | undefined>
  /** Those of one person. */
  linksOf(tenantId: string, personId: string): Promise<CalendarLink[]>
  /** On which a day other than `today` was read last, or nothing since `lookedBefore` (ms), or where something is unplaced. */
  due(today: string, lookedBefore: number, limit: number): Promise<CalendarLink[]>
  /** What stands elsewhere otherwise than here, or not yet, or still: appointments from `today` on, the earliest first. */
  unplaced(link: CalendarLink, today: string): Promise<(Appointment & { placed?: Placed })[]>
  /** Appointments of ours that stand there. */
  placed(link: CalendarLink): Promise<(Appointment & { placed: Required<Placed> })[]>
}

/** What an event elsewhere is called among appointments; ours are called otherwise. */
export function outsideId(platform: string, eventId: string): string {
  return `${platform}:${eventId}`
}

/** The event that is meant; `undefined` for one of our own appointments. */
export function outsideOf(id: string): { platform: string; eventId: string } | undefined {
  const at = id.indexOf(':')
  return at < 0 ? undefined : { platform: id.slice(0, at), eventId: id.slice(at + 1) }
}

/** As what an appointment is put into a calendar; `undefined` for one told no finer than a week. */
export function entryFor({ title, customer, when, with: names, agenda }: Appointment) {
  const { first, last } = daysOf(when)
  if (first !== last) return undefined
  const part = when.partOfDay === undefined ? '' : `${partNames[when.partOfDay]} `
  const whose = customer === undefined || title.includes(customer) ? '' : ` · ${customer}`
  const from = Date.parse(when.value)
  return {
    title: `${part}${title}${whose}`,
    when: isToTheMinute(when) ? { from, to: from + usualMs } : { first, last },
    notes: [
      ...(agenda === undefined ? [] : [`议程：\n${agenda}`, `参会：${names.join('、')}`]),
      '由沙盘记下。在这里改期或取消，沙盘会跟着改。',
    ].join('\n'),
  }
}

/** A moment or a day of a calendar, as if it had been told. */
export function toldOf(when: { from: number } | { first: string }): ToldTime {
  if ('first' in when) return { value: when.first }
  const at = new Date(when.from)
  return { value: `${dayOf(at)}T${clockOf(at)}+08:00` }
}

/** Which customer of ours a title, a place or a guest names, by full name or alias; the deal too, where they have one open. */
export function aboutWhom(words: string, deals: readonly NamedDeal[]): Pick<OutsideEvent, 'customer' | 'dealId'> {
  const named = deals.filter(({ customer, aliases }) =>
    [customer, ...aliases].some((name) => name.length > 1 && words.includes(name)),
  )
  const longest = Math.max(...named.map(({ customer }) => customer.length))
  const [first, ...others] = named.filter(({ customer }) => customer.length === longest)
  if (first === undefined || others.some(({ customer }) => customer !== first.customer)) return {}
  const open = [first, ...others].filter(({ status }) => status === 'open')
  const [only] = open
  return { customer: first.customer, ...(only !== undefined && open.length === 1 ? { dealId: only.id } : {}) }
}
