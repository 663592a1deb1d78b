import { Temporal } from 'temporal-polyfill'
import { openBreathing } from '../../conversation/breathe.ts'
import type { CalendarEvent, Span } from '../../conversation/calendars.ts'
import { Refusal } from '../../people/refusal.ts'
import { type Component, type Line, lineOf, readCalendars, textOf } from './content-lines.ts'
import { meetingId } from './meeting-id.ts'
import { mostOfSeries, startsOfSeries } from './series.ts'
import { type ZoneOf, zonesIn } from './time-zones.ts'
import { touches } from './touches.ts'

/** When something begins; a whole day begins with its midnight in UTC. */
interface Start {
  at: Temporal.ZonedDateTime
  isDay: boolean
}

/** More in a window of forty days is no calendar of one person. */
const mostEvents = 2000
/** A long working life of them. */
const mostParts = 20_000
/** A series has one rule; some programs split it and keep its name. */
const mostRules = 3
/** Milliseconds of our own time that one calendar is worth. */
const patienceMs = 10_000

/** What was read, and why each series that could not be read was left out. */
interface ReadEvents {
  events: CalendarEvent[]
  unread: string[]
}

/**
 * Every meeting of iCalendar texts that touches a window: each of a series by itself, those left out (EXDATE), added (RDATE), moved
 * or changed alone (RECURRENCE-ID) as they are; none that was cancelled, that keeps nobody busy, or that `me` (a mail address) has
 * declined. Whoever wrote the texts is a stranger: a series that is wrong or costs too much is left out, others go on in between.
 * https://www.rfc-editor.org/rfc/rfc5545
 */
export async function eventsInCalendars(
  texts: readonly string[],
  window: Span,
  zone: string,
  me?: string,
): Promise<ReadEvents> {
  const breathe = openBreathing()
  const read: ReadEvents = { events: [], unread: [] }
  let spentMs = 0
  let seen = 0
  for (const text of texts)
    for (const calendar of readCalendars(text)) {
      const zoneOf = zonesIn(calendar, zone)
      const events = calendar.parts.filter(({ name }) => name === 'VEVENT')
      seen += events.length
      if (seen > mostParts) throw new Refusal(`这个日历太大，超过 ${mostParts} 条。`)
      for (const parts of seriesOf(events)) {
        const since = performance.now()
        try {
          read.events.push(...meetingsOf(parts, window, zoneOf, me))
        } catch (error) {
          read.unread.push(error instanceof Error ? error.message : String(error))
        }
        if (read.events.length >= mostEvents) return { ...read, events: read.events.slice(0, mostEvents) }
        spentMs += performance.now() - since
        if (spentMs > patienceMs) throw new Refusal('这个日历太复杂，读不完。')
        await breathe()
      }
    }
  return read
}

/** Meetings by their series. */
function seriesOf(events: readonly Component[]): Iterable<Component[]> {
  const series = new Map<string, Component[]>()
  for (const part of events) {
    const uid = textOf(part, 'UID')
    const parts = series.get(uid)
    if (parts === undefined) series.set(uid, [part])
    else parts.push(part)
  }
  return series.values()
}

/** One meeting or one series, with what of it stands otherwise. */
function meetingsOf(
  parts: readonly Component[],
  window: Span,
  zoneOf: ZoneOf,
  me: string | undefined,
): CalendarEvent[] {
  if (parts.length > mostOfSeries || parts.some(({ lines }) => lines.length > mostOfSeries))
    throw new Error('a series is too long')
  const moved = parts.filter(isMoved)
  const instead = new Map(moved.map((part) => [keyOf(startIn(part, 'RECURRENCE-ID', zoneOf)), part]))
  const masters = parts.filter((part) => !isMoved(part))
  if (masters.filter(isSeries).length > mostRules) throw new Error('a series has too many rules')
  const usual = masters.flatMap((master) =>
    startsOf(master, window, zoneOf)
      .filter((start) => !instead.has(keyOf(start)))
      .map((start) => ({ part: master, start, key: isSeries(master) ? keyOf(start) : '' })),
  )
  const changed = [...instead].map(([key, part]) => ({ part, start: startIn(part, 'DTSTART', zoneOf), key }))
  return [...usual, ...changed].flatMap(({ part, start, key }) => {
    if (start === undefined || isLeftOut(part, me)) return []
    const when = lasting(part, start, zoneOf)
    return touches(when, window) ? [eventOf(part, when, key, me)] : []
  })
}

/** The beginnings of a master that may touch the window: its own, or those of its series. */
function startsOf(master: Component, window: Span, zoneOf: ZoneOf): Start[] {
  const first = startIn(master, 'DTSTART', zoneOf)
  if (first === undefined) return []
  const added = datesIn(master, 'RDATE', zoneOf)
  const left = new Set(datesIn(master, 'EXDATE', zoneOf).map(keyOf))
  const starts = new Map([...usualStarts(master, first, window), ...added].map((start) => [keyOf(start), start]))
  return [...starts].filter(([key]) => !left.has(key)).map(([, start]) => start)
}

function usualStarts(master: Component, first: Start, window: Span): Start[] {
  const rule = lineOf(master, 'RRULE')?.value
  if (rule === undefined) return [first]
  return startsOfSeries(rule, first.at, window).map((at) => ({ at, isDay: first.isDay }))
}

function isMoved(part: Component): boolean {
  return lineOf(part, 'RECURRENCE-ID') !== undefined
}

function isSeries(master: Component): boolean {
  return lineOf(master, 'RRULE') !== undefined || lineOf(master, 'RDATE') !== undefined
}

function startIn(part: Component, name: string, zoneOf: ZoneOf): Start | undefined {
  const line = lineOf(part, name)
  return line && startBy(line.value, line, zoneOf)
}

function datesIn(part: Component, name: string, zoneOf: ZoneOf): Start[] {
  const dates = part.lines
    .filter((line) => line.name === name)
    .flatMap((line) => line.value.split(',').map((value) => ({ value, line })))
  if (dates.length > mostOfSeries) throw new Error(`too many dates in ${name}`)
  return dates.flatMap(({ value, line }) => startBy(value, line, zoneOf) ?? [])
}

/** `20261125`, `20261125T140000`, with Z in UTC; of a period its beginning. */
function startBy(value: string, { params }: Line, zoneOf: ZoneOf): Start | undefined {
  const [, year, month, day, time, utc] = /^(\d{4})(\d\d)(\d\d)(?:T(\d{6})(Z?))?/.exec(value.trim()) ?? []
  if (year === undefined) return undefined
  const date = `${year}-${month}-${day}`
  if (time === undefined) return { at: Temporal.PlainDate.from(date).toZonedDateTime('UTC'), isDay: true }
  const clock = time.replace(/(..)(..)(..)/, '$1:$2:$3')
  const zone = utc === 'Z' ? 'UTC' : zoneOf(params['TZID'])
  return { at: Temporal.PlainDateTime.from(`${date}T${clock}`).toZonedDateTime(zone), isDay: false }
}

/** By which a meeting of a series is known, wherever it is moved to. */
function keyOf(start: Start | undefined): string {
  return String(start?.at.epochMilliseconds)
}

/** From `start` as long as it lasts: by its end, by its duration, or a day, or no time at all. */
function lasting(part: Component, { at, isDay }: Start, zoneOf: ZoneOf): CalendarEvent['when'] {
  const [first, end] = [startIn(part, 'DTSTART', zoneOf), startIn(part, 'DTEND', zoneOf)]
  const duration = lineOf(part, 'DURATION')?.value
  const to =
    first !== undefined && end !== undefined
      ? at.add({ milliseconds: end.at.epochMilliseconds - first.at.epochMilliseconds })
      : at.add(duration === undefined ? { days: isDay ? 1 : 0 } : Temporal.Duration.from(duration))
  if (!isDay) return { from: at.epochMilliseconds, to: Math.max(at.epochMilliseconds, to.epochMilliseconds) }
  const [day, last] = [at.toPlainDate(), to.toPlainDate().subtract({ days: 1 })]
  return { first: String(day), last: String(Temporal.PlainDate.compare(last, day) < 0 ? day : last) }
}

function isLeftOut(part: Component, me: string | undefined): boolean {
  if (textOf(part, 'STATUS').toUpperCase() === 'CANCELLED') return true
  if (textOf(part, 'TRANSP').toUpperCase() === 'TRANSPARENT') return true
  return invited(part).some((line) => mailOf(line) === me && hasDeclined(line))
}

function eventOf(part: Component, when: CalendarEvent['when'], key: string, me: string | undefined): CalendarEvent {
  const place = textOf(part, 'LOCATION')
  const guests = [...part.lines.filter(({ name }) => name === 'ORGANIZER'), ...invited(part)].filter(
    (line) => mailOf(line) !== me && !hasDeclined(line),
  )
  const names = guests.map((line) => line.params['CN'] ?? mailOf(line)?.split('@')[0] ?? '')
  return {
    id: meetingId(textOf(part, 'UID'), key),
    title: textOf(part, 'SUMMARY'),
    when,
    attendees: [...new Set(names)].filter((name) => name !== '').map((name) => ({ name })),
    ...(place === '' ? {} : { place }),
  }
}

function invited({ lines }: Component): Line[] {
  return lines.filter(({ name, params }) => name === 'ATTENDEE' && !/ROOM|RESOURCE/i.test(params['CUTYPE'] ?? ''))
}

function hasDeclined({ params }: Line): boolean {
  return params['PARTSTAT']?.toUpperCase() === 'DECLINED'
}

function mailOf({ value }: Line): string | undefined {
  return /^mailto:(.+)$/i.exec(value)?.[1]?.toLowerCase()
}
