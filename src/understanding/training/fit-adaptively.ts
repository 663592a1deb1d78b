import type { Fitted, Numbered } from './fit-logistic.ts'
import { seededRandom, shuffled } from './seeded-random.ts'

const epochs = 12
const rate = 0.1
const decay = 0.01

/** AdaGrad with L2: a feature that is seldom seen learns in larger steps. */
export function fitAdaptively({ rows, truths, features, labels }: Numbered): Fitted {
  const weights = new Float32Array(features * labels)
  const squares = new Float32Array(features * labels).fill(1e-6)
  const start = new Float64Array(labels)
  const startSquares = new Float64Array(labels).fill(1e-6)
  const random = seededRandom(20261124)
  const scores = new Float64Array(labels)
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const index of shuffled(rows.length, random)) {
      const row = rows[index] as Int32Array
      const truth = truths[index] as Uint8Array
      scores.set(start)
      for (const feature of row)
        for (let label = 0; label < labels; label++)
          scores[label] = (scores[label] as number) + (weights[feature * labels + label] as number)
      for (let label = 0; label < labels; label++) {
        const error = 1 / (1 + Math.exp(-(scores[label] as number))) - (truth[label] as number)
        if (Math.abs(error) < 1e-4) continue
        const square = (startSquares[label] as number) + error * error
        startSquares[label] = square
        start[label] = (start[label] as number) - (rate * error) / Math.sqrt(square)
        for (const feature of row) {
          const at = feature * labels + label
          const slope = error + decay * (weights[at] as number)
          const steepness = (squares[at] as number) + slope * slope
          squares[at] = steepness
          weights[at] = (weights[at] as number) - (rate * slope) / Math.sqrt(steepness)
        }
      }
    }
  }
  return { weights, start }
}
