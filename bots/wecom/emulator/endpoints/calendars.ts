import { type Answer, ApiError } from '../api-error.ts'
import type { StoredCalendar } from '../calendars.ts'
import { type Call, jsonOf } from '../call.ts'
import { type Json, listAt, objectAt, textAt, textsAt } from '../json.ts'
import type { Tenant } from '../tenant.ts'
import { needing } from './needing.ts'

/** Calendars that an app makes. https://developer.work.weixin.qq.com/document/path/93647 */
export const calendarEndpoints = {
  'oa/calendar/add': needing('calendars', add),
  'oa/calendar/update': needing('calendars', update),
  'oa/calendar/get': needing('calendars', get),
  'oa/calendar/del': needing('calendars', remove),
}

const mostCalendars = 10_000

function add(tenant: Tenant, call: Call): Answer {
  if (tenant.calendars.all().length >= mostCalendars) throw new ApiError(45009, 'an app has at most 10000 calendars')
  const { failed, ...calendar } = calendarIn(tenant, jsonOf(call))
  return { cal_id: tenant.calendars.make(calendar).id, ...failed }
}

/** 更新操作是覆盖式，而不是增量式. */
function update(tenant: Tenant, call: Call): Answer {
  const request = jsonOf(call)
  const { failed, ...calendar } = calendarIn(tenant, request)
  Object.assign(calendarNamed(tenant, objectAt(request, 'calendar')), calendar)
  return failed
}

function get({ calendars }: Tenant, call: Call): Answer {
  const ids = textsAt(jsonOf(call), 'cal_id_list')
  if (ids.length < 1 || ids.length > 1000) throw new ApiError(40058, 'cal_id_list must hold 1 to 1000')
  return {
    calendar_list: ids.flatMap((id) => {
      const calendar = calendars.calendar(id)
      if (calendar === undefined) return []
      const { id: cal_id, ...rest } = calendar
      return [{ cal_id, ...rest, is_public: 0, is_corp_calendar: 0 }]
    }),
  }
}

function remove(tenant: Tenant, call: Call): Answer {
  tenant.calendars.remove(calendarNamed(tenant, jsonOf(call)).id)
  return {}
}

/** An app knows those alone that it made. No code for another is documented. */
export function calendarNamed({ calendars }: Tenant, json: Json | undefined): StoredCalendar {
  const calendar = calendars.calendar(textAt(json, 'cal_id') ?? '')
  if (calendar === undefined) throw new ApiError(40058, 'no calendar of this app')
  return calendar
}

/** What a member cannot be found for is named beside an errcode of 0. */
function calendarIn({ directory }: Tenant, request: Json): Omit<StoredCalendar, 'id'> & { failed: Answer } {
  const calendar = objectAt(request, 'calendar')
  const [summary = '', color = '', description = ''] = [
    textAt(calendar, 'summary'),
    textAt(calendar, 'color'),
    textAt(calendar, 'description'),
  ]
  if (summary === '' || summary.length > 128) throw new ApiError(40058, 'summary must have 1 to 128 characters')
  if (!/^#[0-9a-f]{6}$/i.test(color)) throw new ApiError(40058, 'color must be like #FF3030')
  if (description.length > 512) throw new ApiError(40058, 'description has at most 512 characters')
  const named = listAt(calendar, 'shares') ?? []
  if (named.length > 2000) throw new ApiError(40058, 'shares holds at most 2000')
  const asked = named.map((one) => ({
    userid: textAt(one, 'userid') ?? '',
    permission: Number(one['permission'] ?? 1),
  }))
  if (asked.some(({ permission }) => permission !== 1 && permission !== 3)) throw new ApiError(40058, 'permission')
  const shares = asked.filter(({ userid }) => directory.member(userid) !== undefined)
  const strangers = asked.filter((one) => !shares.includes(one))
  const admins = calendar === undefined ? [] : textsAt(calendar, 'admins')
  if (admins.length > 3 || admins.some((id) => !shares.some(({ userid }) => userid === id)))
    throw new ApiError(40058, 'admins must be among the shares, at most 3')
  const failed = strangers.map(({ userid }) => ({ errcode: 60111, errmsg: 'userid not found', userid }))
  return {
    ...{ summary, color, description, shares, admins },
    failed: failed.length === 0 ? {} : { fail_result: { shares: failed } },
  }
}
