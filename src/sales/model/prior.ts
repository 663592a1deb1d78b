import { binOf } from './bins.ts'
import { type Encoder, levelCount } from './encode.ts'
import { readNumber } from './history.ts'
import type { MappedColumn } from './mapping.ts'

/**
 * What is believed of a column's weights before any deal: normal around `means`, with precision R / scale². R is the identity
 * for categories; neighbouring bins of a number are believed alike, as an autoregression of the first order along the bins, so
 * that twenty bins cost little more than a curve. R is tridiagonal; every weight's own variance stays scale².
 */
export interface Block {
  readonly start: number
  readonly levels: number
  readonly means: Float64Array
  readonly diagonal: Float64Array
  /** R between a level and the next one. */
  readonly next: Float64Array
}

/** Correlation falls by e³ from the first bin to the last: smooth, yet able to turn. */
const fallAlongBins = 1.5

export function blockOf(encoder: Encoder, start: number, prior: MappedColumn['prior']): Block {
  const levels = levelCount(encoder)
  const diagonal = new Float64Array(levels).fill(1)
  const next = new Float64Array(levels)
  const bins = levels - 1
  if (encoder.type === 'num' && bins > 1) {
    const alike = Math.exp(-fallAlongBins / bins)
    const sharp = 1 / (1 - alike ** 2)
    for (let bin = 1; bin <= bins; bin++) {
      diagonal[bin] = bin === 1 || bin === bins ? sharp : sharp * (1 + alike ** 2)
      if (bin < bins) next[bin] = -sharp * alike
    }
  }
  return { start, levels, means: meansOf(encoder, levels, prior ?? {}), diagonal, next }
}

/** dᵀ·R·d, d being how far the block's weights are from their means. */
export function distance({ start, levels, means, diagonal, next }: Block, weights: Float64Array): number {
  let sum = 0
  let previous = 0
  for (let level = 0; level < levels; level++) {
    const away = (weights[start + level] ?? 0) - (means[level] ?? 0)
    sum += (diagonal[level] ?? 0) * away ** 2
    if (level > 0) sum += 2 * (next[level - 1] ?? 0) * previous * away
    previous = away
  }
  return sum
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
