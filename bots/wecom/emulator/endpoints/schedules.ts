import { type Answer, ApiError } from '../api-error.ts'
import type { StoredSchedule } from '../calendars.ts'
import { type Call, jsonOf } from '../call.ts'
import { type Json, listAt, numberAt, objectAt, textAt, textsAt } from '../json.ts'
import type { Tenant } from '../tenant.ts'
import { calendarNamed } from './calendars.ts'
import { needing } from './needing.ts'

/** Schedules in calendars that the app made. https://developer.work.weixin.qq.com/document/path/93648 */
export const scheduleEndpoints = {
  'oa/schedule/add': needing('calendars', add),
  'oa/schedule/update': needing('calendars', update),
  'oa/schedule/get': needing('calendars', get),
  'oa/schedule/get_by_calendar': needing('calendars', list),
  'oa/schedule/del': needing('calendars', cancel),
}

function add(tenant: Tenant, call: Call): Answer {
  const json = objectAt(jsonOf(call), 'schedule')
  const attendees = (listAt(json, 'attendees') ?? []).map((one) => textAt(one, 'userid') ?? '')
  if (attendees.length > 1000) throw new ApiError(40058, 'attendees holds at most 1000')
  const stranger = attendees.find((userid) => tenant.directory.member(userid) === undefined)
  if (stranger !== undefined) throw new ApiError(60111, 'userid not found')
  const { id } = tenant.calendars.book({
    ...scheduleIn(json, attendees),
    calendar: calendarNamed(tenant, json).id,
    attendees: attendees.map((userid) => ({ userid, response_status: 0 })),
    isCancelled: false,
  })
  return { schedule_id: id }
}

/** 更新操作是覆盖式: whatever is not given is empty afterwards, but for the attendees where they are to be skipped. */
function update(tenant: Tenant, call: Call): Answer {
  const request = jsonOf(call)
  const json = objectAt(request, 'schedule')
  const schedule = scheduleNamed(tenant, textAt(json, 'schedule_id'))
  if (request['skip_attendees'] !== 1) throw new ApiError(40058, 'the emulator knows no update of attendees')
  const attending = schedule.attendees.map(({ userid }) => userid)
  Object.assign(schedule, scheduleIn(json, attending))
  return {}
}

function get(tenant: Tenant, call: Call): Answer {
  const ids = textsAt(jsonOf(call), 'schedule_id_list')
  if (ids.length < 1 || ids.length > 1000) throw new ApiError(40058, 'schedule_id_list must hold 1 to 1000')
  const found = ids.map((id) => tenant.calendars.schedule(id)).filter((one) => one !== undefined)
  return { schedule_list: found.map(shown) }
}

function list(tenant: Tenant, call: Call): Answer {
  const request = jsonOf(call)
  const [offset, limit] = [numberAt(request, 'offset') ?? 0, numberAt(request, 'limit') ?? 500]
  if (limit < 1 || limit > 1000) throw new ApiError(40058, 'limit must be 1 to 1000')
  const all = tenant.calendars.schedulesOf(calendarNamed(tenant, request).id)
  return { schedule_list: all.slice(offset, offset + limit).map(shown) }
}

/** 被取消的日程也可以拉取详情. */
function cancel(tenant: Tenant, call: Call): Answer {
  scheduleNamed(tenant, textAt(jsonOf(call), 'schedule_id')).isCancelled = true
  return {}
}

/** No code for one that is unknown, or cancelled before, is documented. */
function scheduleNamed({ calendars }: Tenant, id: string | undefined): StoredSchedule {
  const schedule = calendars.schedule(id ?? '')
  if (schedule === undefined || schedule.isCancelled) throw new ApiError(40058, 'no such schedule')
  return schedule
}

const leads = [0, 300, 900, 3600, 86_400]

function scheduleIn(
  json: Json | undefined,
  attending: readonly string[],
): Omit<StoredSchedule, 'id' | 'calendar' | 'attendees' | 'isCancelled'> {
  const [start, end] = [numberAt(json, 'start_time'), numberAt(json, 'end_time')]
  if (start === undefined || end === undefined || end < start) throw new ApiError(40058, 'start_time or end_time')
  const [summary = '', description = '', location = ''] = ['summary', 'description', 'location'].map((name) =>
    textAt(json, name),
  )
  if (summary.length > 128 || location.length > 128) throw new ApiError(40058, 'at most 128 characters')
  if (description.length > 1000) throw new ApiError(40058, 'description has at most 1000 characters')
  const admins = json === undefined ? [] : textsAt(json, 'admins')
  if (admins.length > 3 || admins.some((id) => !attending.includes(id)))
    throw new ApiError(40058, 'admins must attend, at most 3')
  const reminders = objectAt(json, 'reminders') ?? {}
  if (reminders['is_remind'] === 1 && !leads.includes(Number(reminders['remind_before_event_secs'] ?? 0)))
    throw new ApiError(40058, `remind_before_event_secs must be one of ${leads.join(', ')}`)
  const isWholeDay = json?.['is_whole_day'] === 1
  return { summary, description, location, start, end, isWholeDay, reminders, admins }
}

function shown({ id, calendar, start, end, isWholeDay, isCancelled, ...rest }: StoredSchedule) {
  return {
    ...rest,
    schedule_id: id,
    cal_id: calendar,
    start_time: start,
    end_time: end,
    is_whole_day: isWholeDay ? 1 : 0,
    status: isCancelled ? 1 : 0,
  }
}
