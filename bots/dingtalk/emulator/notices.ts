import { OldApiError } from './api-error.ts'
import type { Company } from './company.ts'
import type { Call } from './endpoints.ts'

/** What was told to one person on one day: the same words again are dropped, and what is beyond 500. */
export type Notices = { tasks: Map<number, string[]>; told: Map<string, string[]> }

const mostBytes = 2048
const perPersonAndDay = 500

/** Answers with success also for what it drops. https://open.dingtalk.com/document/orgapp/asynchronous-sending-of-enterprise-session-messages */
export function notify(company: Company, { body }: Call): Record<string, unknown> {
  if (body['agent_id'] !== company.options.agentId) throw new OldApiError(400002, 'agent_id')
  const message = JSON.stringify(body['msg'])
  if (Buffer.byteLength(message) > mostBytes) throw new OldApiError(400002, 'msg is longer than 2048 bytes')
  const { tasks, told } = company.notices
  const userIds = String(body['userid_list']).split(',')
  const dropped = userIds.filter((userId) => {
    const key = `${userId} ${new Date(company.now()).toDateString()}`
    const before = told.get(key) ?? []
    if (company.member(userId) === undefined || before.includes(message) || before.length >= perPersonAndDay)
      return true
    told.set(key, [...before, message])
    const { markdown, action_card: card } = body['msg'] as Record<
      string,
      { text?: string; markdown?: string } | undefined
    >
    company.show(userId, { text: markdown?.text ?? card?.markdown ?? '' })
    return false
  })
  tasks.set(tasks.size + 1, dropped)
  return { task_id: tasks.size }
}

/** https://open.dingtalk.com/document/orgapp/gets-the-result-of-sending-messages-asynchronously-to-the-enterprise */
export function noticeResult({ notices }: Company, { body }: Call): Record<string, unknown> {
  const forbidden_user_id_list = notices.tasks.get(Number(body['task_id']))
  if (forbidden_user_id_list === undefined) throw new OldApiError(400002, 'task_id')
  return { send_result: { forbidden_user_id_list, failed_user_id_list: [], invalid_user_id_list: [] } }
}
