import { ApiError } from './api-error.ts'
import { type Moment, type StoredEvent, secondsOf } from './calendars.ts'
import type { Company } from './company.ts'
import type { Call } from './endpoints.ts'

type Endpoint = (company: Company, call: Call) => Record<string, unknown>

/** Paths and rules as documented: https://open.feishu.cn/document/server-docs/calendar-v4/overview */
export const calendarEndpoints = {
  'POST calendar/v4/calendars/primary': asMember('calendar:calendar:read', ({ calendars }, openId) => ({
    data: {
      calendars: [{ calendar: { calendar_id: calendars.calendarId(openId), type: 'primary' }, user_id: openId }],
    },
  })),
  'POST calendar/v4/calendars/:id/events/subscription': onOwn('calendar:calendar.event:read', (company, openId) => {
    company.calendars.subscribe(openId)
    return { data: {} }
  }),
  'POST calendar/v4/calendars/:id/events/unsubscription': onOwn('calendar:calendar.event:read', (company, openId) => {
    company.calendars.unsubscribe(openId)
    return { data: {} }
  }),
  'GET calendar/v4/calendars/:id/events/instance_view': onOwn('calendar:calendar.event:read', view),
  'GET calendar/v4/calendars/:id/events/:id/attendees': onOwn('calendar:calendar.event:read', attendees),
  'GET calendar/v4/calendars/:id/events': onOwn('calendar:calendar.event:read', list),
  'POST calendar/v4/calendars/:id/events': onOwn('calendar:calendar.event:create', create),
  'PATCH calendar/v4/calendars/:id/events/:id': onOwn('calendar:calendar.event:update', patch),
  'DELETE calendar/v4/calendars/:id/events/:id': onOwn('calendar:calendar.event:delete', remove),
  'POST calendar/v4/freebusy/list': freeBusy,
} satisfies Record<string, Endpoint>

function asMember(
  scope: string,
  endpoint: (company: Company, openId: string, call: Call) => Record<string, unknown>,
): Endpoint {
  return (company, call) => {
    const { openId, scopes } = company.memberBehind(call.token)
    if (!scopes.includes(scope))
      throw new ApiError(99991679, `Unauthorized. required one of these privileges: ${scope}`)
    return endpoint(company, openId, call)
  }
}

/** On the caller's own calendar; any other is none of theirs. */
function onOwn(
  scope: string,
  endpoint: (company: Company, openId: string, call: Call) => Record<string, unknown>,
): Endpoint {
  return asMember(scope, (company, openId, call) => {
    if (company.calendars.ownerOf(call.ids[0] ?? '') !== openId)
      throw new ApiError(191002, 'no calendar access_role', { status: 403 })
    return endpoint(company, openId, call)
  })
}

function list({ calendars }: Company, openId: string, { query }: Call): Record<string, unknown> {
  const mark = query.get('sync_token')
  if (mark !== null && (query.has('start_time') || query.has('end_time') || query.has('anchor_time')))
    throw new ApiError(190009, 'sync token cannot be used with other request restrictions')
  const size = Number(query.get('page_size') ?? 500)
  if (size < 50 || size > 1000) throw new ApiError(190002, 'invalid parameters in request')
  const since = calendars.since(openId, mark)
  return { data: { has_more: false, sync_token: since.mark, items: since.items.map(seen) } }
}

function view({ calendars }: Company, openId: string, { query }: Call): Record<string, unknown> {
  const [from, to] = [Number(query.get('start_time')), Number(query.get('end_time'))]
  if (!(to > from)) throw new ApiError(190002, 'invalid parameters in request')
  if (to - from > 40 * 24 * 3600) throw new ApiError(193103, 'requested time exceeds the allowed range')
  const items = calendars.view(openId, from, to).map(({ event, id, start, end, isException }) => ({
    ...seen(event),
    event_id: id,
    start_time: start,
    end_time: end,
    is_exception: isException,
    ...(event.recurrence === undefined ? {} : { recurring_event_id: event.id }),
  }))
  return { data: { items } }
}

function attendees({ calendars }: Company, _openId: string, { ids, query }: Call): Record<string, unknown> {
  if (Number(query.get('page_size') ?? 20) > 100) throw new ApiError(190002, 'invalid parameters in request')
  return { data: { has_more: false, items: calendars.found(ids[1] ?? '').invited } }
}

function create({ calendars }: Company, openId: string, { query, body }: Call): Record<string, unknown> {
  const key = query.get('idempotency_key')
  if (key !== null && (key.length < 32 || key.length > 128)) throw new ApiError(190014, 'invalid idempotency_key')
  const { start, end } = timesOf(body)
  const booking = { summary: String(body['summary'] ?? ''), ...describedIn(body), start, end }
  return { data: { event: seen(calendars.book(openId, booking, key ?? undefined)) } }
}

/** In characters. */
const longestDescription = 40_960

function describedIn({ description }: Call['body']): { description?: string } {
  if (description === undefined) return {}
  if (typeof description !== 'string' || description.length > longestDescription)
    throw new ApiError(190002, 'invalid parameters in request')
  return { description }
}

function patch(company: Company, openId: string, { ids, body }: Call): Record<string, unknown> {
  const event = owned(company, openId, ids)
  if (body['start_time'] !== undefined) Object.assign(event, timesOf(body))
  if (body['summary'] !== undefined) event.summary = String(body['summary'])
  Object.assign(event, describedIn(body))
  company.calendars.changed(event)
  return { data: { event: seen(event) } }
}

function remove(company: Company, openId: string, { ids }: Call): Record<string, unknown> {
  const event = owned(company, openId, ids)
  event.cancelled = true
  company.calendars.changed(event)
  return { data: {} }
}

function owned({ calendars }: Company, openId: string, ids: string[]): StoredEvent {
  const event = calendars.found(ids[1] ?? '')
  if (event.cancelled) throw new ApiError(193003, 'event is deleted', { status: 403 })
  if (event.organizer !== openId) throw new ApiError(193002, 'no permission to operate event', { status: 403 })
  return event
}

/** Both or none, each a day or a moment, the end not before the start. */
function timesOf(body: Record<string, unknown>): { start: Moment; end: Moment } {
  const [start, end] = [body['start_time'] as Moment | undefined, body['end_time'] as Moment | undefined]
  const isOne = (moment: Moment | undefined) =>
    moment !== undefined && (moment.date === undefined) !== (moment.timestamp === undefined)
  if (start === undefined || end === undefined || !isOne(start) || !isOne(end) || secondsOf(end) < secondsOf(start))
    throw new ApiError(190014, 'invalid request parameters. check details for more info.')
  return { start, end }
}

function seen(event: StoredEvent): Record<string, unknown> {
  return {
    event_id: event.id,
    summary: event.summary,
    start_time: event.start,
    end_time: event.end,
    status: event.cancelled ? 'cancelled' : 'confirmed',
    free_busy_status: event.free === true ? 'free' : 'busy',
    is_exception: false,
    ...(event.place === undefined ? {} : { location: { name: event.place } }),
    ...(event.recurrence === undefined ? {} : { recurrence: event.recurrence }),
  }
}

/** With the app's own token, of anybody. */
function freeBusy(company: Company, { body, token }: Call): Record<string, unknown> {
  if (token === undefined || !company.knowsToken(token)) throw new ApiError(99991663, 'Invalid access token.')
  const [from, to] = [Date.parse(String(body['time_min'])), Date.parse(String(body['time_max']))]
  if (!(to > from) || to - from > 90 * 24 * 3_600_000) throw new ApiError(190014, 'invalid request parameters.')
  const openId = String(body['user_id'])
  if (company.member(openId) === undefined) throw new ApiError(195100, 'user is dismiss or not exist', { status: 404 })
  const busy = company.calendars.view(openId, from / 1000, to / 1000).filter(({ event }) => event.free !== true)
  const iso = (moment: Moment) => new Date(secondsOf(moment) * 1000).toISOString().replace('.000Z', 'Z')
  return {
    data: { freebusy_list: busy.map(({ start, end }) => ({ start_time: iso(start), end_time: iso(end) })) },
  }
}
