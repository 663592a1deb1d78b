import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  ConsecutiveBreaker,
  circuitBreaker,
  handleAll,
  wrap,
} from 'cockatiel'
import { APIUserAbortError } from 'openai'
import type { NoAnswer } from './index.ts'

/** More at once would only queue at the endpoint, while people wait. */
const atOnce = 4
const failuresInARow = 3
const restMs = 30_000

type Outcome<T> = { answer: T } | { failed: NoAnswer; why: string }

/** Runs what may hang, fail or be overrun: at most a few at once, resting after failures in a row, never past the deadline. */
export function openFirmness() {
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: restMs,
    breaker: new ConsecutiveBreaker(failuresInARow),
  })
  const policy = wrap(bulkhead(atOnce, 0), breaker)

  return async <T>(deadlineMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<Outcome<T>> => {
    const signal = AbortSignal.timeout(deadlineMs)
    try {
      return { answer: await policy.execute(() => Promise.race([work(signal), lateness(signal)])) }
    } catch (error) {
      return { failed: kindOf(error, signal), why: error instanceof Error ? error.message : String(error) }
    }
  }
}

/** Rejects when time is up, whatever the work does about it. */
function lateness(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

function kindOf(error: unknown, deadline: AbortSignal): NoAnswer {
  if (error instanceof BulkheadRejectedError) return 'busy'
  if (error instanceof BrokenCircuitError) return 'resting'
  if (deadline.aborted || error instanceof APIUserAbortError) return 'late'
  return 'unreachable'
}
