import type { Log } from './log.ts'

const longestPauseMs = 60_000

export interface Persistence {
  log: Log
  sleep(ms: number): Promise<void>
  /** The house is closing: what is unfinished by now is taken up after the next start. */
  closing(): boolean
}

/** Milliseconds to wait after so many failures: the first pause doubled each time, up to a minute. */
export function pauseAfter(failures: number, firstPauseMs: number): number {
  return Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs)
}

/**
 * Some things have to be written down: where the disk is full, this waits until it is not. `trouble` is what the log says each
 * time; `false` when the house closed first.
 */
export async function insist(
  write: () => Promise<void>,
  firstPauseMs: number,
  trouble: string,
  { log, sleep, closing }: Persistence,
): Promise<boolean> {
  for (let tries = 1; !closing(); tries++) {
    try {
      await write()
      return true
    } catch (error) {
      log.error({ tries, err: error }, trouble)
      await sleep(pauseAfter(tries, firstPauseMs))
    }
  }
  return false
}
