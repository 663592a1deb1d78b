import { z } from 'zod'
import { PlatformError } from '../../src/conversation/platform.ts'
import { perishable } from '../../src/conversation/wire/perishable.ts'
import { approvalCalls } from './approval-calls.ts'
import { calendarCalls } from './calendar-calls.ts'
import { type Call, call, callForFile } from './call.ts'
import { isTokenRefused } from './failure.ts'
import { type MediaKind, unfitFor } from './media-kinds.ts'
import type { TemplateCard } from './template-card.ts'

/** What an app may say to a member. */
export type AppMessage =
  | { msgtype: 'text'; text: { content: string } }
  | { msgtype: 'markdown'; markdown: { content: string } }
  | { msgtype: 'template_card'; template_card: TemplateCard }
  | { msgtype: 'image'; image: { media_id: string } }
  | { msgtype: 'file'; file: { media_id: string } }

export interface ClientOptions {
  corpId: string
  agentId: string
  secret: string
  apiBase: string
  fetch: typeof globalThis.fetch
  now: () => number
}

export type Client = ReturnType<typeof openClient>

/** The endpoints of the server API that we use. Every failure is a `PlatformError`, with no token and no secret in it. */
export function openClient({ corpId, agentId, secret, apiBase, fetch, now }: ClientOptions) {
  const line = { apiBase, fetch }

  // https://developer.work.weixin.qq.com/document/path/91039
  const token = perishable(async () => {
    const query = { corpid: corpId, corpsecret: secret }
    const { access_token, expires_in } = await call(line, { endpoint: 'gettoken', query, answer: Token })
    return { value: access_token, seconds: expires_in }
  }, now)

  /** A token may end before its time: then once more with a new one. */
  async function withToken<T>(use: (accessToken: string) => Promise<T>): Promise<T> {
    const used = await token.get()
    try {
      return await use(used)
    } catch (error) {
      if (!isTokenRefused(error)) throw error
      token.drop(used)
      return use(await token.get())
    }
  }

  function ask<Answer>(asked: Call<Answer>): Promise<Answer> {
    return withToken((access_token) => call(line, { ...asked, query: { ...asked.query, access_token } }))
  }

  return {
    ...approvalCalls(ask),
    ...calendarCalls(ask),

    /** Resolves when WeCom took it for this member. The same content to the same member within four hours is shown once. */
    // https://developer.work.weixin.qq.com/document/path/90236
    async sendMessage(userId: string, message: AppMessage): Promise<void> {
      const endpoint = 'message/send'
      const body = {
        touser: oneMember(endpoint, userId),
        agentid: Number(agentId),
        ...message,
        enable_duplicate_check: 1,
        duplicate_check_interval: repeatWindow / 1000,
      }
      arrived(endpoint, userId, await ask({ endpoint, query: {}, body, answer: Recipients }))
    },

    /**
     * Redraws a card for one member. A response code serves once within 72 h; the documents do not say with which errcode a
     * used one is refused, so any refusal is final and is said, rather than taken for "done already".
     */
    // https://developer.work.weixin.qq.com/document/path/94888
    async updateCard(userId: string, responseCode: string, card: TemplateCard): Promise<void> {
      const endpoint = 'message/update_template_card'
      const body = {
        userids: [oneMember(endpoint, userId)],
        agentid: Number(agentId),
        response_code: responseCode,
        template_card: card,
      }
      arrived(endpoint, userId, await ask({ endpoint, query: {}, body, answer: Recipients }))
    },

    /** Makes a chat of members, under an id of our own. */
    // https://developer.work.weixin.qq.com/document/path/90245
    makeChat: (chat: { chatid: string; name: string; owner: string; userlist: string[] }) =>
      ask({ endpoint: 'appchat/create', query: {}, body: chat, answer: z.object({ chatid: z.string() }) }),

    /** A chat that the app has made; `undefined` where there is no such one, a `PlatformError` where the app may make none. */
    // https://developer.work.weixin.qq.com/document/path/98914
    async chat(chatid: string): Promise<z.infer<typeof Chat>['chat_info'] | undefined> {
      try {
        return (await ask({ endpoint: 'appchat/get', query: { chatid }, answer: Chat })).chat_info
      } catch (error) {
        if (error instanceof PlatformError && noSuchChat.includes(error.code)) return undefined
        throw error
      }
    },

    /** Has members join and leave a chat; an owner who leaves has to be followed by another. At most a thousand an hour. */
    // https://developer.work.weixin.qq.com/document/path/98913
    changeChat: (chat: { chatid: string; owner?: string; add_user_list?: string[]; del_user_list?: string[] }) =>
      ask({ endpoint: 'appchat/update', query: {}, body: chat, answer: z.object({}) }),

    /** What is said twice is seen twice here: chats hide no repeats, so an answer that got lost is no reason to say it again. */
    // https://developer.work.weixin.qq.com/document/path/90248
    async sayInChat(chatid: string, message: AppMessage): Promise<void> {
      const body = { chatid, ...message, safe: 0 }
      await ask({ endpoint: 'appchat/send', query: {}, body, answer: z.object({}), inDoubt: 'never' })
    },

    /** Hands over a file to be sent within three days, and tells its media_id. Looked at here as it would be there. */
    // https://developer.work.weixin.qq.com/document/path/90253
    async upload({ type, name, bytes }: { type: MediaKind; name: string; bytes: Uint8Array }): Promise<string> {
      const endpoint = 'media/upload'
      const unfit = unfitFor(type, bytes)
      if (unfit !== undefined) {
        const message = `a ${type} of ${bytes.length} bytes that WeCom would not take`
        throw new PlatformError('wecom', endpoint, { code: unfit, message, retry: 'never' })
      }
      const body = new FormData()
      body.set('media', new Blob([new Uint8Array(bytes)]), name)
      const { media_id } = await ask({ endpoint, query: { type }, body, answer: Uploaded, inDoubt: 'later' })
      return media_id
    },

    /** What a member sent, of at most so many bytes; kept there for three days. */
    // https://developer.work.weixin.qq.com/document/path/90254
    media: (id: string, most: number) =>
      withToken((access_token) =>
        callForFile(line, { endpoint: 'media/get', query: { media_id: id, access_token }, most }),
      ),

    // https://developer.work.weixin.qq.com/document/path/90196
    user: (userId: string) => ask({ endpoint: 'user/get', query: { userid: userId }, answer: User }),

    /** The member behind an id that only a bot knows; `undefined` for one that is no such id. */
    // https://developer.work.weixin.qq.com/document/path/101521
    async memberBehind(openId: string): Promise<string | undefined> {
      const body = { open_userid_list: [openId], source_agentid: Number(agentId) }
      const { userid_list } = await ask({ endpoint: 'batch/openuserid_to_userid', query: {}, body, answer: Translated })
      return userid_list.find(({ open_userid }) => open_userid === openId)?.userid
    },

    // https://developer.work.weixin.qq.com/document/path/95351
    department: (id: string) => ask({ endpoint: 'department/get', query: { id }, answer: Department }),

    /** Every department the app may see, without their names. */
    // https://developer.work.weixin.qq.com/document/path/95350
    departments: () => ask({ endpoint: 'department/simplelist', query: {}, answer: Departments }),

    /** Who came with a one-time code; no `userid` for somebody outside the company. */
    // https://developer.work.weixin.qq.com/document/path/91023
    visitor: (code: string) => ask({ endpoint: 'auth/getuserinfo', query: { code }, answer: Visitor }),

    // https://developer.work.weixin.qq.com/document/path/90506
    corpTicket: () => ask({ endpoint: 'get_jsapi_ticket', query: {}, answer: Ticket }),

    // https://developer.work.weixin.qq.com/document/path/96909
    agentTicket: () => ask({ endpoint: 'ticket/get', query: { type: 'agent_config' }, answer: Ticket }),

    /** A customer of members, with those who have them; from `cursor` on, where there are many. */
    // https://developer.work.weixin.qq.com/document/path/92114
    outsider: (id: string, cursor?: string) =>
      ask({
        endpoint: 'externalcontact/get',
        query: { external_userid: id, ...(cursor && { cursor }) },
        answer: Outsider,
      }),

    /** Ids of those a member has; a member who has nobody is refused with 84061. */
    // https://developer.work.weixin.qq.com/document/path/92113
    outsideIds: (member: string) =>
      ask({ endpoint: 'externalcontact/list', query: { userid: member }, answer: OutsideIds }),

    /** A hundred of them at a time, with what the member noted; from `cursor` on. */
    // https://developer.work.weixin.qq.com/document/path/92994
    outsidersOf: (member: string, cursor: string) =>
      ask({
        endpoint: 'externalcontact/batch/get_by_user',
        query: {},
        body: { userid_list: [member], cursor, limit: 100 },
        answer: OutsidersOf,
        inDoubt: 'later',
      }),

    /** What the company's tags are called. */
    // https://developer.work.weixin.qq.com/document/path/92117
    tags: (ids: readonly string[]) =>
      ask({
        endpoint: 'externalcontact/get_corp_tag_list',
        query: {},
        body: { tag_id: ids },
        answer: Tags,
        inDoubt: 'later',
      }),

    /** Members who may have customers, as far as the app sees them. */
    // https://developer.work.weixin.qq.com/document/path/92571
    membersWithOutsiders: () => ask({ endpoint: 'externalcontact/get_follow_user_list', query: {}, answer: Followers }),

    // https://developer.work.weixin.qq.com/document/path/90227
    agent: () => ask({ endpoint: 'agent/get', query: { agentid: agentId }, answer: Agent }),

    // https://developer.work.weixin.qq.com/document/path/92521
    callbackAddresses: () => ask({ endpoint: 'getcallbackip', query: {}, answer: Addresses }),
  }
}

/** The longest that WeCom remembers what it sent, in milliseconds. */
export const repeatWindow = 4 * 60 * 60_000

/** No such chat, or none of this app's. https://developer.work.weixin.qq.com/document/path/90313 */
const noSuchChat: readonly (string | number)[] = [86001, 86003]

const Token = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })
const Uploaded = z.object({ media_id: z.string().min(1) })
const Recipients = z.object({ invaliduser: z.string().optional(), unlicenseduser: z.string().optional() })
const User = z.object({
  userid: z.string().optional(),
  name: z.string().optional(),
  status: z.number().optional(),
  main_department: z.number().optional(),
  department: z.array(z.number()).optional(),
})
const Department = z.object({ department: z.object({ name: z.string().optional(), parentid: z.number().optional() }) })
const Departments = z.object({
  department_id: z.array(z.object({ id: z.number(), parentid: z.number().optional() })).default([]),
})
const Translated = z.object({
  userid_list: z.array(z.object({ open_userid: z.string(), userid: z.string().min(1) })).default([]),
})
const Visitor = z.object({ userid: z.string().optional() })
const External = z.object({
  external_userid: z.string(),
  name: z.string(),
  position: z.string().nullish(),
  corp_name: z.string().nullish(),
  corp_full_name: z.string().nullish(),
})
const Follow = z.object({
  remark: z.string().nullish(),
  remark_corp_name: z.string().nullish(),
  createtime: z.number().optional(),
  add_way: z.number().optional(),
  state: z.string().optional(),
})
const Outsider = z.object({
  external_contact: External,
  follow_user: z.array(
    Follow.extend({ userid: z.string(), tags: z.array(z.object({ tag_name: z.string() })).default([]) }),
  ),
  next_cursor: z.string().optional(),
})
const OutsideIds = z.object({ external_userid: z.array(z.string()).default([]) })
const OutsidersOf = z.object({
  external_contact_list: z.array(
    z.object({ external_contact: External, follow_info: Follow.extend({ tag_id: z.array(z.string()).default([]) }) }),
  ),
  next_cursor: z.string().optional(),
})
const Tags = z.object({
  tag_group: z
    .array(z.object({ tag: z.array(z.object({ id: z.string(), name: z.string() })).default([]) }))
    .default([]),
})
const Followers = z.object({ follow_user: z.array(z.string()) })

/** What a customer says of themselves, and what a member noted of them. */
export type External = z.infer<typeof External>
export type Follow = z.infer<typeof Follow>

const Chat = z.object({ chat_info: z.object({ owner: z.string().optional(), userlist: z.array(z.string()) }) })
const Ticket = z.object({ ticket: z.string().min(1), expires_in: z.number().positive() })
const Agent = z.object({ name: z.string(), close: z.number().optional(), redirect_domain: z.string().optional() })
const Addresses = z.object({ ip_list: z.array(z.string()) })

/** `a|b` would reach two and `@all` the whole company: one member at a time, by an id that can be no more than that. */
function oneMember(endpoint: string, userId: string): string {
  if (/^[A-Za-z0-9][\w\-@.]{0,63}$/.test(userId)) return userId
  throw new PlatformError('wecom', endpoint, { code: 'recipient', message: 'not the id of one member', retry: 'never' })
}

/** Errcode 0 only says that somebody was reached; whom not stands beside it, in lower case. */
function arrived(endpoint: string, userId: string, answer: z.infer<typeof Recipients>): void {
  for (const code of ['invaliduser', 'unlicenseduser'] as const) {
    if (!answer[code]?.toLowerCase().split('|').includes(userId.toLowerCase())) continue
    const message = code === 'invaliduser' ? 'outside the visible scope, or no such member' : 'member without a licence'
    throw new PlatformError('wecom', endpoint, { code, message, retry: 'never' })
  }
}
