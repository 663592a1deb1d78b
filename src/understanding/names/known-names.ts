/** Names that stand on file, quick to find where they begin in a text. */
export interface KnownNames {
  has(name: string): boolean
  /** How long the longest name is that begins with this character; 0 when none does. */
  longestFrom(character: string): number
}

/** Sorts a list once: the same list, thousands of customers long, comes with every message of a person. */
export function knownNames(names: readonly string[]): KnownNames {
  const known = sorted.get(names) ?? sort(names)
  sorted.set(names, known)
  return known
}

const sorted = new WeakMap<readonly string[], KnownNames>()

function sort(names: readonly string[]): KnownNames {
  const all = new Set(names)
  const longest = new Map<string, number>()
  for (const name of all) {
    const first = name.slice(0, 1)
    longest.set(first, Math.max(longest.get(first) ?? 0, name.length))
  }
  return { has: (name) => all.has(name), longestFrom: (character) => longest.get(character) ?? 0 }
}

export const nobodyKnown: KnownNames = sort([])
