import type { Fitted, Numbered } from './fit-logistic.ts'
import { seededRandom, shuffled } from './seeded-random.ts'

const epochs = 20
const rate = 0.3
const cooling = 0.1
/** What every weight keeps of itself from one epoch to the next, at the first rate. */
const shrinking = 1e-5

/** Stochastic gradient descent with cooling steps; the mean of the weights over the second half of the epochs. */
export function fitAveraged({ rows, truths, features, labels }: Numbered): Fitted {
  const weights = new Float32Array(features * labels)
  const sums = new Float32Array(features * labels)
  const start = new Float64Array(labels)
  const startSums = new Float64Array(labels)
  const random = seededRandom(20261124)
  const scores = new Float64Array(labels)
  let counted = 0
  for (let epoch = 0; epoch < epochs; epoch++) {
    const warmth = rate / (1 + epoch * cooling)
    for (const index of shuffled(rows.length, random)) {
      const row = rows[index] as Int32Array
      const truth = truths[index] as Uint8Array
      scores.set(start)
      for (const feature of row)
        for (let label = 0; label < labels; label++)
          scores[label] = (scores[label] as number) + (weights[feature * labels + label] as number)
      const step = warmth / Math.sqrt(row.length)
      for (let label = 0; label < labels; label++) {
        const error = 1 / (1 + Math.exp(-(scores[label] as number))) - (truth[label] as number)
        if (Math.abs(error) < 1e-3) continue
        start[label] = (start[label] as number) - 0.3 * step * error
        for (const feature of row) {
          const at = feature * labels + label
          weights[at] = (weights[at] as number) - step * error
        }
      }
    }
    const kept = 1 - shrinking * warmth * rows.length
    for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] as number) * kept
    if (epoch < epochs / 2) continue
    counted++
    for (let at = 0; at < weights.length; at++) sums[at] = (sums[at] as number) + (weights[at] as number)
    for (let label = 0; label < labels; label++)
      startSums[label] = (startSums[label] as number) + (start[label] as number)
  }
  return { weights: sums.map((sum) => sum / counted), start: startSums.map((sum) => sum / counted) }
}
