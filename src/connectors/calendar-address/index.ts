import { createHash } from 'node:crypto'
import { z } from 'zod'
import type {
  AddressCalendars,
  CalendarAddress,
  CalendarEvent,
  CalendarLook,
  Span,
} from '../../conversation/calendars.ts'
import type { Grants } from '../../conversation/grants.ts'
import type { Log } from '../../conversation/log.ts'
import { PlatformError } from '../../conversation/platform.ts'
import { Refusal } from '../../people/refusal.ts'
import { type AskDav, calendarsAt, objectsIn } from './dav.ts'
import { eventsInCalendars } from './events-in-calendar.ts'

/** Reads an address of the public internet, whole, within limits; throws where it may not, or cannot. */
export type Call = (
  address: string,
  headers: Record<string, string>,
  asked?: { method: string; body: string },
) => Promise<{
  status: number
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: Buffer
  address: string
}>

const Address = z.strictObject({ url: z.string(), user: z.string().optional(), password: z.string().optional() })

/** Answers that the same address will give again: the person has to look after it. */
const ended = [401, 403, 404, 410]

/** Calendars at addresses of their own, read and never written; an address is kept sealed, for it opens the calendar to whoever has it. */
export function openAddressCalendars(parts: {
  grants(tenantId: string): Grants
  call: Call
  /** Where times are meant that name no zone. */
  zone: string
  log: Log
  now(): number
}): AddressCalendars {
  const { grants, call, zone, log, now } = parts

  return {
    of: (tenantId) => ({
      leave: (personId) => grants(tenantId).write(personId, undefined),
      async look(personId, window, cursor) {
        const address = await keptFor(tenantId, personId)
        if (address === undefined) throw failure({ code: 'consent', message: 'no address is kept', retry: 'never' })
        try {
          return await read(address, window, cursor)
        } catch (error) {
          if (error instanceof PlatformError) throw error
          const message = error instanceof Error ? error.message : String(error)
          throw failure({ code: 'unreadable', message, retry: 'later' })
        }
      },
    }),

    async connect(tenantId, personId, given) {
      const address = { ...given, url: given.url.trim().replace(/^webcals?:\/\//i, 'https://') }
      if (!URL.canParse(address.url)) throw new Refusal('这不是一个网址，要以 https:// 开头。')
      const day = 24 * 3_600_000
      try {
        await read(address, { from: now() - day, to: now() + day }, undefined)
      } catch (error) {
        if (error instanceof Refusal) throw error
        if (error instanceof PlatformError) throw new Refusal(sayRefused(error))
        throw new Refusal(`读不到这个地址：${error instanceof Error ? error.message : String(error)}`)
      }
      await grants(tenantId).write(personId, JSON.stringify(address))
    },

    async hostOf(tenantId, personId) {
      const address = await keptFor(tenantId, personId)
      return address && new URL(address.url).host
    },
  }

  async function keptFor(tenantId: string, personId: string): Promise<CalendarAddress | undefined> {
    const kept = await grants(tenantId).read(personId)
    if (kept === undefined) return undefined
    const { url, user, password } = Address.parse(JSON.parse(kept))
    return { url, ...(user === undefined ? {} : { user }), ...(password === undefined ? {} : { password }) }
  }

  function read(address: CalendarAddress, window: Span, cursor: string | undefined): Promise<CalendarLook | undefined> {
    return address.user === undefined ? readFile(address.url, window, cursor) : readAccount(address, window, cursor)
  }

  async function readFile(url: string, window: Span, cursor: string | undefined): Promise<CalendarLook | undefined> {
    const before = cursor === undefined ? undefined : (JSON.parse(cursor) as Seen)
    const { status, headers, body } = await call(url, { accept: 'text/calendar, */*;q=0.1', ...before?.since })
    if (status === 304) return undefined
    assertWell(status)
    const digest = createHash('sha256').update(body).digest('base64url')
    if (digest === before?.digest) return undefined
    const { etag, 'last-modified': modified } = headers
    const since = {
      ...(typeof etag === 'string' ? { 'if-none-match': etag } : {}),
      ...(typeof modified === 'string' ? { 'if-modified-since': modified } : {}),
    }
    const events = await eventsIn([body.toString('utf8')], window)
    return { events: inOrder(events), cursor: JSON.stringify({ since, digest } satisfies Seen) }
  }

  async function readAccount(
    { url, user = '', password = '' }: CalendarAddress,
    window: Span,
    cursor: string | undefined,
  ): Promise<CalendarLook | undefined> {
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
    const ask: AskDav = async (method, place, depth, body) => {
      const common = { depth, 'content-type': 'application/xml; charset=utf-8' }
      const headers = place.isTrusted ? { authorization, ...common } : common
      const answer = await call(place.url, headers, { method, body })
      const { origin, host } = new URL(answer.address)
      // Where a server leads to by a redirect is not told the password.
      const from = { url: answer.address, isTrusted: place.isTrusted && origin === new URL(place.url).origin }
      if (answer.status === 401 && !from.isTrusted)
        throw new Refusal(`这个地址转到了 ${host}，密码不会交给那边；日历要是在那边，请直接填那边的地址。`)
      if (answer.status === 401 || answer.status === 403) assertWell(answer.status)
      return { status: answer.status, body: answer.body.toString('utf8'), from }
    }
    const calendars = await calendarsAt({ url, isTrusted: true }, ask)
    if (calendars.length === 0) throw new Refusal('这个账号下没有找到日历。')
    const tags = calendars.map((calendar) => `${calendar.place.url} ${calendar.tag}`).join('\n')
    const now = createHash('sha256').update(tags).digest('base64url')
    if (now === cursor && calendars.every(({ tag }) => tag !== '')) return undefined
    const events: CalendarEvent[] = []
    for (const calendar of calendars)
      events.push(...(await eventsIn(await objectsIn(calendar, window, ask), window, user.toLowerCase())))
    return { events: inOrder(events), cursor: now }
  }

  async function eventsIn(texts: readonly string[], window: Span, me?: string): Promise<CalendarEvent[]> {
    const { events, unread } = await eventsInCalendars(texts, window, zone, me)
    if (unread.length > 0) log.warn({ series: unread.length, why: unread[0] }, 'meetings of a calendar were left out')
    return events
  }
}

/** What a file was at the last look. */
interface Seen {
  since: Record<string, string>
  digest: string
}

function inOrder(events: readonly CalendarEvent[]): CalendarEvent[] {
  // The same one may stand in two calendars of an account.
  const known = new Map(events.map((event) => [event.id, event]))
  return [...known.values()].toSorted((one, other) => beginOf(one) - beginOf(other))
}

function beginOf({ when }: CalendarEvent): number {
  return 'from' in when ? when.from : Date.parse(when.first)
}

function assertWell(status: number): void {
  if (status === 200) return
  throw failure(
    ended.includes(status)
      ? { code: 'consent', message: `the server answers ${status}`, retry: 'never' }
      : { code: status, message: 'the server answers otherwise', retry: 'later' },
  )
}

function failure(about: ConstructorParameters<typeof PlatformError>[2]): PlatformError {
  return new PlatformError('address', 'calendar', about)
}

function sayRefused({ code, message }: PlatformError): string {
  return code === 'consent'
    ? `服务器不让读（${message.match(/\d+$/)?.[0] ?? '没有授权'}）：地址、账号或应用专用密码不对。`
    : `读不到这个地址：服务器答 ${code}。`
}
