import { ApiError } from './api-error.ts'
import { instantOf, type Moment, type StoredEvent } from './calendars.ts'
import type { Company } from './company.ts'
import type { Call } from './endpoints.ts'

/** Paths and rules as documented: https://open.dingtalk.com/document/orgapp/calendar-overview */
export const calendarEndpoints = {
  'GET /v1.0/calendar/users/:id/calendars/primary/eventsview': { kind: 'metered', answer: view },
  'POST /v1.0/calendar/users/:id/calendars/primary/events': { kind: 'metered', answer: create },
  'PUT /v1.0/calendar/users/:id/calendars/primary/events/:id': { kind: 'metered', answer: change },
  'DELETE /v1.0/calendar/users/:id/calendars/primary/events/:id': { kind: 'metered', answer: remove },
  'POST /v1.0/calendar/users/:id/querySchedule': { kind: 'metered', answer: schedules },
} as const

/** By their union id; a user id is nobody's. */
function ownerOf(company: Company, [unionId = '']: string[]): string {
  if (company.memberByUnion(unionId) === undefined) throw new ApiError(400, 'invalidParameter', 'userId')
  return unionId
}

function view(company: Company, { ids, query }: Call): Record<string, unknown> {
  const owner = ownerOf(company, ids)
  const [from, to] = [Date.parse(query.get('timeMin') ?? ''), Date.parse(query.get('timeMax') ?? '')]
  if (!(to > from) || Number(query.get('maxResults') ?? 100) > 100) throw new ApiError(400, 'invalidParameter', 'time')
  return { events: company.calendars.view(owner, from, to).map((event) => seen(event, owner)) }
}

function create(company: Company, { ids, body, clientToken }: Call): Record<string, unknown> {
  const owner = ownerOf(company, ids)
  return seen(company.calendars.book(owner, entryIn(body), clientToken), owner)
}

function change(company: Company, { ids, body }: Call): Record<string, unknown> {
  const event = owned(company, ids)
  Object.assign(event, entryIn(body))
  company.calendars.changed(event)
  return seen(event, event.organizer)
}

function remove(company: Company, { ids }: Call): Record<string, unknown> {
  const event = owned(company, ids)
  event.status = 'cancelled'
  company.calendars.changed(event)
  return {}
}

function owned(company: Company, ids: string[]): StoredEvent {
  const event = company.calendars.found(ownerOf(company, ids), ids[1] ?? '')
  if (event === undefined) throw new ApiError(404, 'itemNotFound', '日程不存在')
  return event
}

/** In characters. */
const longestDescription = 5000

/** Both days, or both moments, the end after the start. */
function entryIn(body: Record<string, unknown>): Pick<StoredEvent, 'summary' | 'description' | 'start' | 'end'> {
  const { summary, description, start, end } = body as Partial<Record<'summary' | 'description', string>> &
    Partial<Record<'start' | 'end', Moment>>
  const isSameKind = start !== undefined && end !== undefined && (start.date === undefined) === (end.date === undefined)
  if (!summary || !isSameKind || !(instantOf(end) > instantOf(start)))
    throw new ApiError(400, 'invalidParameter', 'summary, start or end')
  if (description !== undefined && description.length > longestDescription)
    throw new ApiError(400, 'invalidParameter', 'description')
  return { summary, start, end, ...(description === undefined ? {} : { description }) }
}

function seen({ id, summary, start, end, status, organizer, attendees }: StoredEvent, owner: string) {
  return {
    id,
    summary,
    start,
    end,
    status,
    isAllDay: start.date !== undefined,
    organizer: { id: organizer, self: organizer === owner },
    attendees: attendees.map((one) => ({ ...one, self: one.id === owner, isOptional: false })),
  }
}

function schedules(company: Company, { ids, body }: Call): Record<string, unknown> {
  ownerOf(company, ids)
  const { userIds, startTime, endTime } = body as { userIds: string[]; startTime: string; endTime: string }
  if (userIds.length > 20) throw new ApiError(400, 'invalidParameter', 'userIds')
  const [from, to] = [Date.parse(startTime), Date.parse(endTime)]
  return {
    scheduleInformation: userIds.map((userId) => ({
      userId,
      scheduleItems: company.calendars.view(userId, from, to).map(({ start, end }) => ({ status: 'BUSY', start, end })),
    })),
  }
}
