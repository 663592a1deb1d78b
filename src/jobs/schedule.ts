import type { Log } from '../conversation/log.ts'

export interface Job {
  name: string
  everyMs: number
  run(): Promise<void>
}

/** Runs each job now and then at its pace, never twice at once; a failing round is logged and the next one comes. */
export function openSchedule(jobs: readonly Job[], log: Log): { stop(): Promise<void> } {
  const running = new Map<string, Promise<void>>()
  const timers = jobs.map((job) => setInterval(() => start(job), job.everyMs))
  for (const job of jobs) start(job)

  function start({ name, run }: Job): void {
    if (running.has(name)) return
    const round = run()
      .catch((error: unknown) => log.error({ job: name, err: error }, 'a scheduled job failed'))
      .finally(() => running.delete(name))
    running.set(name, round)
  }

  return {
    async stop() {
      for (const timer of timers) clearInterval(timer)
      await Promise.all(running.values())
    },
  }
}
