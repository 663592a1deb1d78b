import { hash, randomBytes, randomUUID } from 'node:crypto'
import { ApiError } from '../api-error.ts'
import type { BotOptions } from '../options.ts'
import { type BotChats, openBotChats } from './chats.ts'

/** All the platform knows about one AI bot. */
export interface BotTenant {
  options: BotOptions
  callbackUrl: string | undefined
  chats: BotChats
  /** Every task_id ever used. */
  taskIds: Set<string>
  /** The id under which the bot hears of a member, and whose id one is. */
  idOf(userid: string): string
  /** A right to say one thing in a chat, and the chat it stands for, once. */
  issueCode(chat: string): string
  spendCode(code: string): string
  /** What the documents would not take for an answer. */
  faulty: string[]
}

/** response_url 有效期为1小时，且只能调用一次. https://developer.work.weixin.qq.com/document/path/101138 */
const codeLife = 3600_000

export function openBotTenant(options: BotOptions, now: () => number): BotTenant {
  const codes = new Map<string, { chat: string; until: number }>()
  return {
    options,
    callbackUrl: undefined,
    chats: openBotChats(() => randomUUID()),
    taskIds: new Set(),
    idOf: (userid) => (options.hidesUserIds ? `wo${hash('sha256', `${options.id} ${userid}`).slice(0, 30)}` : userid),
    issueCode(chat) {
      const code = randomBytes(24).toString('base64url')
      codes.set(code, { chat, until: now() + codeLife })
      return code
    },
    spendCode(code) {
      const known = codes.get(code)
      codes.delete(code)
      // With which errcode a used one is refused is not documented.
      if (known === undefined || now() >= known.until) throw new ApiError(60140, 'invalid response_code')
      return known.chat
    },
    faulty: [],
  }
}
