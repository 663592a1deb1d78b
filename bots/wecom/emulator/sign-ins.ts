import { randomBytes } from 'node:crypto'
import { ApiError } from './api-error.ts'

const validFor = 5 * 60 * 1000

export type SignIns = ReturnType<typeof openSignIns>

/** Codes that WeCom appends to redirect_uri: good once, for five minutes. */
export function openSignIns(now: () => number) {
  const codes = new Map<string, { userid: string; until: number }>()
  return {
    issue(userid: string): string {
      const code = randomBytes(24).toString('base64url')
      codes.set(code, { userid, until: now() + validFor })
      return code
    },

    redeem(code: string): string {
      const entry = codes.get(code)
      codes.delete(code)
      if (!entry || now() >= entry.until) throw new ApiError(40029, 'invalid code')
      return entry.userid
    },
  }
}
