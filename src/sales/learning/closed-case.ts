import { type Day, dayOf } from '../../language/calendar.ts'
import type { Closing } from '../deal.ts'
import type { Sign } from '../sandbox/signs.ts'
import { daysOf, instantOf } from '../told-time.ts'

/** A closed deal as it stood before anybody knew how it ended: what a model learns from, one state a deal. */
export interface ClosedCase {
  dealId: string
  /** The prediction that was made of that state, or the imported snapshot it stands in. */
  decisionId: string
  /** When it stood so, and when the deal was closed: milliseconds UTC. */
  madeAt: number
  closedAt: number
  won: boolean
  signs: readonly Sign[]
}

/** A closed deal with what we had said of it, to be judged by. */
export interface JudgedCase extends ClosedCase {
  /** Which model spoke, and what it said, 0…1. */
  model: string
  said: number
  /** The rep's own guess, 0…1, where they gave one. */
  guess?: number
}

/**
 * A prediction counts only when it was made this long before the deal was closed, in milliseconds. What is told in the last days
 * is often the result itself, heard but not yet filed; a judgement of 2026-11-21.
 */
export const lead = 3 * 24 * 3_600_000

/**
 * Since when a deal's end was known, in milliseconds: since it was recorded, or since the day it ended on where that was told
 * later. `undefined` where another system told the end without its day.
 */
export function closedAtOf(closing: Closing | undefined, recordedAt: number): number | undefined {
  if (closing === undefined) return recordedAt
  if (closing.on === undefined) return undefined
  const { first } = daysOf({ value: closing.on })
  return first < dayOf(new Date(recordedAt)) ? startOf(first) : recordedAt
}

/** The beginning of a day, in milliseconds. */
export function startOf(day: Day): number {
  return instantOf(day, '00:00')
}

/**
 * The one prediction of a deal that it is judged and learned by. Which one does not depend on how the deal ended, nor always on
 * the first or the last word: over many deals they come from every age, as the predictions on cards do.
 */
export function chosenPrediction<P extends { id: string; at: number }>(
  dealId: string,
  predictions: readonly P[],
  closedAt: number,
): P | undefined {
  const inTime = predictions
    .filter(({ at }) => at <= closedAt - lead)
    .sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1))
  return inTime[numberOf(dealId) % Math.max(1, inTime.length)]
}

/** FNV-1a: the same for an id everywhere and always. */
function numberOf(id: string): number {
  let hash = 0x811c9dc5
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash
}
