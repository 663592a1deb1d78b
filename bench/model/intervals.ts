import { allRows, historyOf } from '../../src/sales/model/history.ts'
import { openModel } from '../../src/sales/model/predict.ts'
import { additive, interacting, simulatedDeals, type Truth } from '../../src/sales/model/simulated-deals.ts'
import { train } from '../../src/sales/model/train.ts'
import type { Gates } from './gates.ts'

const histories: [name: string, truth: Truth, deals: number, rounds: number][] = [
  ['additive truth, 150 deals', additive, 150, 30],
  ['additive truth, 1,500 deals', additive, 1500, 15],
  ['crossing truth, 3,000 deals', interacting, 3000, 15],
]

/** How often the 80 % interval holds the probability that a fresh simulated deal really has. */
export function intervals(gates: Gates, seed: number): void {
  console.log('80 % intervals on simulated truth')
  for (const [name, truthOf, deals, rounds] of histories) {
    let inside = 0
    let cases = 0
    for (let round = 0; round < rounds; round++) {
      const simulated = simulatedDeals(deals + 800, truthOf, seed + round)
      const taught = allRows(simulated.history).subarray(0, deals)
      const { predict } = openModel(train(historyOf(simulated.history, taught), simulated.mapping, seed).model)
      for (let row = deals; row < deals + 800; row++) {
        const { low, high } = predict(simulated.cases[row] ?? {})
        const truth = simulated.truth[row] ?? 0
        if (low <= truth && truth <= high) inside++
        cases++
      }
    }
    const covered = inside / cases
    gates.that(`covered, ${name}, ${rounds} histories`, covered, '0.75–0.85', covered >= 0.75 && covered <= 0.85)
  }
}
