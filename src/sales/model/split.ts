/** Most bins of a column, which fit a byte: 0 is unknown, the others are in order. */
export const mostBins = 256

export interface Split {
  readonly column: number
  readonly cut: number
  readonly unknownLeft: boolean
  readonly gain: number
  readonly left: Sums
  readonly right: Sums
}

/** Of a node's deals: summed gradient of the log-loss, and summed curvature, which is their weight. */
export interface Sums {
  readonly gradient: number
  readonly cover: number
}

/** What a leaf may say: bounds that keep a declared direction true for the whole tree. */
export interface Bounds {
  readonly low: number
  readonly high: number
}

/** Pull of every leaf to 0, in deals' weight. */
const ridge = 2
/** Weight (Σ p·(1 − p)) that a leaf must hold. */
const leastCover = 4
const leastGain = 1e-3

export function leafValue({ gradient, cover }: Sums, { low, high }: Bounds): number {
  return Math.min(high, Math.max(low, -gradient / (cover + ridge)))
}

/**
 * Best split of a node from its histogram: gradient and curvature of the log-loss summed by column and bin, two numbers a bin;
 * a column's first bin stands at its offset. Unknown deals are tried on both sides.
 */
export function bestSplit(
  histogram: Float64Array,
  { gradient, cover }: Sums,
  offsets: Int32Array,
  columns: readonly number[],
  directions: readonly number[],
  bounds: Bounds,
): Split | undefined {
  let best: Split | undefined
  const whole = (gradient * gradient) / (cover + ridge)
  for (const column of columns) {
    const start = (offsets[column] ?? 0) * 2
    const lastCut = (offsets[column + 1] ?? 0) - (offsets[column] ?? 0) - 2
    const unknownGradient = histogram[start] ?? 0
    const unknownCover = histogram[start + 1] ?? 0
    const direction = directions[column] ?? 0
    for (const unknownLeft of unknownCover > 0 ? [true, false] : [true]) {
      let leftGradient = unknownLeft ? unknownGradient : 0
      let leftCover = unknownLeft ? unknownCover : 0
      for (let cut = 1; cut <= lastCut; cut++) {
        const at = start + cut * 2
        const coverHere = histogram[at + 1] ?? 0
        if (coverHere === 0) continue
        leftGradient += histogram[at] ?? 0
        leftCover += coverHere
        const rightGradient = gradient - leftGradient
        const rightCover = cover - leftCover
        if (leftCover < leastCover) continue
        if (rightCover < leastCover && (unknownLeft || rightCover < unknownCover)) break
        if (rightCover < leastCover) continue
        const gain =
          (leftGradient * leftGradient) / (leftCover + ridge) +
          (rightGradient * rightGradient) / (rightCover + ridge) -
          whole
        if (gain <= (best?.gain ?? leastGain)) continue
        const left = { gradient: leftGradient, cover: leftCover }
        const right = { gradient: rightGradient, cover: rightCover }
        if (direction * (leafValue(right, bounds) - leafValue(left, bounds)) < 0) continue
        best = { column, cut, unknownLeft, gain, left, right }
      }
    }
  }
  return best
}
