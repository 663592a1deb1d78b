import type { Log } from '../../src/conversation/log.ts'
import { type Content, conversationId, type Incoming, newsLane } from '../../src/conversation/message.ts'
import type { Receive } from '../../src/conversation/platform.ts'
import type { Clicks } from '../../src/conversation/wire/clicks.ts'
import type { Signet } from './button.ts'
import type { CallbackAnswer } from './callback-answer.ts'
import type { Ids } from './ids.ts'
import { newsIn } from './news.ts'
import { plainly, readClicked, readEvent, readSaid, type Said } from './parse.ts'
import type { Sessions } from './sessions.ts'

/** Where what came from DingTalk goes, by whichever way it came. Each throws when it could not be kept. */
export interface Reception {
  /** Why it is not for us, or nothing. */
  message(body: unknown, receivedAt: number): Promise<NotOurs | undefined>
  /** `key` is equal for every redelivery of the click; `gone` fires when nobody waits any more. */
  click(body: unknown, key: string, receivedAt: number, gone: AbortSignal): Promise<CallbackAnswer | NotOurs>
  event(document: unknown, receivedAt: number): Promise<NotOurs | undefined>
  /** A part of the month's allowance is used up: said again on the same day, it is known. */
  usedUp(quota: 'calls' | 'deliveries', at: number): Promise<void>
}

export type NotOurs = 'document' | 'app' | 'button' | 'webhook'

interface Parts {
  corpId: string
  robotCode: string
  clicks: Clicks<CallbackAnswer>
  signet: Signet
  sessions: Sessions
  ids: Ids
  /** Somebody's calendar is no longer as it was looked at. */
  calendarChanged: (userId: string) => void
  receive: Receive
  /** Says something where a message came from; a courtesy, which may fail. */
  sayAside: (chat: string, text: string) => void
  log: Log
}

export function openReception(parts: Parts): Reception {
  const { corpId, robotCode, clicks, signet, sessions, ids, calendarChanged, receive, sayAside, log } = parts

  /** One person, one lane, also for what was said in a group: answers hold deals, and are for the asking person alone. */
  const from = (
    speaker: string,
    dedupeKey: string,
    receivedAt: number,
    content: Content,
    group?: string,
  ): Incoming => ({
    platform: 'dingtalk',
    corp: corpId,
    conversation: conversationId('dingtalk', corpId, speaker),
    speaker,
    ...(group === undefined ? {} : { group }),
    dedupeKey,
    receivedAt,
    content,
  })

  async function heard(said: Said, userId: string, content: Content, receivedAt: number): Promise<void> {
    const kept = await receive(from(userId, `msg:${said.msgId}`, receivedAt, content, said.group))
    if (kept === 'new' && said.group !== undefined) sayAside(said.group, inPrivate)
  }

  async function usedUp(quota: 'calls' | 'deliveries', at: number): Promise<void> {
    const news = { kind: 'news', of: 'quota', id: quota } as const
    const key = `quota:${quota}:${new Date(at).toISOString().slice(0, 10)}`
    await receive({ ...from(system, key, at, news), conversation: newsLane('dingtalk', corpId, news) })
  }

  return {
    usedUp,

    async message(body, receivedAt) {
      const said = readSaid(body)
      if (said === undefined) return 'document'
      if (said.robotCode !== robotCode || said.corpId !== corpId) return 'app'
      const chat = said.group ?? said.userId
      if (said.webhook !== undefined && chat !== undefined && !sessions.keep(chat, said.webhook)) return 'webhook'
      if (said.userId === undefined) {
        log.warn(
          { msgId: said.msgId },
          'a message without a user id: somebody outside the company, or an unpublished robot',
        )
        return undefined
      }
      if (said.content !== undefined) {
        await heard(said, said.userId, said.content, receivedAt)
      } else {
        await usedUp('deliveries', receivedAt)
        const notice: Content = { kind: 'notice', name: 'unheard', detail: {} }
        const kept = await receive(from(said.userId, `msg:${said.msgId}`, receivedAt, notice))
        if (kept === 'new') sayAside(said.group ?? said.userId, unheard)
      }
      return undefined
    },

    async click(body, key, receivedAt, gone) {
      const clicked = readClicked(body)
      if (clicked === undefined) return 'document'
      if (clicked.corpId !== corpId) return 'app'
      const { outTrackId, userId: to } = clicked
      const button = signet.open(clicked.key, { outTrackId, to })
      if (button === undefined) return 'button'
      const incoming = from(to, `card:${key}`, receivedAt, { kind: 'press', ...button, handle: outTrackId })
      const click = clicks.open({ ...incoming, messageId: outTrackId, gone })
      try {
        if ((await receive(incoming)) === 'repeat') click.close()
        return await click.answer
      } catch (error) {
        click.close()
        throw error
      }
    },

    async event(document, receivedAt) {
      const event = readEvent(document)
      if (event === undefined) return 'document'
      if (event.corpId !== undefined && event.corpId !== corpId) return 'app'
      const all = await newsIn(event, ids)
      for (const [at, news] of all.entries()) {
        if (news.of === 'calendar') calendarChanged(news.id)
        const incoming = from(system, `event:${event.id}${at === 0 ? '' : `:${at}`}`, receivedAt, news)
        await receive({ ...incoming, conversation: newsLane('dingtalk', corpId, news) })
      }
      if (all.length > 0) return undefined
      const content: Content = { kind: 'notice', name: event.type, detail: plainly(event.detail) }
      await receive(from(system, `event:${event.id}`, receivedAt, content))
      return undefined
    },
  }
}

/** Who speaks where nobody does. */
const system = 'sys'

const inPrivate = '答复发在我们的单聊里了，客户的事不在群里说。'
const unheard = '公司本月的钉钉推送额度用完了，钉钉没有把这句话的内容给我。已经告诉沙盘管理员，恢复后请再说一遍。'
