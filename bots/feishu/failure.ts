import { PlatformError, type Retry } from '../../src/conversation/platform.ts'

/** An answer of the platform that says no. */
export interface Refused {
  status: number
  code: number
  message: string
  /** Seconds until the limit is lifted, from `x-ogw-ratelimit-reset`. */
  reset?: number
}

/**
 * What a refusal means for trying again. The HTTP status beside the code is 400 for most, 429 for most limits, 5xx when the
 * platform itself is in trouble. https://open.feishu.cn/document/server-docs/api-call-guide/generic-error-code
 */
export function refused(endpoint: string, { status, code, message, reset }: Refused, inDoubt: Retry): PlatformError {
  if (status === 429 || tooOften.includes(code)) {
    const retryAfter = Math.min(reset ?? 1, longestPause) * 1000
    return new PlatformError('feishu', endpoint, { code, message, retry: 'later', retryAfter })
  }
  if (code === scopeMissing) return consentEnded(endpoint)
  const retry = tokenRefused.includes(code) ? 'later' : status >= 500 || busy.includes(code) ? inDoubt : 'never'
  return new PlatformError('feishu', endpoint, { code, message, retry })
}

/** An HTTP status without an answer of the platform's: somebody in between. */
export function httpFailure(endpoint: string, status: number, inDoubt: Retry): PlatformError {
  const retry = status >= 500 ? inDoubt : status === 429 ? 'later' : 'never'
  return new PlatformError('feishu', endpoint, { code: `http-${status}`, message: 'not an answer of Feishu', retry })
}

/** A token the platform does not take (any more), or did not find. */
export function isTokenRefused(error: unknown): boolean {
  return error instanceof PlatformError && tokenRefused.includes(Number(error.code))
}

/** No card can be made to write on: no leave for it, say. */
export function isWritingRefused(error: unknown): boolean {
  return error instanceof PlatformError && error.endpoint === 'cardkit/v1/cards' && error.retry === 'never'
}

/** Something on a card that its charts are made of is not what Feishu draws. */
export function isChartRefused(error: unknown): boolean {
  return error instanceof PlatformError && error.code === 230099 && error.message.includes('200550')
}

/** A member's token that has ended, before its time perhaps. */
export function isUserTokenRefused({ code }: PlatformError): boolean {
  return userTokenRefused.includes(Number(code))
}

/** What a member granted is worth nothing (any more): used, revoked or expired, or they have left or may not use the app. */
export function isConsentRefused(error: unknown): boolean {
  return error instanceof PlatformError && consentRefused.includes(Number(error.code))
}

/** The member has to be asked again. */
export function consentEnded(endpoint: string): PlatformError {
  return new PlatformError('feishu', endpoint, { code: 'consent', message: 'no consent of the member', retry: 'never' })
}

/** Invalid; expired. */
const userTokenRefused = [99991668, 99991677]

/** https://open.feishu.cn/document/authentication-management/access-token/refresh-user-access-token */
const consentRefused = [20008, 20010, 20024, 20026, 20037, 20064, 20066, 20073, 20074]

/** Missing, and invalid or expired. */
const tokenRefused = [99991661, 99991663]

/** The member has not agreed to this much. */
const scopeMissing = 99991679

/** Over a limit of calls; of an app to one user or group. */
const tooOften = [99991400, 230020]

/** "Internal error": of the platform, of its directory, and of its approvals. */
const busy = [2200, 40003, 1395001]

/** In seconds; the documents name no bound, and nobody waits longer for an answer. */
const longestPause = 60
