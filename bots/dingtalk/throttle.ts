/**
 * Waits, for each API by itself, until one more call is within the platform's limit: what goes over is refused, and a storm of
 * refusals can shut the whole app out.
 * https://open.dingtalk.com/document/development/dingtalk-application-development-platform-billing-model
 */
export function openThrottle(perSecond = callsPerSecond): (endpoint: string) => Promise<void> {
  /** When the last calls were let through, on the monotonic clock. */
  const lets = new Map<string, number[]>()
  return async (endpoint) => {
    const before = lets.get(endpoint) ?? []
    const now = performance.now()
    const oldest = before.length < perSecond ? undefined : before[before.length - perSecond]
    const at = Math.max(now, (oldest ?? Number.NEGATIVE_INFINITY) + window)
    lets.set(endpoint, [...before.slice(1 - perSecond), at])
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now))
  }
}

/** Of the twenty that the cheapest edition grants; calls bunch up on their way. */
export const callsPerSecond = 16
/** A second and what clocks and networks differ by, in milliseconds. */
const window = 1050
