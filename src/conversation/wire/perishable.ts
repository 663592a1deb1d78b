/** A value that goes off, such as an access token: fetched once for all who ask, renewed before it ends. */
export interface Perishable {
  get(): Promise<string>
  /** The other side says it is bad. Compares and swaps: whoever comes late does not throw away a newer one. */
  drop(value: string): void
}

/** `fetchNew` says how many seconds its value lives. */
export function perishable(fetchNew: () => Promise<{ value: string; seconds: number }>, now: () => number): Perishable {
  let kept: { value: string; freshUntil: number; goodUntil: number } | undefined
  let underWay: Promise<string> | undefined

  async function renew(): Promise<string> {
    const askedAt = now()
    const { value, seconds } = await fetchNew()
    const life = seconds * 1000
    kept = { value, freshUntil: askedAt + life - Math.min(early, life / 2), goodUntil: askedAt + life }
    return value
  }

  return {
    async get() {
      if (kept !== undefined && now() < kept.freshUntil) return kept.value
      const stillGood = kept !== undefined && now() < kept.goodUntil ? kept.value : undefined
      underWay ??= renew().finally(() => {
        underWay = undefined
      })
      // Renewing early is a precaution: when it fails there is time to fail again.
      return stillGood === undefined ? underWay : underWay.catch(() => stillGood)
    },
    drop(value) {
      if (kept?.value === value) kept = undefined
    },
  }
}

/** Servers disagree about seconds and calls take time; five minutes of 7200 s are enough for both. */
const early = 5 * 60_000
