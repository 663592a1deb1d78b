import { type Answer, ApiError } from '../api-error.ts'
import { type Call, requiredQuery } from '../call.ts'
import type { Credential } from '../credentials.ts'
import type { Tenant } from '../tenant.ts'

/** https://developer.work.weixin.qq.com/document/path/91039 */
export function getToken({ options, accessToken }: Tenant, call: Call): Answer {
  const corpId = requiredQuery(call, 'corpid', 41002)
  const secret = requiredQuery(call, 'corpsecret', 41004)
  if (corpId !== options.corpId) throw new ApiError(40013, 'invalid corpid')
  if (secret !== options.secret) throw new ApiError(40001, 'invalid credential')
  const { value, expiresIn } = accessToken.issue()
  return { access_token: value, expires_in: expiresIn }
}

/** Stands before every endpoint but gettoken. */
export function checkToken({ accessToken }: Tenant, call: Call): void {
  const token = requiredQuery(call, 'access_token', 41001)
  const state = accessToken.stateOf(token)
  if (state === 'expired') throw new ApiError(42001, 'access_token expired')
  if (state === 'unknown') throw new ApiError(40014, 'invalid access_token')
}

/** https://developer.work.weixin.qq.com/document/path/90506 */
export function getCorpTicket({ corpTicket }: Tenant): Answer {
  return ticketFrom(corpTicket)
}

export function getAppTicket({ appTicket }: Tenant, call: Call): Answer {
  if (call.query.get('type') !== 'agent_config') throw new ApiError(91040, 'invalid ticket type')
  return ticketFrom(appTicket)
}

function ticketFrom(credential: Credential): Answer {
  const { value, expiresIn } = credential.issue()
  return { ticket: value, expires_in: expiresIn }
}
