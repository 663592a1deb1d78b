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

/** Adds up what the features of something say for each label. */
export interface LinearModel<Label extends string> {
  labels: readonly Label[]
  /** One log-odds score a label, in the order of `labels`. */
  scores(features: Iterable<string>): Float64Array
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
  return {
    labels: file.labels as Label[],
    scores(seen) {
      const scores = Float64Array.from(file.start)
      for (const feature of seen) {
        const place = places.get(feature)
        if (place === undefined) continue
        for (let label = 0; label < width; label++)
          scores[label] = (scores[label] as number) + (steps[place + label] as number)
      }
      return scores.map((score) => score * file.step)
    },
    weightsOf(feature) {
      const place = places.get(feature)
      return file.labels.map((_, label) => (place === undefined ? 0 : (steps[place + label] as number) * file.step))
    },
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
