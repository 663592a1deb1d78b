import { z } from 'zod'
import { PlatformError } from '../../../src/conversation/platform.ts'
import { recently } from '../../../src/conversation/wire/recently.ts'
import { call } from '../call.ts'
import type { TemplateCard } from '../template-card.ts'

/** What may be said by way of a `response_url`. */
type ActiveMessage =
  | { msgtype: 'markdown'; markdown: { content: string } }
  | { msgtype: 'template_card'; template_card: TemplateCard }

/** Says something at an address that serves once; `false` where it serves no more. Throws where it may serve yet. */
export type SayOnce = (url: string | undefined, message: ActiveMessage, inDoubt: boolean) => Promise<boolean>

/** https://developer.work.weixin.qq.com/document/path/101138 */
export function openActiveReply(line: { apiBase: string; fetch: typeof globalThis.fetch }, now: () => number): SayOnce {
  const spent = recently(life, 20_000, now)
  return async (url, message, inDoubt) => {
    const code = url === undefined ? undefined : codeIn(url, line.apiBase)
    if (code === undefined) return false
    if (spent.has(code)) return true
    try {
      const query = { response_code: code }
      await call(line, { endpoint: 'aibot/response', query, body: message, answer: z.object({}) })
    } catch (error) {
      if (!(error instanceof PlatformError) || error.retry !== 'never') throw error
      // A code serves once: that it is spent is the doing of the try whose answer was lost.
      if (!inDoubt) return false
    }
    spent.add(code)
    return true
  }
}

/** 有效期为1小时. */
const life = 60 * 60_000

/** Exactly the platform's door: whoever can put an address into a message must not choose whom we call. */
function codeIn(url: string, apiBase: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { origin, pathname, searchParams, username } = new URL(url)
  const isOurs = origin === new URL(apiBase).origin && pathname === '/cgi-bin/aibot/response' && username === ''
  return isOurs ? (searchParams.get('response_code') ?? undefined) : undefined
}
