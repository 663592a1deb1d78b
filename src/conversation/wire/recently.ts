/** A memory of what happened in the last `milliseconds`, of at most `most` things: the oldest are forgotten first. */
export interface Recently {
  has(thing: string): boolean
  add(thing: string): void
}

export function recently(milliseconds: number, most: number, now: () => number): Recently {
  /** Each with the time it is forgotten, the oldest first: a Map keeps the order in which things were added. */
  const until = new Map<string, number>()

  return {
    has: (thing) => (until.get(thing) ?? 0) > now(),
    add(thing) {
      until.delete(thing)
      until.set(thing, now() + milliseconds)
      for (const [oldest, end] of until) {
        if (end > now() && until.size <= most) return
        until.delete(oldest)
      }
    },
  }
}
