import { PlatformError, type Retry } from '../../src/conversation/platform.ts'

/** An answer of the platform that says no. */
export interface Refused {
  status: number
  code: string | number
  message: string
}

/**
 * What a refusal means for trying again. The new API speaks in words beside an HTTP status, the old one in numbers at HTTP 200.
 * https://open.dingtalk.com/document/development/error-code
 */
export function refused(endpoint: string, { status, code, message }: Refused, inDoubt: Retry): PlatformError {
  const pause = pauses.find(([codes]) => codes.includes(code))?.[1]
  if (pause !== undefined || status === 429)
    return new PlatformError('dingtalk', endpoint, { code, message, retry: 'later', retryAfter: pause ?? second })
  const retry = tokenRefused.includes(code) ? 'later' : status >= 500 || busy.includes(code) ? inDoubt : 'never'
  return new PlatformError('dingtalk', endpoint, { code, message, retry })
}

/** Our address is shut out for some minutes: more than 10,000 calls in twenty seconds. */
export function banned(endpoint: string, minutes: number): PlatformError {
  const retryAfter = Math.min(Math.max(minutes, 1), 10) * minute
  return new PlatformError('dingtalk', endpoint, { code: 1111, message: 'shut out', retry: 'later', retryAfter })
}

/** An HTTP status without an answer of the platform's: somebody in between. */
export function httpFailure(endpoint: string, status: number, inDoubt: Retry): PlatformError {
  const retry = status >= 500 ? inDoubt : status === 429 ? 'later' : 'never'
  return new PlatformError('dingtalk', endpoint, {
    code: `http-${status}`,
    message: 'not an answer of DingTalk',
    retry,
  })
}

/** A token the platform does not take (any more). */
export function isTokenRefused(error: unknown): boolean {
  return error instanceof PlatformError && tokenRefused.includes(error.code)
}

/** The company's calls of this month are used up; nothing but waiting or buying helps. */
export function isUsedUp(error: unknown): boolean {
  return error instanceof PlatformError && usedUp.includes(error.code)
}

type Codes = readonly (string | number)[]

const tokenRefused: Codes = ['InvalidAuthentication', 40001, 40014, 42001]

const usedUp: Codes = ['Forbidden.AccessDenied.ApiCountLimitForOrg', 90020]

const second = 1000
const minute = 60_000

/** Over a limit, and for how long; no answer says it. */
const pauses: readonly [Codes, number][] = [
  [
    [
      'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi',
      'Forbidden.AccessDenied.QpsLimitForApi',
      'autoflowLikeTriggerRateLimited',
      'send.too.fast',
      'too.many.people',
      'too.many.group',
      90002,
      90018,
    ],
    second,
  ],
  [['Forbidden.AccessDenied.QpmLimitForAppkeyAndApi'], minute],
  // A robot that said more than twenty things in a minute is mute for ten.
  [[410100], 10 * minute],
]

/** "System busy", "timeout", "unknown error": it may have been carried out. */
const busy: Codes = ['system.busy', 'system.error', 'sysErrror', 'unknownError', -1, 15, 88]
