import { type Interval, shareOf } from '../behaviour/interval.ts'

/** Something that was waited for: how long (ms), and whether it came; what has not come yet waited at least so long. */
export interface Wait {
  ms: number
  over: boolean
}

/**
 * How long was waited, as a distribution: a mean would hide the ones who waited longest. Absent figures: 数据不足, or so much is
 * still open that nobody can tell.
 */
export interface Distribution {
  sample: number
  /** How many of them have not come yet. */
  open: number
  /** Milliseconds. */
  median?: number
  p90?: number
  p99?: number
  /** The share within the goal, in percent, of those of whom it is known. */
  within?: Interval
}

/** Fewer tell nothing. */
const enough = 8
/** A figure is said where at least so many are expected beyond it: the hundredth of fifty is nobody. */
const beyond = 2

/** `goalMs`: what is to be held. What is open counts as censored (Kaplan and Meier 1958), neither as held nor as missed. */
export function distributionOf(waits: readonly Wait[], goalMs: number): Distribution {
  const sample = waits.length
  const open = waits.filter(({ over }) => !over).length
  const quantile = quantilesOf(waits)
  const told = (share: number) =>
    sample < enough || Math.round(sample * (1 - share)) < beyond ? undefined : quantile(share)
  const [median, p90, p99] = [told(0.5), told(0.9), told(0.99)]
  const known = waits.filter(({ ms, over }) => over || ms > goalMs)
  const held = known.filter(({ ms, over }) => over && ms <= goalMs).length
  return {
    sample,
    open,
    ...(median === undefined ? {} : { median }),
    ...(p90 === undefined ? {} : { p90 }),
    ...(p99 === undefined ? {} : { p99 }),
    ...(known.length < enough ? {} : { within: shareOf(held, known.length) }),
  }
}

/** The wait that a share of all is over within; `undefined` where too many are still open to tell. */
function quantilesOf(waits: readonly Wait[]): (share: number) => number | undefined {
  const inOrder = waits.toSorted((one, other) => one.ms - other.ms || Number(other.over) - Number(one.over))
  const steps: { ms: number; over: number }[] = []
  let waiting = 1
  for (const [at, { ms, over }] of inOrder.entries()) {
    if (!over) continue
    waiting *= 1 - 1 / (inOrder.length - at)
    steps.push({ ms, over: 1 - waiting })
  }
  // A share is a sum of fractions: what should be exactly half is short of it by a rounding.
  return (share) => steps.find(({ over }) => over >= share - 1e-9)?.ms
}
