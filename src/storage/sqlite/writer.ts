import type { Database } from 'better-sqlite3'

/**
 * Group commit: everything asked to be written within one turn of the event loop shares one transaction, and so one wait for
 * the disk. What a caller writes still happens whole or not at all, and the promise resolves only after the commit.
 */
export interface Writer {
  write<T>(work: () => T, keeping?: Keeping): Promise<T>
  /** Writes what is waiting, now. */
  flush(): void
}

/**
 * What a power cut may take. `durable` waits for the disk. `replayable` does not: it is for what follows from something durable
 * and would come out the same when done again. A mere crash of the process loses neither.
 */
type Keeping = 'durable' | 'replayable'

interface Job {
  work(): unknown
  keeping: Keeping
  resolve(value: unknown): void
  reject(error: unknown): void
}

export function openWriter(database: Database): Writer {
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const rollback = database.prepare('ROLLBACK')
  const savepoint = database.prepare('SAVEPOINT job')
  const release = database.prepare('RELEASE job')
  const rollbackTo = database.prepare('ROLLBACK TO job')
  let waiting: Job[] = []

  return {
    write<T>(work: () => T, keeping: Keeping = 'durable') {
      return new Promise<T>((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush)
        waiting.push({ work, keeping, resolve: (value) => resolve(value as T), reject })
      })
    },
    flush,
  }

  function flush(): void {
    const jobs = waiting
    waiting = []
    if (jobs.length === 0) return
    const settle: (() => void)[] = []
    try {
      database.pragma(jobs.some(({ keeping }) => keeping === 'durable') ? 'synchronous = FULL' : 'synchronous = NORMAL')
      begin.run()
      for (const job of jobs) settle.push(attempt(job))
      commit.run()
    } catch (error) {
      if (database.inTransaction) rollback.run()
      for (const job of jobs) job.reject(error)
      return
    }
    for (const tell of settle) tell()
  }

  /** One job's failure undoes that job alone; whoever asked hears of it after the others are safe. */
  function attempt(job: Job): () => void {
    savepoint.run()
    try {
      const value = job.work()
      release.run()
      return () => job.resolve(value)
    } catch (error) {
      // A full disk ends the whole transaction at once; there is nothing left to roll back to.
      if (!database.inTransaction) throw error
      rollbackTo.run()
      release.run()
      return () => job.reject(error)
    }
  }
}
