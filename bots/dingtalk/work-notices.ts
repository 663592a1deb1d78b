import type { NoticeBook } from '../../src/conversation/notice-book.ts'
import { PlatformError } from '../../src/conversation/platform.ts'
import { split } from '../../src/conversation/wire/split.ts'
import type { CardMessage, Client } from './client.ts'

/** 工作通知: words that reach people in whose chat the robot may not speak first. They have no buttons. */
export interface WorkNotices {
  /** Resolves when DingTalk showed it to them; said again under its name (`inDoubt`), it is shown once. */
  tell(userId: string, message: CardMessage, inDoubt: boolean): Promise<void>
}

/** Of the 2048 bytes that a message may have, what is left beside its frame. */
const mostBytes = 1400
/** What goes over is taken, and dropped without a word. */
const perPersonAndDay = 500
const day = 24 * 3_600_000
/** A notice is on its way for a moment. */
const settlingMs = 1500

/** https://open.dingtalk.com/document/orgapp/asynchronous-sending-of-enterprise-session-messages */
export function openWorkNotices(client: Client, agentId: string, book: NoticeBook, now: () => number): WorkNotices {
  return {
    async tell(userId, { outTrackId, values, words }, inDoubt) {
      for (const [at, piece] of split(words, mostBytes).entries()) {
        const name = at === 0 ? outTrackId : `${outTrackId}-${at}`
        const noted = await book.note({ userId, name, at: now() }, perPersonAndDay, now() - day)
        if (!noted) throw notTold('day', 'the day’s notices to this person are used up')
        // The same words to the same person twice a day are dropped: that hides a repeat, and must hide nothing else.
        const markdown = `${piece}\n\n通知 ${name.slice(-6)} · 打开与沙盘的单聊可以回话`
        const task = await client.notify(agentId, userId, framed(values, markdown))
        await new Promise((resolve) => setTimeout(resolve, settlingMs))
        if (!inDoubt && (await client.wasKeptFrom(agentId, task, userId)))
          throw notTold('dropped', 'DingTalk kept it from this person')
      }
    },
  }
}

function framed(values: CardMessage['values'], markdown: string): object {
  const title = values['summary'] || '沙盘'
  const { page_url: url, page_label: label } = values
  if (!url || !label) return { msgtype: 'markdown', markdown: { title, text: markdown } }
  return { msgtype: 'action_card', action_card: { title, markdown, single_title: label, single_url: url } }
}

function notTold(code: string, message: string): PlatformError {
  return new PlatformError('dingtalk', 'asyncsend_v2', { code: `notice.${code}`, message, retry: 'never' })
}
