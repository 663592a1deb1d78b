import { PlatformError, type Retry } from '../../src/conversation/platform.ts'

/**
 * What an errcode means for trying again. Switch on the number, never on errmsg, which carries hints that change.
 * https://developer.work.weixin.qq.com/document/path/90313 (codes), /90312 (limits and how long they block)
 */
export function refused(endpoint: string, code: number, message: string): PlatformError {
  const { retry, retryAfter } = patience.get(code) ?? { retry: 'never' }
  return new PlatformError('wecom', endpoint, {
    code,
    message,
    retry,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  })
}

/** A token the platform does not take (any more), or did not find. */
export function isTokenRefused(error: unknown): boolean {
  return error instanceof PlatformError && tokenRefused.includes(Number(error.code))
}

/** An HTTP status other than 200: WeCom itself answers 200 even to refuse, so this is somebody in between. */
export function httpFailure(endpoint: string, status: number, inDoubt: Retry): PlatformError {
  const retry = status >= 500 ? inDoubt : status === 429 ? 'later' : 'never'
  return new PlatformError('wecom', endpoint, { code: `http-${status}`, message: 'not an answer of WeCom', retry })
}

const tokenRefused = [40014, 42001, 41001]

/** Over a limit of calls a minute (45009) everything is blocked for a minute; busy (-1) or too many at once (45033) passes. */
const patience = new Map<number, { retry: Retry; retryAfter?: number }>([
  [45009, { retry: 'later', retryAfter: 60_000 }],
  [-1, { retry: 'later', retryAfter: 1_000 }],
  [45033, { retry: 'later', retryAfter: 1_000 }],
  ...tokenRefused.map((code): [number, { retry: Retry }] => [code, { retry: 'later' }]),
])
