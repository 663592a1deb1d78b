import { randomFrom } from '../model/random.ts'
import { type Strategy, strategies } from '../tracks/track.ts'
import { type Effects, sampler } from './effects.ts'
import type { Assignment } from './showing.ts'

/** Which way of drawing this is: what was drawn under another is told apart. */
export const thompson = 'thompson-2026-11-22'
/** Where sales-ops have decided who stands first. */
export const decided = 'decided-2026-11-22'
/** Share of pure chance in every draw: no strategy is ever given up. */
const chance = 0.1
const draws = 1000

/**
 * How likely each strategy is to stand first, by Thompson sampling: as often as it could be the best, as far as is known, with a
 * floor of pure chance. By a thousand draws that are the same each time.
 */
export function propensityOf(effects: Effects, segment: string): Record<Strategy, number> {
  const draw = sampler(effects.beliefs(segment), randomFrom(seedOf(thompson, segment)))
  const wins = strategies.map(() => 0)
  for (let one = 0; one < draws; one++) {
    const drawn = draw()
    const best = drawn.indexOf(Math.max(...drawn))
    wins[best] = (wins[best] ?? 0) + 1
  }
  const [clarify = 0, evidence = 0, advance = 0] = wins.map(
    (count) => ((1 - chance) * count) / draws + chance / strategies.length,
  )
  return { clarify, evidence, advance }
}

/** One stands first, but for the floor of pure chance, by which it can still be seen whether that is right. */
export function firmly(first: Strategy): Record<Strategy, number> {
  const share = (strategy: Strategy) => (strategy === first ? 1 - chance : 0) + chance / strategies.length
  return { clarify: share('clarify'), evidence: share('evidence'), advance: share('advance') }
}

/** Draws who stands first; the same seed draws the same again, so a deal keeps its order while it stays in its stage. */
export function assign(
  propensity: Record<Strategy, number>,
  seed: number,
  policy = thompson,
): { first: Strategy; assignment: Assignment } {
  let left = randomFrom(seed)()
  const first = strategies.find((strategy) => {
    left -= propensity[strategy]
    return left < 0
  })
  return { first: first ?? 'advance', assignment: { policy, seed, propensity } }
}

/** A seed of a deal and its stage: FNV-1a. */
export function seedOf(...parts: readonly string[]): number {
  let hash = 0x811c9dc5
  for (const character of parts.join('/')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash
}
