/** How often the gateway is asked for a connection: at once after a loss, slower the more follow, never too often. */
export interface Pace {
  /** Resolves when it is time; early when the house closes. */
  turn(leaving: AbortSignal): Promise<void>
  /** How long the last one held, in milliseconds, counted from the asking. */
  ended(heldMs: number): void
}

/** Openings in a minute; DingTalk's gateway counts those of one app, however many ask. */
const mostPerMinute = 6
/** A connection that ended sooner was none. */
const servedMs = 10_000
const firstPauseMs = 1000
const longestPauseMs = 30_000

export function openPace(now: () => number = () => performance.now()): Pace {
  let turns: number[] = []
  let losses = 0
  return {
    async turn(leaving) {
      const sixth = turns.length < mostPerMinute ? undefined : turns[turns.length - mostPerMinute]
      const pause = losses <= 1 ? 0 : Math.min(firstPauseMs * 2 ** (losses - 2), longestPauseMs)
      const wait = Math.max(pause, (sixth ?? Number.NEGATIVE_INFINITY) + 60_500 - now())
      if (wait > 0) await unlessLeaving(wait, leaving)
      turns = [...turns.slice(1 - mostPerMinute), now()]
    },
    ended(heldMs) {
      losses = heldMs < servedMs ? losses + 1 : 0
    },
  }
}

function unlessLeaving(ms: number, leaving: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    leaving.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
