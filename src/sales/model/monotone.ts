import type { Design } from './design.ts'
import type { Encoder } from './encode.ts'
import { isotonic } from './isotonic.ts'
import type { Mapping } from './mapping.ts'

/**
 * Encoders with the cuts removed across which a column's weights go against its declared direction, or undefined when none
 * does. Fitting again on the wider bins and asking again ends with weights in order and an honest covariance for them.
 */
export function withoutViolations(
  encoders: readonly Encoder[],
  mapping: Mapping,
  design: Design,
  weights: Float64Array,
  rows: Int32Array,
): Encoder[] | undefined {
  const counts = new Float64Array(design.size)
  for (const row of rows) {
    for (let column = 0; column < encoders.length; column++) {
      const index = design.indexes[row * encoders.length + column] ?? 0
      counts[index] = (counts[index] ?? 0) + 1
    }
  }
  let changed = false
  const mended = encoders.map((encoder, column) => {
    const direction = mapping.columns[encoder.name]?.monotone ?? 0
    const block = design.blocks[column]
    if (direction === 0 || encoder.type === 'cat' || block === undefined) return encoder
    const first = block.start + 1
    const inBins = (values: Float64Array) => Array.from(values.subarray(first, block.start + block.levels))
    const pooled = isotonic(
      inBins(weights).map((weight) => direction * weight),
      inBins(counts).map((count) => count + 1e-3),
    )
    const cuts = encoder.cuts.filter((_, cut) => {
      const rises = direction * ((weights[first + cut + 1] ?? 0) - (weights[first + cut] ?? 0)) >= 0
      return rises || pooled[cut] !== pooled[cut + 1]
    })
    if (cuts.length === encoder.cuts.length) return encoder
    changed = true
    return { ...encoder, cuts }
  })
  return changed ? mended : undefined
}
