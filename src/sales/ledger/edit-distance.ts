import type { Wording } from '../wording/wording.ts'

/** Longer than anybody says at once; more would only cost time. */
const longest = 600

/**
 * How much of a set a rep changed, 0…1: edits of single characters against the longer of the two, at the part or the whole that
 * comes closest, for nobody says all three parts in one breath.
 */
export function editDistance(said: string, { opening, handling, nextStep }: Wording): number {
  const ways = [opening, handling, nextStep, opening + nextStep, opening + handling, opening + handling + nextStep]
  return Math.min(...ways.filter((way) => way !== '').map((way) => share(plain(said), plain(way))))
}

/** Marks are not heard. */
function plain(text: string): string[] {
  return [...text.replace(/[\p{P}\s]/gu, '')].slice(0, longest)
}

function share(one: readonly string[], other: readonly string[]): number {
  const length = Math.max(one.length, other.length)
  return length === 0 ? 0 : levenshtein(one, other) / length
}

function levenshtein(one: readonly string[], other: readonly string[]): number {
  let row = other.map((_, at) => at + 1)
  for (const [at, character] of one.entries()) {
    let [left, corner] = [at + 1, at]
    row = row.map((above, column) => {
      const cost = Math.min(left + 1, above + 1, corner + (other[column] === character ? 0 : 1))
      corner = above
      left = cost
      return cost
    })
  }
  return row.at(-1) ?? one.length
}
