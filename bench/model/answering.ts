import { monitorEventLoopDelay } from 'node:perf_hooks'
import { silent } from '../../src/conversation/log.ts'
import { openSandtable } from '../../src/main.ts'
import { readConfig } from '../../src/setup/config.ts'
import { quantile } from '../measure.ts'

interface Answering<T> {
  readonly result: T
  /** Requests answered meanwhile. */
  readonly answered: number
  /** 99th percentiles in milliseconds, before the work began and while it went on: time of an answer, lag of the event loop. */
  readonly alone: Felt
  readonly meanwhile: Felt
}

interface Felt {
  readonly answer: number
  readonly lag: number
}

/** A request every so many milliseconds: fifty a second, the list of deals as a manager sees it. */
const every = 20

/** For comparison: other programs on the machine are felt without any work as well. */
const aloneMs = 5000

/** The product's own server answers in this thread, over HTTP, while `work` goes on. */
export async function whileAnswering<T>(work: () => Promise<T>): Promise<Answering<T>> {
  const config = readConfig({ PORT: '0', DATABASE_URL: 'file::memory:', SECRET_KEY: 'a-key-for-the-bench-only' })
  const sandtable = await openSandtable(config, silent)
  const login = await fetch(`${sandtable.address}/auth/console/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: 'gu' }),
  })
  const headers = { cookie: login.headers.getSetCookie()[0] ?? '' }
  const times: number[] = []
  const failures: unknown[] = []
  const ask = async () => {
    const start = performance.now()
    const response = await fetch(`${sandtable.address}/api/deals`, { headers })
    await response.json()
    if (!response.ok) throw new Error(`the server answered ${response.status}`)
    times.push(performance.now() - start)
  }
  for (let warm = 0; warm < 100; warm++) await ask()
  times.length = 0
  const lag = monitorEventLoopDelay({ resolution: 5 })
  lag.enable()
  const timer = setInterval(() => void ask().catch((error: unknown) => failures.push(error)), every)
  try {
    await new Promise((resolve) => setTimeout(resolve, aloneMs))
    const alone = felt()
    times.length = 0
    lag.reset()
    const result = await work()
    if (failures.length > 0) throw failures[0]
    return { result, answered: times.length, alone, meanwhile: felt() }
  } finally {
    clearInterval(timer)
    lag.disable()
    await sandtable.close()
  }

  function felt(): Felt {
    return { answer: quantile(times, 0.99), lag: lag.percentile(99) / 1e6 }
  }
}
