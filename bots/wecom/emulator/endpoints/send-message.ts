import { randomBytes } from 'node:crypto'
import { type Answer, ApiError } from '../api-error.ts'
import { type Call, jsonOf } from '../call.ts'
import { isInteractive } from '../cards.ts'
import { type Content, callsBack, contentOf } from '../contents.ts'
import { recipientsOf } from '../recipients.ts'
import type { DroppedMessage, Tenant } from '../tenant.ts'
import { checkAgent } from './check-agent.ts'

/** https://developer.work.weixin.qq.com/document/path/90236 */
export function sendMessage(tenant: Tenant, call: Call): Answer {
  const request = jsonOf(call)
  checkAgent(tenant, request)
  const content = contentOf(request, tenant.media)
  if (callsBack(content) && !tenant.callbackUrl) throw new ApiError(43012, 'callback url not set')
  const { userids, invalid } = recipientsOf(tenant.directory, request)
  const msgid = randomBytes(48).toString('base64url')

  // Nothing says what a swallowed request is answered beyond errcode 0; it stands for no card that could be updated.
  if (tenant.repeats.isRepeat(request, call.body.toString())) {
    drop(tenant, userids, msgid, 'same request again')
    return { ...invalid, msgid }
  }
  if (isTaskRepeated(tenant, content)) {
    drop(tenant, userids, msgid, 'task_id used before')
    return { ...invalid, msgid }
  }

  remember(tenant, msgid, userids, content)
  for (const userid of userids) {
    if (tenant.memberLimits.admits(userid)) tenant.bubbles.show(userid, { ...content, msgid, updates: 0 })
    else drop(tenant, [userid], msgid, 'over the limit per member')
  }
  return { ...invalid, msgid, ...(callsBack(content) ? { response_code: tenant.responseCodes.issue(msgid) } : {}) }
}

function isTaskRepeated({ options, taskIds }: Tenant, { card }: Content): boolean {
  if (card?.task_id === undefined || !taskIds.has(card.task_id)) return false
  if (options.repeatedTaskId !== 'dropped') throw new ApiError(42014, 'Template_Card.task_id used before')
  return true
}

function remember(tenant: Tenant, msgid: string, recipients: string[], content: Content): void {
  const { card } = content
  if (card?.task_id !== undefined) tenant.taskIds.add(card.task_id)
  tenant.sent.set(msgid, {
    at: tenant.now(),
    recipients,
    taskId: card?.task_id,
    callsBack: callsBack(content),
    hasButtons: card !== undefined && isInteractive(card.card_type),
  })
}

function drop(tenant: Tenant, userids: string[], msgid: string, why: DroppedMessage['why']): void {
  tenant.dropped.push(...userids.map((userid) => ({ userid, msgid, why })))
}
