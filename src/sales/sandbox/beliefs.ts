import { unpack } from '../model/packed.ts'
import { priorOf, type Sign, type SignKey } from './signs.ts'
import { judgedOn } from './weights.ts'

/** What speaks on a company's cards: the expert's scorecard, or what was learned from the company's own deals. */
export interface Beliefs {
  /** Which model this is, ending in its day: `prior-2026-11-21`, `v3-2027-02-01`. Every prediction carries it. */
  model: string
  /** Added to all log-odds since the level was last refreshed. */
  shift: number
  learned?: Posterior
}

/** Weights of signs as learned, ready to be asked. */
export interface Posterior {
  /** Closed deals learned from. */
  cases: number
  meanOf(key: SignKey): number
  /** How unsure the log-odds of a deal with these signs are, and how unsure they were before any deal. */
  varianceOf(signs: readonly Sign[]): number
  priorVarianceOf(signs: readonly Sign[]): number
  /** How many of the deals learned from showed this sign. */
  seen(key: SignKey): number
}

/** The same as kept: normal around `means`, in the order of `keys`. */
export interface LearnedWeights {
  /** When the last deal it learned from was closed, milliseconds UTC. */
  upTo: number
  cases: number
  wins: number
  /** By how much the expert's uncertainty was stretched to fit this company; learned as well. */
  scale: number
  keys: readonly SignKey[]
  means: readonly number[]
  seen: readonly number[]
  /** Lower triangle of the covariance, packed. */
  covariance: string
}

/** The expert alone. */
export const scorecard: Beliefs = { model: `prior-${judgedOn}`, shift: 0 }

/** Reads what was kept once, for many deals. A sign it does not know stands as the expert believes. */
export function openPosterior({ cases, keys, means, seen, scale, covariance }: LearnedWeights): Posterior {
  const places = new Map(keys.map((key, place) => [key, place]))
  const packed = unpack(covariance)
  const entry = (i: number, j: number) => packed[i >= j ? (i * (i + 1)) / 2 + j : (j * (j + 1)) / 2 + i] ?? 0
  const own = (key: SignKey) => (spread(key, scale) * priorOf(key).sd) ** 2
  return {
    cases,
    meanOf(key) {
      const place = places.get(key)
      return place === undefined ? priorOf(key).mean : (means[place] ?? 0)
    },
    varianceOf(signs) {
      let sum = 0
      for (const { key, value } of signs) {
        const row = places.get(key)
        if (row === undefined) sum += value ** 2 * own(key)
        else {
          for (const other of signs) {
            const column = places.get(other.key)
            if (column !== undefined) sum += value * other.value * entry(row, column)
          }
        }
      }
      return sum
    },
    priorVarianceOf: (signs) => signs.reduce((sum, { key, value }) => sum + value ** 2 * own(key), 0),
    seen(key) {
      const place = places.get(key)
      return place === undefined ? 0 : (seen[place] ?? 0)
    },
  }
}

/** The company's level is not an opinion about a sign, and is not stretched. */
export function spread(key: SignKey, scale: number): number {
  return key === 'level' ? 1 : scale
}
