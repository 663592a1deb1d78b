import type { LinearModelFile } from '../learned/linear-model.ts'
import { modelFile } from './model-file.ts'
import { seededRandom, shuffled } from './seeded-random.ts'
import { vocabularyOf } from './vocabulary.ts'

/** Something seen, with the labels that are true of it. */
export interface Example<Label extends string> {
  features: readonly string[]
  labels: readonly Label[]
  /** How much it counts; 1 if absent. */
  weight?: number
}

export interface LogisticOptions {
  epochs: number
  rate: number
  /** Pull of every weight towards zero, once an epoch. */
  decay: number
  /** Features seen in fewer examples teach nothing that holds elsewhere. */
  seenAtLeast: number
  /** How many features the model may keep. */
  most: number
}

/**
 * One logistic regression a label over shared sparse features: AdaGrad over shuffled examples with L2, the same result every
 * time. Small and convex; a few thousand utterances take seconds.
 */
export function fitLogistic<Label extends string>(
  examples: readonly Example<Label>[],
  labels: readonly Label[],
  { epochs, rate, decay, seenAtLeast, most }: LogisticOptions,
): LinearModelFile {
  const vocabulary = vocabularyOf(
    examples.map(({ features }) => features),
    seenAtLeast,
  )
  const width = labels.length
  const weights = new Float64Array(vocabulary.size * width)
  const squares = new Float64Array(vocabulary.size * width).fill(1e-6)
  const start = new Float64Array(width)
  const startSquares = new Float64Array(width).fill(1e-6)
  const rows = examples.map(({ features }) => indicesOf(features, vocabulary))
  const truths = examples.map((example) => labels.map((label) => Number(example.labels.includes(label))))
  const random = seededRandom(20261124)
  const scores = new Float64Array(width)
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const index of shuffled(examples.length, random)) {
      const row = rows[index] as Int32Array
      const truth = truths[index] as number[]
      const counts = examples[index]?.weight ?? 1
      scores.set(start)
      for (const feature of row)
        for (let label = 0; label < width; label++)
          scores[label] = (scores[label] as number) + (weights[feature * width + label] as number)
      for (let label = 0; label < width; label++) {
        const error = counts * (1 / (1 + Math.exp(-(scores[label] as number))) - (truth[label] as number))
        if (Math.abs(error) < 1e-4) continue
        const squared = error * error
        startSquares[label] = (startSquares[label] as number) + squared
        start[label] = (start[label] as number) - (rate * error) / Math.sqrt(startSquares[label] as number)
        for (const feature of row) {
          const at = feature * width + label
          const gradient = error + decay * (weights[at] as number)
          squares[at] = (squares[at] as number) + gradient * gradient
          weights[at] = (weights[at] as number) - (rate * gradient) / Math.sqrt(squares[at] as number)
        }
      }
    }
  }
  return modelFile(labels, start, vocabulary, weights, most)
}

function indicesOf(features: readonly string[], vocabulary: ReadonlyMap<string, number>): Int32Array {
  const indices = new Set<number>()
  for (const feature of features) {
    const index = vocabulary.get(feature)
    if (index !== undefined) indices.add(index)
  }
  return Int32Array.from(indices)
}
