/** Work that must be done in order per key, while different keys go on beside each other. */
export interface Lanes {
  run(key: string, work: () => Promise<void>): void
  /** Keys with work waiting or running. */
  busy(): number
  /** Resolves when every lane is empty. */
  idle(): Promise<void>
}

/** `onError` hears what a piece of work threw; the lane goes on with the next piece. */
export function openLanes(onError: (key: string, error: unknown) => void): Lanes {
  const tails = new Map<string, Promise<void>>()
  return {
    run(key, work) {
      const tail = (tails.get(key) ?? Promise.resolve()).then(work).catch((error: unknown) => onError(key, error))
      tails.set(key, tail)
      void tail.then(() => {
        if (tails.get(key) === tail) tails.delete(key)
      })
    },
    busy: () => tails.size,
    async idle() {
      while (tails.size > 0) await Promise.all(tails.values())
    },
  }
}
