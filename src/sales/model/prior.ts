import { binOf } from './bins.ts'
import { inverseOf } from './cholesky.ts'
import { type Encoder, levelCount } from './encode.ts'
import type { MappedColumn } from './mapping.ts'
import { logit } from './odds.ts'
import { readNumber } from './read-number.ts'

/**
 * What is believed of a column's weights before any deal: normal around `means`, with precision R / scale², R being `precision`
 * row by row. It is the identity for categories. Along the bins of a number a straight line is believed most, bends around it
 * less, and neighbours alike: twenty bins then cost little more than the curve they draw.
 */
export interface Block {
  readonly start: number
  readonly levels: number
  readonly means: Float64Array
  readonly precision: Float64Array
}

export function blockOf(encoder: Encoder, start: number, prior: MappedColumn['prior']): Block {
  const levels = levelCount(encoder)
  const precision = new Float64Array(levels * levels)
  for (let level = 0; level < levels; level++) precision[level * levels + level] = 1
  if (encoder.type === 'num' && levels > 2) {
    const bins = levels - 1
    const among = precisionAlongBins(bins)
    for (let bin = 0; bin < bins; bin++) {
      precision.set(among.subarray(bin * bins, (bin + 1) * bins), (bin + 1) * levels + 1)
    }
  }
  return { start, levels, means: meansOf(encoder, levels, prior ?? {}), precision }
}

/** dᵀ·R·d, d being how far the block's weights are from their means. */
export function distance({ start, levels, means, precision }: Block, weights: Float64Array): number {
  let sum = 0
  for (let row = 0; row < levels; row++) {
    let pull = 0
    for (let column = 0; column < levels; column++) {
      const away = (weights[start + column] ?? 0) - (means[column] ?? 0)
      pull += (precision[row * levels + column] ?? 0) * away
    }
    sum += pull * ((weights[start + row] ?? 0) - (means[row] ?? 0))
  }
  return sum
}

/** Share of bends in a number's prior variance, the line having the rest; and by how many e-folds bends at both ends differ. */
const shareOfBends = 0.1
const fallAlongBins = 3

function precisionAlongBins(bins: number): Float64Array {
  const scores = Array.from({ length: bins }, (_, bin) => logit((bin + 0.5) / bins))
  const length = Math.sqrt(scores.reduce((sum, score) => sum + score ** 2, 0) / bins)
  const covariance = new Float64Array(bins * bins)
  for (const [i, one] of scores.entries()) {
    for (const [j, other] of scores.entries()) {
      const line = (one * other) / length ** 2
      const bend = Math.exp((-fallAlongBins * Math.abs(i - j)) / bins)
      covariance[i * bins + j] = (1 - shareOfBends) * line + shareOfBends * bend
    }
  }
  return inverseOf(covariance, bins)
}

/**
 * The mapping's `prior` log-odds by level. For a number the keys are values of it, and bins between two of them are read off the
 * line between; the empty level is Unknown.
 */
function meansOf(encoder: Encoder, levels: number, prior: Readonly<Record<string, number>>): Float64Array {
  const means = new Float64Array(levels)
  means[0] = prior[''] ?? 0
  if (encoder.type === 'cat') {
    for (const [index, level] of encoder.levels.entries()) means[index + 1] = prior[level] ?? 0
    return means
  }
  const points = Object.entries(prior)
    .map(([key, logOdds]) => ({ value: key === '' ? Number.NaN : (readNumber(key) ?? Number.NaN), logOdds }))
    .filter(({ value }) => !Number.isNaN(value))
    .sort((one, other) => one.value - other.value)
  if (points.length === 0) return means
  const { cuts } = encoder
  for (let bin = 0; bin <= cuts.length; bin++) {
    const low = cuts[bin - 1] ?? cuts[bin] ?? 0
    means[bin + 1] = onLine(points, (low + (cuts[bin] ?? low)) / 2)
  }
  return means
}

function onLine(points: readonly { value: number; logOdds: number }[], value: number): number {
  const after = binOf(
    points.map((point) => point.value),
    value,
  )
  const left = points[after - 1]
  const right = points[after]
  if (left === undefined) return right?.logOdds ?? 0
  if (right === undefined) return left.logOdds
  return left.logOdds + ((right.logOdds - left.logOdds) * (value - left.value)) / (right.value - left.value)
}
