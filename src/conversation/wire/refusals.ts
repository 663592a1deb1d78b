import type { Log } from '../log.ts'

/**
 * Counts what was turned away and says so without filling the disk: the first at once, then a line a minute while more come.
 * Only reasons are written, never what was sent.
 */
export interface Refusals {
  count(reason: string): void
  /** Writes what is still uncounted and rests. */
  close(): void
}

/** `tell` is given the same counts, for the audit trail. */
export function openRefusals(
  { platform, log }: { platform: string; log: Log },
  tell: (counts: Record<string, number>) => void,
  everyMs = 60_000,
): Refusals {
  let counts: Record<string, number> = {}
  let timer: NodeJS.Timeout | undefined

  function report(): boolean {
    if (Object.keys(counts).length === 0) return false
    log.warn({ refused: counts }, `${platform} callbacks refused`)
    tell(counts)
    counts = {}
    return true
  }

  return {
    count(reason) {
      counts[reason] = (counts[reason] ?? 0) + 1
      if (timer !== undefined) return
      report()
      timer = setInterval(() => {
        if (report()) return
        clearInterval(timer)
        timer = undefined
      }, everyMs).unref()
    },
    close() {
      clearInterval(timer)
      timer = undefined
      report()
    },
  }
}
