import type { Delivery } from '../platform.ts'

/**
 * Clicks whose callback waits for its answer. A card redrawn in time goes back in it, which the person sees at once; later, or
 * beside it, would be overwritten by the client: so a call of its own has to wait until the callback is answered and shown.
 */
export interface Clicks<Answer> {
  /** Opens the wait for a click before its answer can possibly be there. */
  open(click: Click): { answer: Promise<Answer>; close(): void }
  /** Gives the card back to the click it answers; `false` when nobody waits for it any more. */
  redraw(delivery: Delivery, card: Answer): boolean
  /** Something else was said in answer: the card may follow at once, or not at all. */
  said(delivery: Delivery): void
  /** Resolves when drawing over this message is safe. */
  settled(messageId: string): Promise<void>
}

interface Click {
  conversation: string
  receivedAt: number
  messageId: string
  /** Fires when the other side has gone. */
  gone: AbortSignal
}

/** After the first words of an answer, its card is at most this far behind. */
const afterWordsMs = 700
/** Until an answered callback is certainly shown. */
const settleMs = 300

/** `patienceMs`: how long a client waits for the answer, less the way; `nothing` leaves the card, `stillAtIt` says that it takes time. */
export function openClicks<Answer>(told: { patienceMs: number; nothing: Answer; stillAtIt: Answer }): Clicks<Answer> {
  const { patienceMs, nothing, stillAtIt } = told
  const waiting = new Map<string, { settle(answer: Answer): void; hurry(): void; gone: AbortSignal }>()
  const settling = new Map<string, Promise<void>>()

  return {
    open({ conversation, receivedAt, messageId, gone }) {
      const key = keyOf(conversation, receivedAt)
      let resolve: (answer: Answer) => void = () => {}
      const answer = new Promise<Answer>((toResolve) => {
        resolve = toResolve
      })
      let timer = setTimeout(() => settle(stillAtIt), patienceMs)
      const settle = (given: Answer) => {
        clearTimeout(timer)
        waiting.delete(key)
        resolve(given)
      }
      const hurry = () => {
        clearTimeout(timer)
        timer = setTimeout(() => settle(nothing), afterWordsMs)
      }
      waiting.set(key, { settle, hurry, gone })
      const shown = answer.then(() => pause(settleMs))
      settling.set(messageId, shown)
      void shown.then(() => {
        if (settling.get(messageId) === shown) settling.delete(messageId)
      })
      return { answer, close: () => settle(nothing) }
    },

    redraw({ conversation, answersAt = 0 }, card) {
      const click = waiting.get(keyOf(conversation, answersAt))
      if (click === undefined || click.gone.aborted) return false
      click.settle(card)
      return true
    },

    said({ conversation, answersAt = 0 }) {
      waiting.get(keyOf(conversation, answersAt))?.hurry()
    },

    settled: async (messageId) => settling.get(messageId),
  }
}

function keyOf(conversation: string, receivedAt: number): string {
  return `${conversation} ${receivedAt}`
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
