import { randomBytes } from 'node:crypto'
import { ApiError } from './api-error.ts'

const validFor = 72 * 3600 * 1000

export type ResponseCodes = ReturnType<typeof openResponseCodes>

/** Rights to change one card once, within 72 h: one from sending it, one from every press of its buttons. */
export function openResponseCodes(now: () => number) {
  const codes = new Map<string, { msgid: string; until: number }>()
  return {
    issue(msgid: string): string {
      const code = randomBytes(24).toString('base64url')
      codes.set(code, { msgid, until: now() + validFor })
      return code
    },

    /**
     * The message a code stands for. 60140 is 无效的response_code in the list of codes, with the remark that it may have
     * expired; that a used one gets the same is not confirmed, so rely on no more than `errcode !== 0`.
     */
    messageOf(code: string): string {
      const entry = codes.get(code)
      if (!entry || now() >= entry.until) throw new ApiError(60140, 'invalid response_code')
      return entry.msgid
    },

    spend(code: string): void {
      codes.delete(code)
    },
  }
}
