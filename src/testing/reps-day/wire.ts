import Database from 'better-sqlite3'
import { expect, vi } from 'vitest'
import type { WecomEmulator } from '../../../bots/wecom/emulator/index.ts'

type Bubble = ReturnType<WecomEmulator['bubbles']>[number]

/** People at their phones: every word goes in as a signed, encrypted callback, every answer comes out of message/send. */
export interface Phones {
  /** It is now `HH:MM` of the day; what the clock does by itself has had its turn. */
  at(time: string): Promise<void>
  says(userId: string, text: string): Promise<void>
  sendsPicture(userId: string): Promise<void>
  /** Presses a button by how its label begins, on the newest card that still has it, or the `back`-th before; `false`: there is none. */
  presses(userId: string, label: string, back?: number): Promise<boolean>
  /** What somebody has been told since they were last asked about. */
  heard(userId: string): string[]
}

export function openPhones(wecom: WecomEmulator, databaseFile: string): Phones {
  const database = new Database(databaseFile, { readonly: true })
  const unfinished = database
    .prepare(
      `SELECT (SELECT count(*) FROM inbox WHERE state = 'received') + (SELECT count(*) FROM outbox WHERE state = 'sending')
        + (SELECT count(*) FROM tasks WHERE state = 'open' AND reminded_at IS NULL AND remind_at <= ?)`,
    )
    .pluck()
  const read = new Map<string, number>()

  async function settled(): Promise<void> {
    const start = performance.now()
    while (unfinished.get(Date.now()) !== 0) {
      if (performance.now() - start > patienceMs) throw new Error('something is still in work')
      await new Promise((resolve) => setTimeout(resolve, 3))
    }
  }

  return {
    async at(time) {
      vi.setSystemTime(Date.parse(time))
      await vi.advanceTimersByTimeAsync(scheduleMs)
      await settled()
    },
    async says(userId, text) {
      expect(await wecom.says(userId, text)).toMatchObject({ status: 200 })
      await settled()
    },
    async sendsPicture(userId) {
      expect(await wecom.sends(userId, 'image')).toMatchObject({ status: 200 })
      await settled()
    },
    async presses(userId, label, back = 0) {
      const found = wecom
        .bubbles(userId)
        .flatMap((bubble) => buttonsOf(bubble, label))
        .at(-1 - back)
      if (found === undefined) return false
      expect(await wecom.clicks(userId, found.bubble, found.key)).toMatchObject({ status: 200 })
      await settled()
      return true
    },
    heard(userId) {
      const all = wecom.bubbles(userId)
      const fresh = all.slice(read.get(userId) ?? 0)
      read.set(userId, all.length)
      return fresh.map(wordsOn)
    },
  }
}

const patienceMs = 15_000

/** Longer than the slowest of the jobs takes to come round. */
const scheduleMs = 10_000

function buttonsOf(bubble: Bubble, label: string): { bubble: Bubble; key: string }[] {
  if (bubble.replaced !== undefined) return []
  return (bubble.card?.button_list ?? [])
    .filter(({ text }) => text.startsWith(label))
    .map(({ key = '' }) => ({ bubble, key }))
}

/** A bubble as one reads it. */
function wordsOn({ content, card }: Bubble): string {
  if (card === undefined) return content ?? ''
  const { main_title, emphasis_content, sub_title_text, horizontal_content_list = [], button_list = [] } = card
  return [
    main_title?.title,
    main_title?.desc,
    emphasis_content?.title,
    sub_title_text,
    ...horizontal_content_list.map(({ keyname, value }) => `${keyname}：${value}`),
    button_list.map(({ text }) => `[${text}]`).join(' '),
  ]
    .filter((line) => line !== undefined && line !== '')
    .join('\n')
}
