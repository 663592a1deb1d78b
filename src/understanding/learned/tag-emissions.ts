import { type LinearModelFile, weightTable } from './linear-model.ts'
import { type Characters, margin, type Neighbours, neighbours } from './tag-features.ts'

/**
 * What its neighbours and signs say of each character for each tag: one row a character. The same sum as over `tagFeatures`, but
 * a run of characters is looked up once for all the characters that it is a neighbour of.
 */
export function emissionsOf(file: LinearModelFile): (characters: Characters) => Float64Array {
  const { places, steps, width } = weightTable(file)
  const runs = runsIn(places)
  return ({ count, padded, signs }) => {
    const sums = new Float64Array(count * width)
    const add = (character: number, place: number) => {
      for (let tag = 0, at = character * width; tag < width; tag++, at++)
        sums[at] = (sums[at] as number) + (steps[place + tag] as number)
    }
    for (const [length, some] of lengths)
      for (let start = 0; start + length <= padded.length; start++) {
        const found = runs.get(padded.slice(start, start + length))
        if (found === undefined) continue
        for (const [which, { from }] of some.entries()) {
          const character = start - margin - from
          const place = found[which] as number
          if (place >= 0 && character >= 0 && character < count) add(character, place)
        }
      }
    for (const [character, some] of signs.entries())
      for (const sign of some) {
        const place = places.get(sign)
        if (place !== undefined) add(character, place)
      }
    return sums.map((sum, at) => (sum + (file.start[at % width] as number)) * file.step)
  }
}

/** The neighbours by how many characters they are. */
const lengths: readonly [number, readonly Neighbours[]][] = [1, 2, 3].map((length) => [
  length,
  neighbours.filter((some) => some.length === length),
])

/** Where the weights of a run of characters stand, for each way to be its neighbour; −1 where nothing was learned. */
function runsIn(places: ReadonlyMap<string, number>): Map<string, Int32Array> {
  const runs = new Map<string, Int32Array>()
  for (const [feature, place] of places)
    for (const [length, some] of lengths) {
      const which = some.findIndex(({ sign }) => feature.length === sign.length + length && feature.startsWith(sign))
      if (which < 0) continue
      const run = feature.slice(-length)
      const found = runs.get(run) ?? new Int32Array(some.length).fill(-1)
      found[which] = place
      runs.set(run, found)
    }
  return runs
}
