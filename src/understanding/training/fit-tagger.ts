import type { LinearModelFile } from '../../language/linear-model.ts'
import { movesOf } from '../learned/chain-sums.ts'
import { afterTag, mayFollow, type Tag, tags } from '../learned/tags.ts'
import { chainBeliefs } from './chain-beliefs.ts'
import { modelFile } from './model-file.ts'
import { seededRandom, shuffled } from './seeded-random.ts'
import { vocabularyOf } from './vocabulary.ts'

/** A message whose every character is tagged. */
export interface Tagged {
  features: readonly (readonly string[])[]
  tags: readonly Tag[]
}

export interface TaggerOptions {
  epochs: number
  rate: number
  seenAtLeast: number
  /** How many features the model may keep. */
  most: number
}

const width = tags.length

/** Slopes flatter than this teach nothing worth the time. */
const flat = 1e-2

/**
 * A linear-chain conditional random field: the gradient of the log-likelihood by forward and backward sums, AdaGrad over
 * shuffled messages, the same result every time. The transitions lie in the model as features of the tag before.
 */
export function fitTagger(messages: readonly Tagged[], options: TaggerOptions): LinearModelFile {
  const vocabulary = vocabularyOf(
    messages.map(({ features }) => features.flat()),
    options.seenAtLeast,
  )
  const rows = messages.map(({ features }) =>
    features.map((some) => Int32Array.from(some.flatMap((one) => vocabulary.get(one) ?? []))),
  )
  const truths = messages.map((message) => message.tags.map((tag) => tags.indexOf(tag)))
  const transitionsAt = vocabulary.size
  for (const before of [undefined, ...tags]) vocabulary.set(afterTag(before), vocabulary.size)
  const weights = new Float32Array(vocabulary.size * width)
  const squares = new Float32Array(vocabulary.size * width).fill(1e-6)
  const random = seededRandom(20261124)

  const learn = (feature: number, tag: number, slope: number): void => {
    const at = feature * width + tag
    const square = (squares[at] as number) + slope * slope
    squares[at] = square
    weights[at] = (weights[at] as number) - (options.rate * slope) / Math.sqrt(square)
  }

  const sums = new Float32Array(weights.length)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const index of shuffled(messages.length, random)) {
      const row = rows[index] as Int32Array[]
      const truth = truths[index] as number[]
      const emissions = new Float64Array(row.length * width)
      for (const [i, features] of row.entries())
        for (const feature of features)
          for (let tag = 0; tag < width; tag++)
            emissions[i * width + tag] =
              (emissions[i * width + tag] as number) + (weights[feature * width + tag] as number)
      const transitions = Float64Array.from({ length: (width + 1) * width }, (_, at) =>
        allowed[at] === 1 ? (weights[transitionsAt * width + at] as number) : Number.NEGATIVE_INFINITY,
      )
      const { single, pairs } = chainBeliefs(emissions, movesOf(transitions, width), width)
      for (const [i, features] of row.entries())
        for (let tag = 0; tag < width; tag++) {
          const slope = (single[i * width + tag] as number) - (truth[i] === tag ? 1 : 0)
          if (slope > flat || slope < -flat) for (const feature of features) learn(feature, tag, slope)
        }
      for (const [i, tag] of truth.entries()) {
        const at = (i === 0 ? 0 : (truth[i - 1] as number) + 1) * width + tag
        pairs[at] = (pairs[at] as number) - 1
      }
      for (const [at, slope] of pairs.entries())
        if (slope > flat || slope < -flat) learn(transitionsAt + Math.floor(at / width), at % width, slope)
    }
    // The mean over the second half of the epochs holds for others' wordings better than where the last one ended.
    if (epoch >= options.epochs / 2)
      for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] as number) + (weights[at] as number)
  }
  const mean = sums.map((sum) => sum / Math.floor(options.epochs / 2))
  return modelFile(tags, new Float64Array(width), vocabulary, mean, options.most)
}

/** Which tag may follow which, laid out like the transitions: a row for the beginning, then one for each tag before. */
const allowed = Uint8Array.from(
  [undefined, ...tags].flatMap((before) => tags.map((tag) => Number(mayFollow(tag, before)))),
)
