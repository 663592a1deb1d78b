import { type Answer, ApiError } from '../api-error.ts'
import { adviceForBot, readActive } from '../bot/replies.ts'
import { type Call, jsonOf, requiredQuery } from '../call.ts'
import { textsAt } from '../json.ts'
import type { Tenant } from '../tenant.ts'

/** The address in `response_url`, good for one message. https://developer.work.weixin.qq.com/document/path/101138 */
export function answerActively({ bot }: Tenant, call: Call): Answer {
  const code = requiredQuery(call, 'response_code', 40058)
  if (bot === undefined) throw new ApiError(40058, 'no bot')
  const message = jsonOf(call)
  const chat = bot.spendCode(code)
  const { content = '', card } = readActive(bot, message)
  bot.chats.show(chat, { content, ...(card && { card, warnings: adviceForBot(card) }) })
  return {}
}

/** Whom the bot means by an id of its own. https://developer.work.weixin.qq.com/document/path/101521 */
export function translateIds({ bot, options }: Tenant, call: Call): Answer {
  const asked = textsAt(jsonOf(call), 'open_userid_list')
  if (asked.length < 1 || asked.length > 1000) throw new ApiError(40058, 'open_userid_list must hold 1 to 1000')
  const whose = new Map(options.members.map(({ userid }) => [bot?.idOf(userid), userid]))
  const isHidden = (id: string) => bot?.options.hidesUserIds === true && whose.has(id)
  return {
    userid_list: asked.filter(isHidden).map((id) => ({ open_userid: id, userid: whose.get(id) })),
    invalid_open_userid_list: asked.filter((id) => !isHidden(id)),
  }
}
