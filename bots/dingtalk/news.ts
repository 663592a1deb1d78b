import { z } from 'zod'
import type { News } from '../../src/conversation/message.ts'
import type { Ids } from './ids.ts'
import type { Event } from './parse.ts'

/** What an event makes us look at again: nothing for most. https://open.dingtalk.com/document/orgapp/event-list-1 */
export async function newsIn({ type, detail }: Pick<Event, 'type' | 'detail'>, ids: Ids): Promise<News[]> {
  switch (type) {
    case 'user_add_org':
    case 'user_modify_org':
    case 'user_leave_org':
      return listed(detail['userId']).map((id) => ({ kind: 'news', of: 'member', id }))
    case 'calendar_event_change': {
      const userIds = await Promise.all(listed(detail['unionIdList']).map(ids.userIdOf))
      return userIds.flatMap((id): News[] => (id === undefined ? [] : [{ kind: 'news', of: 'calendar', id }]))
    }
    // https://open.dingtalk.com/document/development/event-bpms-instance-change
    case 'bpms_instance_change': {
      // That it began is known to whoever began it, and each look is one of the month's calls.
      const ids = detail['type'] === 'start' ? [] : listed(detail['processInstanceId'])
      return ids.map((id) => ({ kind: 'news', of: 'approval', id }))
    }
    default:
      return []
  }
}

/** One event may name many. */
const Listed = z.union([
  z.array(z.string().min(1)).max(1000),
  z
    .string()
    .min(1)
    .transform((one) => [one]),
])

function listed(value: unknown): readonly string[] {
  return Listed.safeParse(value).data ?? []
}
