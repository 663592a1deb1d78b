import type { Bubble } from '../../src/conversation/bubble.ts'

/** What each person of the console sees, newest last; the oldest bubbles go when there are too many. */
export interface Transcripts {
  /** Adds a bubble, or redraws the one with the same id. */
  put(userId: string, bubble: Bubble): void
  find(userId: string, id: string): Bubble | undefined
  /** All bubbles so far, then every new or redrawn one, until `signal` fires. */
  follow(userId: string, signal: AbortSignal): AsyncGenerator<Bubble>
}

const bubblesKept = 200

export function openTranscripts(): Transcripts {
  const bubbles = new Map<string, Map<string, Bubble>>()
  const listeners = new Map<string, Set<(bubble: Bubble) => void>>()
  const of = (userId: string) => bubbles.get(userId) ?? new Map<string, Bubble>()

  return {
    put(userId, bubble) {
      const seen = of(userId)
      seen.set(bubble.id, bubble)
      const [oldest] = seen.keys()
      if (seen.size > bubblesKept && oldest !== undefined) seen.delete(oldest)
      bubbles.set(userId, seen)
      for (const listen of listeners.get(userId) ?? []) listen(bubble)
    },
    find: (userId, id) => of(userId).get(id),
    async *follow(userId, signal) {
      const waiting: Bubble[] = [...of(userId).values()]
      let wake = () => {}
      const listen = (bubble: Bubble) => {
        waiting.push(bubble)
        wake()
      }
      const here = listeners.get(userId) ?? new Set()
      listeners.set(userId, here.add(listen))
      signal.addEventListener('abort', () => wake())
      try {
        while (!signal.aborted) {
          const next = waiting.shift()
          if (next !== undefined) yield next
          else await new Promise<void>((resolve) => (wake = resolve))
        }
      } finally {
        here.delete(listen)
      }
    },
  }
}
