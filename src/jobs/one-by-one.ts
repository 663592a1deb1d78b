import type { Log } from '../conversation/log.ts'

interface Round {
  job: string
  log: Log
  stopping: AbortSignal
}

/** Does for each what is to be done: one that fails is logged, and those behind it have their turn all the same. */
export async function oneByOne<T>(
  items: Iterable<T>,
  work: (one: T) => Promise<unknown>,
  { job, log, stopping }: Round,
): Promise<void> {
  for (const one of items) {
    if (stopping.aborted) return
    try {
      await work(one)
    } catch (error) {
      log.error({ job, err: error }, 'one of many could not be done; the others are')
    }
  }
}

/**
 * Works off all that is due, some at once. What stays due, for its person sleeps or can be reached nowhere, is stepped over: however
 * much of it there is, what is behind it has its turn in the same round.
 */
export async function workOff<T>(
  { due, keyOf, atOnce }: { due(limit: number): Promise<readonly T[]>; keyOf(one: T): string; atOnce: number },
  work: (some: readonly T[]) => Promise<void>,
  stopping: AbortSignal,
): Promise<void> {
  const seen = new Set<string>()
  for (;;) {
    const limit = 2 * seen.size + atOnce
    const all = await due(limit)
    const fresh = all.filter((one) => !seen.has(keyOf(one)))
    for (const one of fresh) seen.add(keyOf(one))
    await work(fresh)
    if (all.length < limit || stopping.aborted) return
  }
}
