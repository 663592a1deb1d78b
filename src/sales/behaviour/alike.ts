import { plain } from '../solutions/terms.ts'

/**
 * How much of two Chinese texts is the same, 0…1, whoever they are for: the share of triples of neighbouring characters they have in
 * common (Dice 1945). Names given are taken out first and every number counts as the same, so that a template with another
 * customer’s name and figures in it is still the same template.
 */
export function alike(one: Named, other: Named): number {
  const [ones, others] = [triplesOf(one), triplesOf(other)]
  const all = sizeOf(ones) + sizeOf(others)
  if (all === 0) return 0
  let common = 0
  for (const [triple, count] of ones) common += Math.min(count, others.get(triple) ?? 0)
  return (2 * common) / all
}

/** A text, and what in it is somebody’s name. */
export interface Named {
  text: string
  names: readonly string[]
}

function triplesOf({ text, names }: Named): Map<string, number> {
  const bare = names
    .filter((name) => name.length > 1)
    .toSorted((one, other) => other.length - one.length)
    .reduce((rest, name) => rest.replaceAll(plain(name), '＿'), plain(text))
    .replace(/\d+(?:[.,]\d+)*/g, '0')
  const chars = [...bare].filter((char) => /[\p{L}\p{N}]/u.test(char))
  const triples = new Map<string, number>()
  for (let at = 0; at + 2 < chars.length; at++) {
    const triple = chars.slice(at, at + 3).join('')
    triples.set(triple, (triples.get(triple) ?? 0) + 1)
  }
  return triples
}

function sizeOf(triples: ReadonlyMap<string, number>): number {
  return [...triples.values()].reduce((sum, count) => sum + count, 0)
}
