import { z } from 'zod'
import type { News } from '../../src/conversation/message.ts'
import type { Event } from './parse.ts'

/** What an event makes us look at again: nothing for most. https://open.dingtalk.com/document/orgapp/event-list-1 */
export function newsIn({ type, detail }: Pick<Event, 'type' | 'detail'>): News[] {
  return (readers[type]?.(detail) ?? []).map(([of, id]) => ({ kind: 'news', of, id }))
}

type Reader = (detail: Record<string, unknown>) => [News['of'], string][] | undefined

const readers: Record<string, Reader> = {
  user_add_org: members,
  user_modify_org: members,
  user_leave_org: members,
}

/** One event may name many. */
const Members = z.object({ userId: z.union([z.array(z.string().min(1)).max(1000), z.string().min(1)]) })

function members(detail: Record<string, unknown>): [News['of'], string][] | undefined {
  const { data } = Members.safeParse(detail)
  return data && [data.userId].flat().map((userId) => ['member', userId])
}
