/**
 * Instances that somebody is answering from here. Their platform tells of it at once, before the answer is written: what it tells
 * meanwhile is nothing new.
 */
export interface Underway {
  begin(instance: string, at: Date): void
  end(instance: string): void
  has(instance: string, at: Date): boolean
}

/** An answer is written within this, in milliseconds, or is made anew after a crash. */
const longestMs = 10_000

export function openUnderway(): Underway {
  const begun = new Map<string, number>()
  return {
    begin(instance, at) {
      for (const [one, since] of begun) if (at.getTime() - since >= longestMs) begun.delete(one)
      begun.set(instance, at.getTime())
    },
    end: (instance) => void begun.delete(instance),
    has: (instance, at) => at.getTime() - (begun.get(instance) ?? Number.NEGATIVE_INFINITY) < longestMs,
  }
}
