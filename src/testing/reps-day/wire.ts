import Database from 'better-sqlite3'
import { expect, vi } from 'vitest'

/** A platform's emulator as the people in its client use it. */
export interface Wire {
  says(userId: string, text: string): Promise<Taken>
  sendsPicture(userId: string): Promise<Taken>
  /** What somebody sees, oldest first, as it now stands. */
  seen(userId: string): Seen[]
  /** Where the platform would have drawn it otherwise than it was meant. */
  warnings(userId: string): string[]
}

/** How the product answered the callback. */
interface Taken {
  status: number | undefined
}

export interface Seen {
  words: string
  /** More of it is to come. */
  unfinished?: boolean
  buttons: { label: string; press(): Promise<Taken> }[]
}

/** People at their phones: every word goes in as a signed, encrypted callback, every answer comes out of the platform's API. */
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

export function openPhones(wire: Wire, databaseFile: string): Phones {
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
      expect(await wire.says(userId, text)).toMatchObject({ status: 200 })
      await settled()
    },
    async sendsPicture(userId) {
      expect(await wire.sendsPicture(userId)).toMatchObject({ status: 200 })
      await settled()
    },
    async presses(userId, label, back = 0) {
      const found = wire
        .seen(userId)
        .flatMap(({ buttons }) => buttons.filter((button) => button.label.startsWith(label)))
        .at(-1 - back)
      if (found === undefined) return false
      expect(await found.press()).toMatchObject({ status: 200 })
      await settled()
      return true
    },
    heard(userId) {
      const all = wire.seen(userId)
      const fresh = all.slice(read.get(userId) ?? 0)
      read.set(userId, all.length)
      return fresh.map(({ words }) => words)
    },
  }
}

const patienceMs = 15_000

/** Longer than the slowest of the jobs takes to come round. */
const scheduleMs = 10_000
