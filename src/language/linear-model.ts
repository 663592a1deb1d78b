import { wordTree } from './word-tree.ts'

/**
 * A linear model as it lies in the repository, to be read and argued with. `features` has a line for each feature, in the order of
 * their spelling: the feature, a tab, and a letter for each label: `a` … `z` speak for it in one to 26 steps, `A` … `Z` against it,
 * a point says nothing.
 */
export interface LinearModelFile {
  labels: string[]
  /** What one step adds to the log-odds. */
  step: number
  /** The score of each label before anything was seen, in steps. */
  start: number[]
  features: string
}

/** All pieces of a text from so many characters to so many, each with the sign before it a feature. */
export interface Pieces {
  sign: string
  text: string
  shortest: number
  longest: number
}

/** What is seen of something: short strings that can be read, and pieces of texts. One that is seen twice is seen once. */
export interface Features {
  signs: readonly string[]
  pieces: readonly Pieces[]
}

/** The features as short strings, to be learned from. */
export function spelledOut({ signs, pieces }: Features): string[] {
  const spelled = [...signs]
  for (const { sign, text, shortest, longest } of pieces)
    for (let at = 0; at < text.length; at++)
      for (let length = shortest; length <= longest && at + length <= text.length; length++)
        spelled.push(sign + text.slice(at, at + length))
  return spelled
}

/** Adds up what the features of something say for each label. */
export interface LinearModel<Label extends string> {
  labels: readonly Label[]
  /** One log-odds score a label, in the order of `labels`. */
  scores(features: Features): Float64Array
  /** What one feature says for each label, in the order of `labels`; for asking why. */
  weightsOf(feature: string): number[]
}

/** The weights of a file laid out so that a score costs one look-up a feature. */
export interface WeightTable {
  width: number
  /** Where the steps of a feature begin, one for each label. */
  places: ReadonlyMap<string, number>
  steps: Int8Array
}

export function weightTable({ labels, features }: LinearModelFile): WeightTable {
  const width = labels.length
  const lines = features.split('\n')
  const places = new Map<string, number>()
  const steps = new Int8Array(lines.length * width)
  for (const [index, line] of lines.entries()) {
    const tab = line.indexOf('\t')
    places.set(line.slice(0, tab), index * width)
    for (let label = 0; label < width; label++) steps[index * width + label] = stepsOf(line.charCodeAt(tab + 1 + label))
  }
  return { width, places, steps }
}

export function linearModel<Label extends string>(file: LinearModelFile): LinearModel<Label> {
  const { width, places, steps } = weightTable(file)
  const placesIn = piecesIn(places)
  return {
    labels: file.labels as Label[],
    scores({ signs, pieces }) {
      const seen = new Set<number>()
      for (const sign of signs) {
        const place = places.get(sign)
        if (place !== undefined) seen.add(place)
      }
      for (const some of pieces) placesIn(some, seen)
      const sums = Int32Array.from(file.start)
      for (const place of seen)
        for (let label = 0; label < width; label++)
          sums[label] = (sums[label] as number) + (steps[place + label] as number)
      return Float64Array.from(sums, (sum) => sum * file.step)
    },
    weightsOf(feature) {
      const place = places.get(feature)
      return file.labels.map((_, label) => (place === undefined ? 0 : (steps[place + label] as number) * file.step))
    },
  }
}

/** Adds where the weights of pieces stand to those that were seen. */
function piecesIn(places: ReadonlyMap<string, number>): (pieces: Pieces, seen: Set<number>) => void {
  const tree = wordTree([...places.keys()])
  const at = [...places.values()]
  return ({ sign, text, shortest, longest }, seen) => {
    let signed = 0
    for (let i = 0; i < sign.length && signed >= 0; i++) signed = tree.onward(signed, sign.charCodeAt(i))
    if (signed < 0) return
    for (let start = 0; start < text.length; start++)
      for (let end = start, beginning = signed; end < text.length && end - start < longest; end++) {
        beginning = tree.onward(beginning, text.charCodeAt(end))
        if (beginning < 0) break
        const feature = tree.wordAt(beginning)
        if (feature >= 0 && end + 1 - start >= shortest) seen.add(at[feature] as number)
      }
  }
}

/** The most that one letter can say. */
export const mostSteps = 26

export function letterOf(steps: number): string {
  if (steps === 0) return '.'
  return String.fromCharCode(steps > 0 ? beforeFor + steps : beforeAgainst - steps)
}

function stepsOf(letter: number): number {
  if (letter > beforeFor) return letter - beforeFor
  return letter > beforeAgainst ? beforeAgainst - letter : 0
}

const beforeFor = 'a'.charCodeAt(0) - 1
const beforeAgainst = 'A'.charCodeAt(0) - 1
