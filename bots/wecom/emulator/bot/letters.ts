import { randomBytes } from 'node:crypto'
import type { Tenant } from '../tenant.ts'
import type { BotTenant } from './tenant.ts'

/** The plaintext of one callback. Delivered twice, it is the same letter twice. */
export interface BotLetter {
  body: Record<string, unknown>
  /** Who waits for the answer, and in which chat it is shown. */
  chat: string
  kind: 'message' | 'enter' | 'press' | 'feedback'
  /** The bubble and the card that was pressed on. */
  pressed?: { bubble: string; taskId: string }
}

export interface Said {
  /** The chatid of the group it is said in. */
  group?: string
  /** The message it quotes. */
  quote?: Record<string, unknown>
}

export type BotMessageType = keyof typeof contents

/** What each kind of message says unless told otherwise. https://developer.work.weixin.qq.com/document/path/100719 */
const contents = {
  text: { content: '' },
  image: { url: 'https://example.com/image' },
  voice: { content: '' },
  file: { url: 'https://example.com/file' },
  video: { url: 'https://example.com/video' },
  mixed: { msg_item: [] as object[] },
}

export function openBotLetters(tenant: Tenant, bot: BotTenant) {
  const head = (userid: string, chat: string, group: string | undefined) => ({
    msgid: randomBytes(24).toString('base64'),
    aibotid: bot.options.id,
    ...(group === undefined ? { chattype: 'single' } : { chatid: group, chattype: 'group' }),
    from: { userid: bot.idOf(userid) },
    response_url: `${tenant.apiUrl}/cgi-bin/aibot/response?response_code=${bot.issueCode(chat)}`,
  })
  const event = (eventtype: string, what: Record<string, unknown> = {}) => ({
    create_time: Math.floor(tenant.now() / 1000),
    msgtype: 'event',
    event: { eventtype, ...what },
  })

  return {
    sends(userid: string, type: BotMessageType, content: object = {}, { group, quote }: Said = {}): BotLetter {
      const chat = group ?? userid
      const body = {
        ...head(userid, chat, group),
        msgtype: type,
        [type]: { ...contents[type], ...content },
        ...(quote === undefined ? {} : { quote }),
      }
      return { body, chat, kind: 'message' }
    },

    /** In a group the bot is called by its name, which stands before the words. */
    says(userid: string, text: string, said: Said = {}): BotLetter {
      const content = said.group === undefined ? text : `@${bot.options.name} ${text}`
      return this.sends(userid, 'text', { content }, said)
    },

    enters(userid: string): BotLetter {
      const { chattype, response_url, ...first } = { ...head(userid, userid, undefined) } as Record<string, unknown>
      return { body: { ...first, ...event('enter_chat') }, chat: userid, kind: 'enter' }
    },

    /** https://developer.work.weixin.qq.com/document/path/101027 */
    clicks(userid: string, bubbleId: string, key: string): BotLetter {
      const bubble = bot.chats.of(userid).find(({ id }) => id === bubbleId)
      const card = bubble?.card
      const isThere = card?.button_list?.some((button) => button.type !== 1 && button.key === key) === true
      if (card === undefined || bubble?.replaced !== undefined || !isThere) throw new Error(`no ${key} to press`)
      const taskId = card.task_id ?? ''
      const pressed = { card_type: card.card_type, event_key: key, task_id: taskId, selected_items: {} }
      return {
        body: { ...head(userid, userid, undefined), ...event('template_card_event', { template_card_event: pressed }) },
        chat: userid,
        kind: 'press',
        pressed: { bubble: bubbleId, taskId },
      }
    },

    judges(userid: string): BotLetter {
      const feedback_event = { id: 'F', type: 2, content: '不准', inaccurate_reason_list: [2] }
      return {
        body: { ...head(userid, userid, undefined), ...event('feedback_event', { feedback_event }) },
        chat: userid,
        kind: 'feedback',
      }
    },

    /** What the platform asks while a stream is unfinished. */
    asksAfter({ body, chat }: BotLetter, stream: string): BotLetter {
      const { aibotid, chatid, chattype, from } = body
      const msgid = randomBytes(24).toString('base64')
      const asked = { msgid, aibotid, ...(chatid === undefined ? {} : { chatid }), chattype, from }
      return { body: { ...asked, msgtype: 'stream', stream: { id: stream } }, chat, kind: 'message' }
    },
  }
}

export type BotLetters = ReturnType<typeof openBotLetters>
