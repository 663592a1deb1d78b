import type { LinearModelFile } from '../../language/linear-model.ts'
import { fitAdaptively } from './fit-adaptively.ts'
import { fitAveraged } from './fit-averaged.ts'
import { modelFile } from './model-file.ts'
import { vocabularyOf } from './vocabulary.ts'

/** Something seen, with the labels that are true of it. */
export interface Example<Label extends string> {
  features: readonly string[]
  labels: readonly Label[]
}

/** Examples in numbers: the features of each, and which labels are true of it. */
export interface Numbered {
  rows: readonly Int32Array[]
  truths: readonly Uint8Array[]
  /** How many features and labels there are. */
  features: number
  labels: number
}

/** Weights (`feature × label`) and what each label scores before anything is seen. */
export interface Fitted {
  weights: Float32Array
  start: Float64Array
}

/**
 * One logistic regression a label over shared sparse features, the same result every time. It is fitted in two ways that err
 * differently, one heeding rare features, one common ones, and the mean of both is kept: on unseen authors it is better than either.
 */
export function fitLogistic<Label extends string>(
  examples: readonly Example<Label>[],
  labels: readonly Label[],
  { seenAtLeast, most }: { seenAtLeast: number; most: number },
): LinearModelFile {
  const vocabulary = vocabularyOf(
    examples.map(({ features }) => features),
    seenAtLeast,
  )
  const numbered: Numbered = {
    rows: examples.map(({ features }) =>
      Int32Array.from(new Set(features.flatMap((feature) => vocabulary.get(feature) ?? []))),
    ),
    truths: examples.map((example) => Uint8Array.from(labels, (label) => Number(example.labels.includes(label)))),
    features: vocabulary.size,
    labels: labels.length,
  }
  const [one, other] = [fitAdaptively(numbered), fitAveraged(numbered)]
  const weights = one.weights.map((weight, at) => (weight + (other.weights[at] as number)) / 2)
  const start = one.start.map((weight, at) => (weight + (other.start[at] as number)) / 2)
  return modelFile(labels, start, vocabulary, weights, most)
}
