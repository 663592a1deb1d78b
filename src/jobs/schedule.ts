import type { Log } from '../conversation/log.ts'

export interface Job {
  name: string
  everyMs: number
  /** Ends early, for the rest to be done after the next start, once `stopping` is aborted. */
  run(stopping: AbortSignal): Promise<void>
}

/** Runs each job now and then at its pace, never twice at once; a failing round is logged and the next one comes. */
export function openSchedule(jobs: readonly Job[], log: Log): { stop(): Promise<void> } {
  const running = new Map<string, Promise<void>>()
  const stopping = new AbortController()
  const timers = jobs.map((job) => setInterval(() => start(job), job.everyMs))
  for (const job of jobs) start(job)

  function start({ name, run }: Job): void {
    if (running.has(name)) return
    const round = run(stopping.signal)
      .catch((error: unknown) => log.error({ job: name, err: error }, 'a scheduled job failed'))
      .finally(() => running.delete(name))
    running.set(name, round)
  }

  return {
    async stop() {
      for (const timer of timers) clearInterval(timer)
      stopping.abort()
      await Promise.all(running.values())
    },
  }
}
