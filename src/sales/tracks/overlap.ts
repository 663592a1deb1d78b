import { spokenParts, type Track } from './track.ts'

/** More than this of the smaller one's words in the other: the two say the same. */
export const sameWords = 0.5

/** What is said aloud of a track, in one. */
export function spokenOf(track: Pick<Track, (typeof spokenParts)[number]>): string {
  return spokenParts.map((part) => track[part]).join('')
}

/** Every three neighbouring characters, without what is no letter and no digit. */
export function trigramsOf(text: string): Set<string> {
  const characters = [...text].filter((character) => /[\p{L}\p{N}]/u.test(character))
  return new Set(characters.slice(2).map((_, index) => characters.slice(index, index + 3).join('')))
}

/** The same of all that is said of a track, kept for as long as the track is. */
export function shinglesOf(track: Track): ReadonlySet<string> {
  const known = kept.get(track)
  if (known !== undefined) return known
  const made = trigramsOf(spokenOf(track))
  kept.set(track, made)
  return made
}

const kept = new WeakMap<Track, ReadonlySet<string>>()

/** Share of the smaller set that the larger one holds too; 0 where there is nothing. */
export function overlapOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const smaller = Math.min(one.size, other.size)
  return smaller === 0 ? 0 : [...one].filter((shingle) => other.has(shingle)).length / smaller
}
