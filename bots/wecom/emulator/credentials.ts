import { randomBytes } from 'node:crypto'

const validFor = 7200

/**
 * A secret the platform hands out for 7200 s and hands out again until then: the access token, and both tickets.
 * `expires_in` is what is left; that the same one is repeated is believed, not documented.
 */
export function openCredential(now: () => number) {
  let current: { value: string; until: number } | undefined
  const expired = new Set<string>()

  const expire = () => {
    if (current) expired.add(current.value)
    current = undefined
  }

  return {
    issue(): { value: string; expiresIn: number } {
      if (current && now() >= current.until) expire()
      current ??= { value: randomBytes(32).toString('base64url'), until: now() + validFor * 1000 }
      return { value: current.value, expiresIn: Math.ceil((current.until - now()) / 1000) }
    },

    stateOf(value: string): 'valid' | 'expired' | 'unknown' {
      if (value === current?.value) return now() < current.until ? 'valid' : 'expired'
      return expired.has(value) ? 'expired' : 'unknown'
    },

    /** From now on known to be too old. */
    expire,

    /** From now on unknown, as after the platform has withdrawn it early. */
    invalidate(): void {
      current = undefined
    },
  }
}

export type Credential = ReturnType<typeof openCredential>
