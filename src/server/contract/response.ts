/** GET /api/response: how soon words reach reps and pushbacks are answered, of everybody one may see; a rep finds themselves alone. */
export interface ResponsePage {
  responses: TimelinessPart
  handling: TimelinessPart
}

export interface TimelinessPart {
  /** The first day that counts. */
  from: string
  /** Milliseconds. */
  goal: number
  all: DistributionRow
  teams: NamedDistribution[]
  people: NamedDistribution[]
  channels: NamedDistribution[]
  objections: NamedDistribution[]
}

/** Figures in milliseconds and percent; absent where too little is known. */
interface DistributionRow {
  sample: number
  /** How many have not come yet: waited for until now. */
  open: number
  median?: number
  p90?: number
  p99?: number
  within?: { value: number; low: number; high: number }
}

export interface NamedDistribution extends DistributionRow {
  id: string
  name: string
}
