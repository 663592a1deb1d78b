import { z } from 'zod'
import { perishable } from '../../src/conversation/wire/perishable.ts'
import { approvalCalls } from './approval-calls.ts'
import { calendarCalls } from './calendar-calls.ts'
import { type Call, call } from './call.ts'
import { cardEntityCalls } from './card-entity-calls.ts'
import { isTokenRefused } from './failure.ts'

/** What an app may say: `content` is JSON in a string, as the platform wants it. */
export interface AppMessage {
  msg_type: 'text' | 'interactive' | 'image'
  content: string
  /** The same one within an hour is shown once. */
  uuid: string
}

export interface ClientOptions {
  appId: string
  appSecret: string
  apiBase: string
  fetch: typeof globalThis.fetch
  now: () => number
}

export type Client = ReturnType<typeof openClient>

/** The endpoints of the server API that we use. Every failure is a `PlatformError`, with no token and no secret in it. */
export function openClient({ appId, appSecret, apiBase, fetch, now }: ClientOptions) {
  const line = { apiBase, fetch, secrets: [appSecret] }

  // https://open.feishu.cn/document/server-docs/authentication-management/access-token/tenant_access_token_internal
  const token = perishable(async () => {
    const { tenant_access_token, expire } = await call(line, {
      method: 'POST',
      endpoint: 'auth/v3/tenant_access_token/internal',
      body: { app_id: appId, app_secret: appSecret },
      answer: Token,
      inDoubt: 'later',
    })
    return { value: tenant_access_token, seconds: expire }
  }, now)

  /** A token may end before its time: then once more with a new one. */
  async function ask<Answer>(asked: Call<Answer>): Promise<Answer> {
    const used = await token.get()
    try {
      return await call(line, { ...asked, token: used })
    } catch (error) {
      if (!isTokenRefused(error)) throw error
      token.drop(used)
      return call(line, { ...asked, token: await token.get() })
    }
  }

  const look = <Answer>(endpoint: string, answer: z.ZodType<Answer>, query: Record<string, string> = {}) =>
    ask({ method: 'GET', endpoint, query, answer, inDoubt: 'later' })

  return {
    /** Resolves when Feishu took it for this person, or this group (`oc_…`). */
    // https://open.feishu.cn/document/server-docs/im-v1/message/create
    async sendMessage(to: string, message: AppMessage): Promise<void> {
      await ask({
        method: 'POST',
        endpoint: 'im/v1/messages',
        query: { receive_id_type: to.startsWith('oc_') ? 'chat_id' : 'open_id' },
        body: { receive_id: to, ...message },
        answer: Done,
        inDoubt: 'unsure',
      })
    },

    /** Uploads a PNG for messages; its key. */
    // https://open.feishu.cn/document/server-docs/im-v1/image/create
    async uploadImage(png: Buffer): Promise<string> {
      const form = new FormData()
      form.set('image_type', 'message')
      form.set('image', new Blob([new Uint8Array(png)], { type: 'image/png' }), 'picture.png')
      const { data } = await ask({ method: 'POST', endpoint: 'im/v1/images', form, answer: Uploaded, inDoubt: 'later' })
      return data.image_key
    },

    /** Answers a message where it was said, for all there to read. */
    // https://open.feishu.cn/document/server-docs/im-v1/message/reply
    async reply(messageId: string, message: AppMessage): Promise<void> {
      const endpoint = `im/v1/messages/${encodeURIComponent(messageId)}/reply`
      await ask({ method: 'POST', endpoint, body: message, answer: Done, inDoubt: 'unsure' })
    },

    /** Draws a card over one that was sent within the last 14 days. */
    // https://open.feishu.cn/document/server-docs/im-v1/message-card/patch
    async updateCard(messageId: string, content: string): Promise<void> {
      const endpoint = `im/v1/messages/${encodeURIComponent(messageId)}`
      await ask({ method: 'PATCH', endpoint, body: { content }, answer: Done, inDoubt: 'later' })
    },

    // https://open.feishu.cn/document/client-docs/bot-v3/obtain-bot-info
    bot: () => look('bot/v3/info', Bot),

    // https://open.feishu.cn/document/server-docs/contact-v3/user/get
    user: (openId: string) =>
      look(`contact/v3/users/${encodeURIComponent(openId)}`, User, {
        user_id_type: 'open_id',
        department_id_type: 'open_department_id',
      }),

    // https://open.feishu.cn/document/server-docs/contact-v3/department/get
    department: (id: string) =>
      look(`contact/v3/departments/${encodeURIComponent(id)}`, Department, {
        department_id_type: 'open_department_id',
      }),

    /** What pages are signed with for the client's page script. */
    // https://open.feishu.cn/document/client-docs/h5/development-guide/step-3
    async pageTicket(): Promise<{ value: string; seconds: number }> {
      const endpoint = 'jssdk/ticket/get'
      const { data } = await ask({ method: 'POST', endpoint, body: {}, answer: Ticket, inDoubt: 'later' })
      return { value: data.ticket, seconds: data.expire_in }
    },

    /** What the company has given the app leave for, and what not. */
    // https://open.feishu.cn/document/server-docs/application-v6/scope/list
    scopes: () => look('application/v6/scopes', Granted),

    /** Whom in the directory the app may see. */
    // https://open.feishu.cn/document/server-docs/contact-v3/scope/list
    visibleScope: () => look('contact/v3/scopes', Scope),

    /** Who came with a one-time code, and what they granted. */
    // https://open.feishu.cn/document/authentication-management/access-token/get-user-access-token
    async visitor(code: string, redirectUri: string, proof: string): Promise<{ openId: string; token: UserToken }> {
      const token = await call(
        { ...line, secrets: [appSecret, code, proof] },
        {
          method: 'POST',
          endpoint: 'authen/v2/oauth/token',
          body: {
            grant_type: 'authorization_code',
            client_id: appId,
            client_secret: appSecret,
            code,
            redirect_uri: redirectUri,
            code_verifier: proof,
          },
          answer: UserToken,
          inDoubt: 'never',
        },
      )
      // https://open.feishu.cn/document/server-docs/authentication-management/login-state-management/get
      const { data } = await call(line, {
        method: 'GET',
        endpoint: 'authen/v1/user_info',
        token: token.access_token,
        answer: Visitor,
        inDoubt: 'later',
      })
      return { openId: data.open_id, token }
    },

    /** A new token of a member's for one that is good for one use. */
    // https://open.feishu.cn/document/authentication-management/access-token/refresh-user-access-token
    refreshed: (refreshToken: string) =>
      call(
        { ...line, secrets: [appSecret, refreshToken] },
        {
          method: 'POST',
          endpoint: 'authen/v2/oauth/token',
          body: {
            grant_type: 'refresh_token',
            client_id: appId,
            client_secret: appSecret,
            refresh_token: refreshToken,
          },
          answer: UserToken,
          inDoubt: 'unsure',
        },
      ),

    ...calendarCalls(line, ask),
    ...approvalCalls(ask),
    ...cardEntityCalls(ask),
  }
}

/** How long Feishu knows the uuid of what it sent, in milliseconds. */
export const repeatWindow = 60 * 60_000

const Token = z.object({ tenant_access_token: z.string().min(1), expire: z.number().positive() })
const Ticket = z.object({ data: z.object({ ticket: z.string().min(1), expire_in: z.number().positive() }) })
const Uploaded = z.object({ data: z.object({ image_key: z.string().min(1) }) })
const Done = z.object({})
const Bot = z.object({
  bot: z.object({ app_name: z.string(), open_id: z.string(), activate_status: z.number().optional() }),
})
const User = z.object({
  data: z.object({
    user: z.object({
      open_id: z.string(),
      name: z.string().optional(),
      department_ids: z.array(z.string()).optional(),
      status: z.record(z.string(), z.boolean()).optional(),
    }),
  }),
})
const Department = z.object({
  data: z.object({
    department: z.object({ name: z.string().optional(), parent_department_id: z.string().optional() }),
  }),
})
const Granted = z.object({
  data: z.object({ scopes: z.array(z.object({ scope_name: z.string(), grant_status: z.number() })).default([]) }),
})
const Scope = z.object({
  data: z.object({ department_ids: z.array(z.string()).optional(), user_ids: z.array(z.string()).optional() }),
})
const UserToken = z.object({
  access_token: z.string().min(1),
  expires_in: z.number(),
  refresh_token: z.string().min(1).optional(),
})
export type UserToken = z.infer<typeof UserToken>
const Visitor = z.object({ data: z.object({ open_id: z.string().min(1) }) })
