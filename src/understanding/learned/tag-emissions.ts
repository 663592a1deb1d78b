import { type LinearModelFile, weightTable } from '../../language/linear-model.ts'
import { wordTree } from '../../language/word-tree.ts'
import {
  aroundSign,
  type Characters,
  listedSigns,
  margin,
  neighbours,
  ruledLetterSign,
  ruledSigns,
} from './tag-features.ts'

/**
 * What speaks for each tag of each character: one row a character. The same sum as over `tagFeatures`, but a run of characters is
 * looked up once for all the characters that it is a neighbour of, and what lists and rules say is added up once for each of the
 * few ways in which they agree.
 */
export function emissionsOf(file: LinearModelFile): (characters: Characters) => Float64Array {
  const { places, steps, width } = weightTable(file)
  const runs = runsIn(places, steps, width)
  const around = aroundIn(places)
  const sumOf = (signs: readonly string[]): Int32Array => {
    const sum = new Int32Array(width)
    for (const place of signs.flatMap((sign) => places.get(sign) ?? []))
      for (let tag = 0; tag < width; tag++) sum[tag] = (sum[tag] as number) + (steps[place + tag] as number)
    return sum
  }
  const listed = new Map<number, Int32Array>()
  const ruled = new Map<number, Int32Array>()

  return ({ count, padded, talk, words, lists, rules }) => {
    const sums = new Int32Array(count * width)
    const add = (character: number, row: Int8Array | Int32Array, place: number) => {
      for (let tag = 0, at = character * width; tag < width; tag++, at++)
        sums[at] = (sums[at] as number) + (row[place + tag] as number)
    }
    for (let start = 0; start < padded.length; start++)
      for (let length = 1, beginning = 0; length <= longest && start + length <= padded.length; length++) {
        beginning = runs.tree.onward(beginning, padded.charCodeAt(start + length - 1))
        if (beginning < 0) break
        const run = runs.tree.wordAt(beginning)
        if (run < 0) continue
        const here = (start - margin) * width
        for (let says = runs.first[run] as number; says < (runs.first[run + 1] as number); says++) {
          const at = here + (runs.ahead[says] as number)
          if (at >= 0 && at < sums.length) sums[at] = (sums[at] as number) + (runs.steps[says] as number)
        }
      }
    const talked = sumOf([talk])
    for (let i = 0; i < count; i++) {
      add(i, talked, 0)
      const pair = around.placeOf(padded.charCodeAt(margin + i - 1), padded.charCodeAt(margin + i + 1))
      if (pair !== undefined) add(i, steps, pair)
      const listing = keyOf(lists, i) * 0x200 + wordKeyOf(words, i)
      const list = listed.get(listing) ?? sumOf(listedSigns(words.slice(i, i + 3), lists.subarray(i, i + 3)))
      listed.set(listing, list)
      add(i, list, 0)
      const ruling = keyOf(rules, i)
      if (ruling === 0) continue
      const rule = ruled.get(ruling) ?? sumOf(ruledSigns(rules.subarray(i, i + 3)))
      ruled.set(ruling, rule)
      add(i, rule, 0)
      if (rules[i + 1] === 0) continue
      const place = places.get(ruledLetterSign(rules[i + 1] as number, padded[margin + i] as string))
      if (place !== undefined) add(i, steps, place)
    }
    const emissions = new Float64Array(sums.length)
    for (let at = 0; at < sums.length; at++)
      emissions[at] = ((sums[at] as number) + (file.start[at % width] as number)) * file.step
    return emissions
  }
}

/** Three marks as one number. */
function keyOf(marks: Uint8Array, i: number): number {
  return ((marks[i] as number) * 0x20 + (marks[i + 1] as number)) * 0x20 + (marks[i + 2] as number)
}

/** Three places in words as one number. */
function wordKeyOf(words: string, i: number): number {
  return (wordPlace(words, i) * 8 + wordPlace(words, i + 1)) * 8 + wordPlace(words, i + 2)
}

function wordPlace(words: string, at: number): number {
  return wordPlaces.indexOf(words[at] as string)
}

const wordPlaces = '^BIES$'

/** No neighbours are more characters. */
const longest = 3

/**
 * The runs of characters of which something was learned. Of each, from `first` on, all that it says: how far `ahead` in the sums, for a
 * character and a tag, and how many `steps`. Three of four say nothing and are left out.
 */
function runsIn(places: ReadonlyMap<string, number>, steps: Int8Array, width: number) {
  const said = new Map<string, { ahead: number; step: number }[]>()
  for (const [feature, place] of places)
    for (const { sign, from, length } of neighbours) {
      if (feature.length !== sign.length + length || !feature.startsWith(sign)) continue
      const run = feature.slice(-length)
      const row = Array.from(steps.subarray(place, place + width), (step, tag) => ({ ahead: tag - from * width, step }))
      said.set(run, [...(said.get(run) ?? []), ...row.filter(({ step }) => step !== 0)])
    }
  const all = [...said.values()]
  let end = 0
  return {
    tree: wordTree([...said.keys()]),
    first: Int32Array.from([0, ...all.map(({ length }) => (end += length))]),
    ahead: Int16Array.from(all.flat(), ({ ahead }) => ahead),
    steps: Int8Array.from(all.flat(), ({ step }) => step),
  }
}

/** Where the weights of the two characters around one stand. */
function aroundIn(places: ReadonlyMap<string, number>) {
  const pairs = [...places].filter(
    ([feature]) => feature.startsWith(aroundSign) && feature.length === aroundSign.length + 2,
  )
  const tree = wordTree(pairs.map(([feature]) => feature.slice(aroundSign.length)))
  return {
    placeOf(before: number, after: number): number | undefined {
      const beginning = tree.onward(0, before)
      const pair = beginning < 0 ? -1 : tree.onward(beginning, after)
      return pair < 0 ? undefined : pairs[tree.wordAt(pair)]?.[1]
    },
  }
}
