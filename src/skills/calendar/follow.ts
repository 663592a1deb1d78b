import { type CalendarReading, type Calendars, isConsentEnded, type Span } from '../../conversation/calendars.ts'
import type { Occasion } from '../../conversation/dispatch.ts'
import { PlatformError } from '../../conversation/platform.ts'
import { recipientOf } from '../../conversation/reception.ts'
import type { Recipient, Reply } from '../../conversation/skill.ts'
import { addDays, type Day } from '../../language/calendar.ts'
import type { Appointment } from '../../sales/calendar.ts'
import {
  addressPlatform,
  type CalendarLink,
  entryFor,
  isReadOnly,
  outsideOf,
  type Placed,
} from '../../sales/outside-calendar.ts'
import { instantOf } from '../../sales/told-time.ts'
import { connectCard } from '../linking/connect-card.ts'
import type { Ports, SalesAnswer, Writes } from '../ports.ts'
import { keptOf, openOwnMoved } from './read-outside.ts'

type Needs = Pick<
  Ports,
  'outsideCalendars' | 'addressCalendars' | 'pushedCalendars' | 'people' | 'names' | 'deals' | 'dayOf'
>

/** A calendar that is followed, what it is called, and how; `writing` where ours may be put into it. */
interface Followed {
  link: CalendarLink
  name: string
  label: string
  reading: Pick<CalendarReading, 'look'>
  writing?: Calendars
  to: Recipient
}

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
export function openFollow(ports: Needs) {
  const { outsideCalendars, addressCalendars, pushedCalendars, people, names, deals, dayOf } = ports
  const ownMoved = openOwnMoved({ outsideCalendars, deals })

  return async (id: string, occasion: Occasion): Promise<SalesAnswer & { actor?: string }> => {
    const kept = outsideOf(id)
    const followed = await (kept !== undefined && isReadOnly(kept.platform)
      ? ofOurs(kept.platform, kept.eventId, occasion)
      : onPlatform(id, occasion))
    if (followed === undefined) return { replies: [] }
    const { link, writing } = followed
    const actor = link.personId
    try {
      const pending = writing === undefined ? [] : await outsideCalendars.unplaced(link, dayOf(occasion.now))
      if (writing !== undefined && pending.length > 0)
        return { ...(await place(followed, writing, pending.slice(0, mostAtOnce))), actor }
      return { ...(await read(followed, occasion.now)), actor }
    } catch (error) {
      if (!isConsentEnded(error)) throw error
      // A password that opens nothing any more is no reason to keep it.
      if (followed.name === addressPlatform) await addressCalendars?.of(occasion.tenant.id).leave(link.personId)
      return { ...lapsed(followed), actor }
    }
  }

  async function onPlatform(userId: string, { tenant, platform }: Occasion): Promise<Followed | undefined> {
    const { name, label, corp, calendars } = platform
    const link = await outsideCalendars.linkOf(tenant.id, name, userId)
    if (link === undefined || calendars === undefined) return undefined
    const to = recipientOf({ platform: name, corp }, userId)
    return { link, name, label: `${label}日历`, reading: calendars, writing: calendars, to }
  }

  /** One that no platform keeps: whose it is hears of it where the news came in. */
  async function ofOurs(name: string, personId: string, { tenant, platform }: Occasion): Promise<Followed | undefined> {
    const isAtAddress = name === addressPlatform
    const link = await outsideCalendars.linkOf(tenant.id, name, personId)
    const addresses = await people.addressesOf(tenant.id, personId)
    const address = addresses.find((one) => one.platform === platform.name)
    const calendars = isAtAddress ? addressCalendars : pushedCalendars
    if (link === undefined || address === undefined || calendars === undefined) return undefined
    const label = isAtAddress ? '日历地址' : '别的系统推来的日程'
    return { link, name, label, reading: calendars.of(tenant.id), to: recipientOf(address, address.userId) }
  }

  async function place(
    { link, name, label, to }: Followed,
    calendars: Calendars,
    pending: readonly (Appointment & { placed?: Placed })[],
  ): Promise<SalesAnswer> {
    const looked = { kind: 'calendar.read', level: 'auto', subject: link.personId, platform: name } as const
    const changes: Writes[] = [looked]
    const replies: Reply[] = []
    for (const appointment of pending) {
      const { placed = { platform: name, times: 0 } } = appointment
      try {
        const now = await placedNow(link.userId, calendars, appointment, placed)
        changes.push({ kind: 'appointment.placed', level: 'auto', subject: appointment.id, placed: now })
      } catch (error) {
        if (!(error instanceof PlatformError) || error.retry !== 'never' || isConsentEnded(error)) throw error
        // It will fail the same way again: said once, and left.
        const given = { platform: name, times: placed.times, when: appointment.when }
        changes.push({ kind: 'appointment.placed', level: 'auto', subject: appointment.id, placed: given })
        const text = `“${appointment.title}”没能放进你的${label}（${error.code}），沙盘里的照旧。`
        replies.push({ kind: 'text', text, to })
      }
    }
    return { replies, changes }
  }

  async function read({ link, name, label, reading, writing, to }: Followed, now: Date): Promise<SalesAnswer> {
    const { tenantId, personId, userId } = link
    const today = dayOf(now)
    const isWatched = link.watchedAt !== undefined && now.getTime() - Date.parse(link.watchedAt) < watchedForMs
    const isToWatch = writing !== undefined && !isWatched
    if (isToWatch) await writing.watch(userId)
    const look = await reading.look(userId, windowFrom(today), link.readOn === today ? link.cursor : undefined)
    const noted = {
      kind: 'calendar.read',
      level: 'auto',
      subject: personId,
      platform: name,
      ...(isToWatch ? { watchedAt: now.toISOString() } : {}),
    } as const
    if (look === undefined) return { replies: [], changes: [noted] }
    const person = await people.byId(tenantId, personId)
    const known = person === undefined ? [] : await names.of(person)
    const owner = { userId, name: person?.name ?? '' }
    const events = look.events.map((event) => keptOf(event, owner, known))
    const moved = person === undefined ? [] : await ownMoved(link, person, look.events, today, addDays(today, daysRead))
    return {
      replies: moved.map(({ words }) => ({ kind: 'text', text: words(label), to })),
      changes: [{ ...noted, cursor: look.cursor, readOn: today, events }, ...moved.flatMap(({ changes }) => changes)],
    }
  }

  function lapsed({ link, name, label, writing, to }: Followed): SalesAnswer {
    const isAtAddress = name === addressPlatform
    const why = isAtAddress
      ? '打不开了（密码换了、被收回或地址变了）'
      : writing?.oursAlone === true
        ? '里“沙盘”那一本被删掉了'
        : '的授权到期或被收回了'
    const isByWord = !isAtAddress && writing?.consent === undefined
    const again = isByWord ? '要再连上，说“连接日历”。' : ''
    return {
      replies: [
        { kind: 'text', text: `${label}${why}，已经断开，沙盘里的日程不受影响。${again}`, to },
        ...(isByWord ? [] : [{ kind: 'card' as const, card: connectCard({ name, label }), to }]),
      ],
      changes: [{ kind: 'calendar.unlinked', level: 'auto', subject: link.personId, platform: name }],
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
