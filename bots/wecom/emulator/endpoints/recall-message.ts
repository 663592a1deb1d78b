import { type Answer, ApiError } from '../api-error.ts'
import { type Call, jsonOf } from '../call.ts'
import { textAt } from '../json.ts'
import type { Tenant } from '../tenant.ts'

const day = 24 * 3600 * 1000

/** Within 24 h it is gone from every screen. https://developer.work.weixin.qq.com/document/path/94867 */
export function recallMessage(tenant: Tenant, call: Call): Answer {
  const msgid = textAt(jsonOf(call), 'msgid') ?? ''
  const message = tenant.sent.get(msgid)
  if (!message) throw new ApiError(40058, 'invalid msgid')
  if (tenant.now() - message.at > day) throw new ApiError(42052, 'msgid expired')
  tenant.sent.delete(msgid)
  for (const userid of message.recipients) tenant.bubbles.remove(userid, msgid)
  return {}
}
