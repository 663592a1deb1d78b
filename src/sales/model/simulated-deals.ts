import type { Case, History } from './history.ts'
import { Mapping } from './mapping.ts'
import { sigmoid } from './odds.ts'
import { type Random, randomFrom } from './random.ts'

/** Deals whose true probability is known, for tests and benches: what a model says can be held against the truth itself. */
export interface SimulatedDeals {
  readonly history: History
  readonly mapping: Mapping
  readonly cases: readonly Case[]
  /** True probability of each deal. */
  readonly truth: Float64Array
}

/** What goes into a simulated deal's log-odds. */
interface Simulated {
  /** Standard normal. */
  readonly budget: number
  readonly visits: number
  /** 0 … 3 */
  readonly source: number
  /** The owner's own effect. */
  readonly owner: number
}

export type Truth = (deal: Simulated) => number

const sourceEffects = [0, 0.7, -0.6, 0.3]

/** Every column matters, each in its own way and none through another. */
export const additive: Truth = ({ budget, visits, source, owner }) =>
  -0.4 + 0.8 * budget - 0.5 * visits + (sourceEffects[source] ?? 0) + owner

/** What visits are worth depends on the source: only trees can see it. */
export const interacting: Truth = ({ budget, visits, source, owner }) =>
  -0.5 + 0.5 * budget + 1.2 * visits * (source === 1 ? 1 : -0.8) + owner

/** Nothing matters. */
export const noise: Truth = () => 0.5

const owners = 30
const shareUnknown = 0.05

export function simulatedDeals(rows: number, truthOf: Truth, seed: number): SimulatedDeals {
  const random = randomFrom(seed)
  const ownerEffects = Array.from({ length: owners }, () => 0.5 * normal(random))
  const deals = Array.from({ length: rows }, () => {
    const budget = normal(random)
    const visits = normal(random)
    const source = Math.floor(random() * sourceEffects.length)
    const owner = Math.floor(random() * owners)
    const probability = sigmoid(truthOf({ budget, visits, source, owner: ownerEffects[owner] ?? 0 }))
    return { budget, visits, source, owner, probability, won: random() < probability ? 1 : 0 }
  })
  return {
    history: {
      rows,
      won: Uint8Array.from(deals, ({ won }) => won),
      columns: [
        { name: 'budget', type: 'num', values: Float64Array.from(deals, ({ budget }) => budget) },
        { name: 'visits', type: 'num', values: Float64Array.from(deals, ({ visits }) => visits) },
        {
          name: 'source',
          type: 'cat',
          levels: sourceEffects.map((_, index) => `source ${index}`),
          codes: Int32Array.from(deals, ({ source }) => source),
        },
        {
          name: 'owner',
          type: 'cat',
          levels: Array.from({ length: owners }, (_, index) => `owner ${index}`),
          codes: Int32Array.from(deals, ({ owner }) => owner),
        },
      ],
    },
    mapping: Mapping.parse({
      target: { col: 'result', won: ['won'], lost: ['lost'] },
      columns: Object.fromEntries(
        ['budget', 'visits', 'source', 'owner'].map((name, index) => [
          name,
          { type: index < 2 ? 'num' : 'cat', known_at_prediction: true },
        ]),
      ),
    }),
    cases: deals.map(({ budget, visits, source, owner }) => ({
      budget,
      visits,
      source: `source ${source}`,
      owner: `owner ${owner}`,
    })),
    truth: Float64Array.from(deals, ({ probability }) => probability),
  }
}

/** The same deals with some cells unknown. */
export function withGaps(deals: SimulatedDeals, seed: number): SimulatedDeals {
  const random = randomFrom(seed)
  const missing = () => random() < shareUnknown
  return {
    ...deals,
    history: {
      ...deals.history,
      columns: deals.history.columns.map((column) =>
        column.type === 'num'
          ? { ...column, values: column.values.map((value) => (missing() ? Number.NaN : value)) }
          : { ...column, codes: column.codes.map((code) => (missing() ? -1 : code)) },
      ),
    },
  }
}

/** Box–Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
