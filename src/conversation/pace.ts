/**
 * Lets what is said unasked go out so many a second: a platform grants its calls to the whole app, and thousands of briefs at once
 * would use up what answers need. What has to wait waits before it is written, so that a stop loses nothing.
 */
export interface Pace {
  /** Resolves when it is one more’s turn on this platform. */
  turn(platform: string): Promise<void>
  /** The platform asked for a pause: nobody is given a turn before it is over. */
  hold(platform: string, ms: number): void
}

/** A machine that was busy makes up for so much of what it missed, in milliseconds. */
const catchUp = 500

export function openPace(parts: {
  perSecond(platform: string): number | undefined
  sleep(ms: number): Promise<void>
  /** Milliseconds of a clock that nobody sets. */
  now(): number
}): Pace {
  const { perSecond, sleep, now } = parts
  /** By platform, when the next turn is. */
  const next = new Map<string, number>()
  return {
    async turn(platform) {
      const rate = perSecond(platform)
      if (rate === undefined) return
      const at = now()
      const mine = Math.max(next.get(platform) ?? at, at - catchUp)
      next.set(platform, mine + 1000 / rate)
      if (mine > at) await sleep(mine - at)
    },
    hold(platform, ms) {
      next.set(platform, Math.max(next.get(platform) ?? 0, now() + ms))
    },
  }
}
