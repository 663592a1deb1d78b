import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { PlatformError } from '../../src/conversation/platform.ts'
import { perishable } from '../../src/conversation/wire/perishable.ts'
import { approvalCalls } from './approval-calls.ts'
import { calendarCalls } from './calendar-calls.ts'
import { type Call, call, type Line } from './call.ts'
import type { CardValues } from './dingtalk-card.ts'
import { isTokenRefused } from './failure.ts'
import { openThrottle } from './throttle.ts'

/** A card on its way to a person's chat with the robot, or to a group (`cid…`). */
export interface CardMessage {
  /** Our own name for it: under the same one it is shown once. */
  outTrackId: string
  values: CardValues
  /** The same as markdown, for when no card can be drawn. */
  words: string
}

/** How a card's buttons call us: over the connection, or at an address that was registered under this key. */
export type CardCallback = { callbackType: 'STREAM' } | { callbackType: 'HTTP'; callbackRouteKey: string }

export interface ClientOptions {
  clientId: string
  clientSecret: string
  robotCode: string
  cardTemplateId: string
  apiBase: string
  oapiBase: string
  /** Of one API. */
  callsPerSecond?: number | undefined
  fetch: typeof globalThis.fetch
  now: () => number
}

export type Client = ReturnType<typeof openClient>

/** The endpoints of the server API that we use. Every failure is a `PlatformError`, with no token and no secret in it. */
export function openClient(options: ClientOptions) {
  const { clientId, clientSecret, robotCode, cardTemplateId, now } = options
  const line: Line = { ...options, secrets: [clientSecret] }
  const throttle = openThrottle(options.callsPerSecond)

  // https://open.dingtalk.com/document/orgapp/obtain-the-access_token-of-an-internal-app
  const token = perishable(async () => {
    const { accessToken, expireIn } = await call(line, {
      method: 'POST',
      endpoint: 'v1.0/oauth2/accessToken',
      body: { appKey: clientId, appSecret: clientSecret },
      answer: Token,
      inDoubt: 'later',
    })
    return { value: accessToken, seconds: expireIn }
  }, now)

  /** A token may end before its time: then once more with a new one. */
  async function ask<Answer>(asked: Call<Answer>): Promise<Answer> {
    const api = `${asked.method} ${asked.endpoint.replace(/(users|events)\/[^/]+/g, '$1')}`
    const inTurn = async (accessToken: string) => {
      await throttle(api)
      return call(line, { ...asked, token: accessToken })
    }
    const used = await token.get()
    try {
      return await inTurn(used)
    } catch (error) {
      if (!isTokenRefused(error)) throw error
      token.drop(used)
      return inTurn(await token.get())
    }
  }

  const look = <Answer>(endpoint: string, answer: z.ZodType<Answer>, body: object) =>
    ask({ method: 'POST', endpoint, body, answer, inDoubt: 'later' })

  return {
    ...calendarCalls(ask),
    ...approvalCalls(ask),

    /** Resolves when DingTalk showed it to them. */
    // https://open.dingtalk.com/document/orgapp/create-and-deliver-cards
    async sendCard(
      to: string,
      { outTrackId, values }: Omit<CardMessage, 'words'>,
      callback: CardCallback,
    ): Promise<void> {
      const endpoint = 'v1.0/card/instances/createAndDeliver'
      const notice = { lastMessageI18n: { ZH_CN: values['summary'] ?? '' }, supportForward: false }
      const body = {
        cardTemplateId,
        outTrackId,
        ...callback,
        userIdType: byUserId,
        cardData: { cardParamMap: values },
        ...(isGroup(to)
          ? {
              openSpaceId: `dtv1.card//IM_GROUP.${to}`,
              imGroupOpenSpaceModel: notice,
              imGroupOpenDeliverModel: { robotCode },
            }
          : {
              openSpaceId: `dtv1.card//IM_ROBOT.${to}`,
              imRobotOpenSpaceModel: notice,
              imRobotOpenDeliverModel: { spaceType: 'IM_ROBOT', robotCode },
            }),
      }
      try {
        const { result } = await ask({ method: 'POST', endpoint, body, answer: Delivered, inDoubt: 'unsure' })
        const failed = result.deliverResults.find(({ success }) => !success)
        if (failed === undefined) return
        const message = (failed.errorMsg ?? '').slice(0, 300)
        const code = notAllowed.some((why) => message.includes(why)) ? 'not-allowed' : 'not-delivered'
        throw new PlatformError('dingtalk', endpoint, { code, message, retry: 'never' })
      } catch (error) {
        // An earlier try got through, and only its answer was lost.
        if (error instanceof PlatformError && error.code === 'param.cardAlreadyExist') return
        throw error
      }
    },

    /** Draws a card anew where it stands. */
    // https://open.dingtalk.com/document/orgapp/interactive-card-update-interface
    async updateCard(outTrackId: string, values: CardValues): Promise<void> {
      const body = {
        outTrackId,
        cardData: { cardParamMap: values },
        // Without it everything that is not named is emptied.
        cardUpdateOptions: { updateCardDataByKey: true },
        userIdType: byUserId,
      }
      await ask({ method: 'PUT', endpoint: 'v1.0/card/instances', body, answer: Done, inDoubt: 'later' })
    },

    /** Where card buttons call us in HTTP mode; said again, it is the same. */
    // https://open.dingtalk.com/document/orgapp/register-card-callback-address
    async registerCardCallback(callbackRouteKey: string, callbackUrl: string, apiSecret: string): Promise<void> {
      const body = { callbackRouteKey, callbackUrl, apiSecret, forceUpdate: true }
      await ask({ method: 'POST', endpoint: 'v1.0/card/callbacks/register', body, answer: Done, inDoubt: 'later' })
    },

    /** Plain words to somebody, or a group, for when no card can be drawn. They have no name of their own: never sent twice. */
    // https://open.dingtalk.com/document/orgapp/chatbots-send-one-on-one-chat-messages-in-batches
    async sendMarkdown(to: string, title: string, text: string): Promise<void> {
      const message = { robotCode, msgKey: 'sampleMarkdown', msgParam: JSON.stringify({ title, text }) }
      if (isGroup(to)) {
        const endpoint = 'v1.0/robot/groupMessages/send'
        const body = { ...message, openConversationId: to }
        await ask({ method: 'POST', endpoint, body, answer: Done, inDoubt: 'never' })
        return
      }
      const endpoint = 'v1.0/robot/oToMessages/batchSend'
      const body = { ...message, userIds: [to] }
      const { invalidStaffIdList, flowControlledStaffIdList } = await ask({
        method: 'POST',
        endpoint,
        body,
        answer: Sent,
        inDoubt: 'never',
      })
      if (invalidStaffIdList.length > 0)
        throw new PlatformError('dingtalk', endpoint, { code: 'staffId.notExisted', message: '', retry: 'never' })
      if (flowControlledStaffIdList.length > 0)
        throw new PlatformError('dingtalk', endpoint, {
          code: 'send.too.fast',
          message: '',
          retry: 'later',
          retryAfter: 1000,
        })
    },

    /** Uploads a PNG; its media id. */
    // https://open.dingtalk.com/document/orgapp/upload-media-files
    async uploadImage(png: Buffer): Promise<string> {
      const form = new FormData()
      form.set('media', new Blob([new Uint8Array(png)], { type: 'image/png' }), 'picture.png')
      const query = { type: 'image' }
      const endpoint = 'media/upload'
      return (await ask({ method: 'POST', endpoint, query, form, answer: Uploaded, inDoubt: 'later' })).media_id
    },

    /** Shows an uploaded image in a group. It has no name of its own: where it is in doubt, it must not be sent again. */
    // https://open.dingtalk.com/document/orgapp/the-robot-sends-a-group-message, types of messages: …/robot-message-types-and-data-format
    async showImage(group: string, mediaId: string): Promise<void> {
      const endpoint = 'v1.0/robot/groupMessages/send'
      const msgParam = JSON.stringify({ photoURL: mediaId })
      const body = { robotCode, msgKey: 'sampleImageMsg', msgParam, openConversationId: group }
      await ask({ method: 'POST', endpoint, body, answer: Done, inDoubt: 'unsure' })
    },

    /** Words to one person from the app itself, whether or not the robot may speak to them; the task that carries them. */
    // https://open.dingtalk.com/document/orgapp/asynchronous-sending-of-enterprise-session-messages
    async notify(agentId: string, userId: string, message: object): Promise<number> {
      const endpoint = 'topapi/message/corpconversation/asyncsend_v2'
      const body = { agent_id: agentId, userid_list: userId, msg: message }
      return (await ask({ method: 'POST', endpoint, body, answer: Task, inDoubt: 'unsure' })).task_id
    },

    /** Whether a notice was taken and yet not shown: a limit that answers with success. */
    // https://open.dingtalk.com/document/orgapp/gets-the-result-of-sending-messages-asynchronously-to-the-enterprise
    async wasKeptFrom(agentId: string, taskId: number, userId: string): Promise<boolean> {
      const endpoint = 'topapi/message/corpconversation/getsendresult'
      const { send_result: of } = await look(endpoint, SendResult, { agent_id: agentId, task_id: taskId })
      return [...of.forbidden_user_id_list, ...of.failed_user_id_list, ...of.invalid_user_id_list].includes(userId)
    },

    /** Says something where a message came from; `webhook` came with it, and was looked at before. */
    // https://open.dingtalk.com/document/orgapp/robot-reply-and-send-messages
    async sayInSession(webhook: string, title: string, text: string): Promise<void> {
      const { pathname, search } = new URL(webhook)
      const body = { msgtype: 'markdown', markdown: { title, text } }
      await call(
        { ...line, secrets: [clientSecret, search] },
        {
          method: 'POST',
          endpoint: pathname.slice(1),
          query: Object.fromEntries(new URLSearchParams(search)),
          body,
          answer: Done,
          inDoubt: 'never',
        },
      )
    },

    /** Resolves when Client ID and Client Secret are good. */
    async checkIn(): Promise<void> {
      await token.get()
    },

    /** Makes a card that nobody gets to see: resolves when the template is there and published. */
    // https://open.dingtalk.com/document/orgapp/interface-for-creating-a-card-instance
    async tryTemplate(): Promise<void> {
      const body = { cardTemplateId, outTrackId: randomUUID(), cardData: { cardParamMap: { title: '检查' } } }
      await ask({ method: 'POST', endpoint: 'v1.0/card/instances', body, answer: Done, inDoubt: 'later' })
    },

    /** What pages are signed with for the client's page script. */
    // https://open.dingtalk.com/document/orgapp/create-a-jsapi-ticket
    async pageTicket(): Promise<{ value: string; seconds: number }> {
      const endpoint = 'v1.0/oauth2/jsapiTickets'
      const { jsapiTicket, expireIn } = await ask({
        method: 'POST',
        endpoint,
        body: {},
        answer: Ticket,
        inDoubt: 'later',
      })
      return { value: jsapiTicket, seconds: expireIn }
    },

    // https://open.dingtalk.com/document/orgapp/query-user-details
    user: (userid: string) => look('topapi/v2/user/get', User, { userid, language: 'zh_CN' }),

    /** The user id behind a union id; `undefined` for nobody of the company. */
    // https://open.dingtalk.com/document/orgapp/query-a-user-by-the-union-id
    async userByUnionId(unionid: string): Promise<string | undefined> {
      try {
        return (await look('topapi/user/getbyunionid', ByUnionId, { unionid })).result.userid
      } catch (error) {
        if (error instanceof PlatformError && error.code === 60121) return undefined
        throw error
      }
    },

    // https://open.dingtalk.com/document/orgapp/query-department-details0-v2
    department: (id: number) => look('topapi/v2/department/get', Department, { dept_id: id, language: 'zh_CN' }),

    /** Who came with a one-time code. */
    // https://open.dingtalk.com/document/orgapp/obtain-the-userid-of-a-user-by-using-the-log-free
    async visitor(code: string): Promise<string> {
      const endpoint = 'topapi/v2/user/getuserinfo'
      const { result } = await ask({ method: 'POST', endpoint, body: { code }, answer: Visitor, inDoubt: 'never' })
      return result.userid
    },
  }
}

/** Of the two ids a person has, the one the robot speaks to them by. */
const byUserId = 1

/** Why the robot may not be the first to speak to somebody, in the words of its API. */
const notAllowed = ['chatbotId.notAllow.sendOTO', 'robot.oto.notExist']

/** Whether it is a group's conversation, or a person. */
export function isGroup(to: string): boolean {
  return to.startsWith('cid')
}

const Token = z.object({ accessToken: z.string().min(1), expireIn: z.number().positive() })
const Ticket = z.object({ jsapiTicket: z.string().min(1), expireIn: z.number().positive() })
const Done = z.object({})
const Uploaded = z.object({ media_id: z.string().min(1) })
const Task = z.object({ task_id: z.coerce.number() })
const UserIds = z
  .array(z.string())
  .nullish()
  .transform((ids) => ids ?? [])
const SendResult = z.object({
  send_result: z.object({
    forbidden_user_id_list: UserIds,
    failed_user_id_list: UserIds,
    invalid_user_id_list: UserIds,
  }),
})
const Delivered = z.object({
  result: z.object({
    deliverResults: z.array(z.object({ success: z.boolean(), errorMsg: z.string().nullish() })),
  }),
})
const Sent = z.object({
  invalidStaffIdList: z.array(z.string()).default([]),
  flowControlledStaffIdList: z.array(z.string()).default([]),
})
/** The samples of the documents write numbers and truths as text, too. */
const User = z.object({
  result: z.object({
    userid: z.string().min(1),
    unionid: z.string().min(1),
    name: z.string(),
    active: z.union([z.boolean(), z.stringbool()]).default(true),
    dept_id_list: z.array(z.coerce.number().int()).default([]),
  }),
})
const ByUnionId = z.object({ result: z.object({ userid: z.string().min(1) }) })
const Department = z.object({
  result: z.object({ name: z.string(), parent_id: z.coerce.number().int().optional() }),
})
const Visitor = z.object({ result: z.object({ userid: z.string().min(1) }) })
