/** How one habit of a person stands: what it comes to, on how much, how sure that is, and in which deals it shows. */
export interface Measured {
  /** Absent where there is too little to say 数据不足. */
  value?: number
  /** Where the true value likely is, four times in five. */
  low?: number
  high?: number
  /** How much it rests on. */
  sample: number
  level: BehaviourLevel
  /** Deals in which it shows, the plainest first. */
  about: readonly { dealId: string; customer: string; note: string }[]
}

/** `unknown`: too little is on record, which is no reproach. */
export type BehaviourLevel = 'fine' | 'watch' | 'warning' | 'unknown'

/** From where on a habit is as it should be, and from where on it is spoken of. */
export interface Standard {
  healthy: number
  warning: number
}

/** What a habit's figure may be. */
export type Better = 'more' | 'less'

/** Neither is anybody warned where the figure could as well be a healthy one, nor praised for being a little off. */
export function levelFrom(
  { value, low, high }: { value: number; low: number; high: number },
  { healthy, warning }: Standard,
  better: Better,
): BehaviourLevel {
  const sign = better === 'more' ? 1 : -1
  const best = better === 'more' ? high : low
  if (sign * value >= sign * healthy) return 'fine'
  return sign * value < sign * warning && sign * best < sign * healthy ? 'warning' : 'watch'
}

export function tooLittle(sample: number): Measured {
  return { sample, level: 'unknown', about: [] }
}
