/** From where on a signal speaks. Judgements of 2026-11-22, until a company's own deals say better. */
export const thresholds = {
  /** Days without a word on record. */
  silent: { watch: 14, high: 28 },
  /** Days on one rung of the ladder. */
  stuck: { watch: 30, high: 60 },
  /** Days since we wrote last without an answer. */
  ghosted: { watch: 7, high: 14 },
  /** Days until something is due. */
  deadline: { watch: 7, high: 3 },
} as const

/** The level a number of days comes to. */
export function levelFrom(days: number, { watch, high }: { watch: number; high: number }): 'none' | 'watch' | 'high' {
  return days >= high ? 'high' : days >= watch ? 'watch' : 'none'
}
