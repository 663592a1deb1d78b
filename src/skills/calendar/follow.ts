import { type Calendars, isConsentEnded, type Span } from '../../conversation/calendars.ts'
import type { Occasion } from '../../conversation/dispatch.ts'
import { PlatformError } from '../../conversation/platform.ts'
import { recipientOf } from '../../conversation/reception.ts'
import type { Reply } from '../../conversation/skill.ts'
import { addDays, type Day } from '../../language/calendar.ts'
import type { Appointment } from '../../sales/calendar.ts'
import { type CalendarLink, entryFor, type Placed } from '../../sales/outside-calendar.ts'
import { instantOf } from '../../sales/told-time.ts'
import { connectCard } from '../linking/index.ts'
import type { Ports, SalesAnswer, Writes } from '../ports.ts'
import { keptOf, openOwnMoved } from './read-outside.ts'

type Needs = Pick<Ports, 'outsideCalendars' | 'people' | 'names' | 'deals' | 'dayOf'>

/** How far ahead a calendar is read, in days from today: platforms give 40 at once. */
const daysRead = 39
/** Appointments put in with one call of ours; more follow at once. */
const mostAtOnce = 10
/** Platforms forget to whom they promised to tell of changes. */
const watchedForMs = 24 * 3_600_000

/**
 * Brings a connected calendar and ours into line: first what stands otherwise there is put there, then what changed there is read,
 * and an appointment of ours that was moved or cancelled there is so here too.
 */
export function openFollow({ outsideCalendars, people, names, deals, dayOf }: Needs) {
  const ownMoved = openOwnMoved({ outsideCalendars, deals })

  return async (userId: string, occasion: Occasion): Promise<SalesAnswer & { actor?: string }> => {
    const { tenant, platform, now } = occasion
    const link = await outsideCalendars.linkOf(tenant.id, platform.name, userId)
    if (link === undefined || platform.calendars === undefined) return { replies: [] }
    const actor = link.personId
    try {
      const pending = (await outsideCalendars.unplaced(link, dayOf(now))).slice(0, mostAtOnce)
      if (pending.length > 0) return { ...(await place(link, platform.calendars, occasion, pending)), actor }
      return { ...(await read(link, platform.calendars, occasion)), actor }
    } catch (error) {
      if (!isConsentEnded(error)) throw error
      return { ...lapsed(link, occasion), actor }
    }
  }

  async function place(
    link: CalendarLink,
    calendars: Calendars,
    { platform }: Occasion,
    pending: readonly (Appointment & { placed?: Placed })[],
  ): Promise<SalesAnswer> {
    const looked = { kind: 'calendar.read', level: 'auto', subject: link.personId, platform: platform.name } as const
    const changes: Writes[] = [looked]
    const replies: Reply[] = []
    for (const appointment of pending) {
      const { placed = { platform: platform.name, times: 0 } } = appointment
      try {
        const now = await placedNow(link.userId, calendars, appointment, placed)
        changes.push({ kind: 'appointment.placed', level: 'auto', subject: appointment.id, placed: now })
      } catch (error) {
        if (!(error instanceof PlatformError) || error.retry !== 'never' || isConsentEnded(error)) throw error
        // It will fail the same way again: said once, and left.
        const given = { platform: platform.name, times: placed.times, when: appointment.when }
        changes.push({ kind: 'appointment.placed', level: 'auto', subject: appointment.id, placed: given })
        const text = `“${appointment.title}”没能放进你的${platform.label}日历（${error.code}），沙盘里的照旧。`
        replies.push({
          kind: 'text',
          text,
          to: recipientOf({ platform: platform.name, corp: platform.corp }, link.userId),
        })
      }
    }
    return { replies, changes }
  }

  async function read(link: CalendarLink, calendars: Calendars, occasion: Occasion): Promise<SalesAnswer> {
    const { platform, now } = occasion
    const { tenantId, personId, userId } = link
    const today = dayOf(now)
    const isWatched = link.watchedAt !== undefined && now.getTime() - Date.parse(link.watchedAt) < watchedForMs
    if (!isWatched) await calendars.watch(userId)
    const look = await calendars.look(userId, windowFrom(today), link.readOn === today ? link.cursor : undefined)
    const noted = {
      kind: 'calendar.read',
      level: 'auto',
      subject: personId,
      platform: platform.name,
      ...(isWatched ? {} : { watchedAt: now.toISOString() }),
    } as const
    if (look === undefined) return { replies: [], changes: [noted] }
    const person = await people.byId(tenantId, personId)
    const known = person === undefined ? [] : await names.of(person)
    const events = look.events.map((event) => keptOf(event, userId, known))
    const moved = person === undefined ? [] : await ownMoved(link, person, look.events, today, addDays(today, daysRead))
    const to = recipientOf({ platform: platform.name, corp: platform.corp }, userId)
    return {
      replies: moved.map(({ words }) => ({ kind: 'text', text: words(platform.label), to })),
      changes: [{ ...noted, cursor: look.cursor, readOn: today, events }, ...moved.flatMap(({ changes }) => changes)],
    }
  }

  function lapsed({ personId, userId }: CalendarLink, { platform }: Occasion): SalesAnswer {
    const to = recipientOf({ platform: platform.name, corp: platform.corp }, userId)
    return {
      replies: [
        { kind: 'text', text: `${platform.label}日历的授权到期或被收回了，已经断开，沙盘里的日程不受影响。`, to },
        { kind: 'card', card: connectCard(platform), to },
      ],
      changes: [{ kind: 'calendar.unlinked', level: 'auto', subject: personId, platform: platform.name }],
    }
  }
}

/** What the platform has of an appointment once it is as ours. */
async function placedNow(
  userId: string,
  calendars: Calendars,
  appointment: Appointment,
  placed: Placed,
): Promise<Placed> {
  const { id, when, state } = appointment
  const { platform, eventId, times } = placed
  const entry = entryFor(appointment)
  if (state === 'cancelled' || entry === undefined) {
    if (eventId !== undefined) await calendars.cancel(userId, eventId)
    return { platform, times, ...(state === 'cancelled' ? {} : { when }) }
  }
  if (eventId !== undefined) {
    await calendars.change(userId, eventId, entry)
    return { ...placed, when }
  }
  // Put in again after it was taken out, it is another one.
  const key = times === 0 ? id : `${id}-${times}`
  return { platform, eventId: await calendars.put(userId, key, entry), when, times: times + 1 }
}

function windowFrom(today: Day): Span {
  return { from: instantOf(today, '00:00'), to: instantOf(addDays(today, daysRead), '23:59') }
}
