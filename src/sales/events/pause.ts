import { sayTipping } from '../risk/say-tipping.ts'
import type { TippingKind } from '../risk/tipping/point.ts'
import { sayDayOf } from '../say-day.ts'

/** What somebody answers to an alert: the product goes on by itself 知道了，继续, or stays still until they say so 先停着. */
export type AlertAnswer = 'go-on' | 'hold'

/** Somebody answered an event that may turn its deal, and all that reached us before it; `subject`: the event. */
export interface AlertAnswered {
  kind: (typeof answerKinds)[AlertAnswer]
  level: 'human'
  subject: string
}

export const answerKinds = { 'go-on': 'tipping.resumed', hold: 'tipping.held' } as const

/**
 * Why the product does nothing by itself about a deal: it was told something that may turn it, and nobody has said yet how to go
 * on. What a person asks for is answered all the same.
 */
export interface Pause {
  /** The newest such event; an answer to it answers what was told before it as well. */
  eventId: string
  /** All that may turn it, the newest last. */
  tipping: readonly TippingKind[]
  /** When the first of it reached us: ISO 8601, UTC. */
  since: string
  /** The name of who said to hold; absent while nobody answered. */
  heldBy?: string
}

/** In a sentence, for cards and rows. */
export function sayPause({ tipping, since, heldBy }: Pause, today: string): string {
  const what = `${sayTipping(tipping)}（${sayDayOf(since, today)}）`
  return heldBy === undefined
    ? `${what}，还没人回应；回应之前这一单我不主动发东西`
    : `${what}，${heldBy}说先停着；这一单我不主动发东西`
}
