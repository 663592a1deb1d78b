import { groupsOf } from '../../src/sales/model/duplicates.ts'
import { groupedFolds } from '../../src/sales/model/folds.ts'
import { historyOf } from '../../src/sales/model/history.ts'
import { metricsOf } from '../../src/sales/model/metrics.ts'
import { openModel } from '../../src/sales/model/predict.ts'
import { randomFrom, shuffledIndexes } from '../../src/sales/model/random.ts'
import { train } from '../../src/sales/model/train.ts'
import { quantile } from '../measure.ts'
import { caseOf, type Dataset, outcomesOf, type Split, splitOf } from './dataset.ts'
import { type Gates, mean } from './gates.ts'
import { referenceLogistic } from './reference-logistic.ts'
import { referenceTrees } from './reference-trees.ts'

/** Salvirt: ten rounds of five folds, copies kept on one side; then what twenty and a hundred deals are enough for. */
export async function smallData(gates: Gates, data: Dataset, seed: number): Promise<void> {
  const { history } = data
  const groups = groupsOf(history)
  const said = { ours: [] as number[], logistic: [] as number[], trees: [] as number[] }
  const won: number[] = []
  for (let round = 0; round < 10; round++) {
    for (const split of groupedSplits(data, 5, seed + round)) {
      won.push(...outcomesOf(history, split.tested))
      said.ours.push(...trainedOn(data, split, seed))
      said.logistic.push(...referenceLogistic(history, split.taught, split.tested, 'standardised'))
      said.trees.push(...(await referenceTrees(history, split.taught, split.tested, 'XGB depth 3')))
    }
  }
  const judged = (values: readonly number[]) => metricsOf(Float64Array.from(values), Uint8Array.from(won), seed)
  const [own, logistic, trees] = [judged(said.ours), judged(said.logistic), judged(said.trees)]
  console.log(`Salvirt, 10 × 5 grouped folds, seeds ${seed}–${seed + 9} (${groups.duplicates} copies kept together)`)
  for (const [name, { auc, log_loss, brier, ece10 }] of Object.entries({ logistic, 'XGB depth 3': trees, ours: own })) {
    console.log(
      `  ${name.padEnd(14)}AUC ${auc.toFixed(3)}, log-loss ${log_loss.toFixed(4)}, Brier ${brier.toFixed(4)}, ECE10 ${ece10.toFixed(3)}`,
    )
  }
  gates.atMost('log-loss', own.log_loss, 0.54)
  gates.atMost('Brier', own.brier, 0.18)
  gates.atMost('AUC behind the better reference', Math.max(logistic.auc, trees.auc) - own.auc, 0.01)
  gates.atMost('log-loss behind it', own.log_loss - Math.min(logistic.log_loss, trees.log_loss), 0.012)
  for (const [deals, bound] of [
    [20, 0.62],
    [100, 0.575],
  ] as const) {
    const losses = Array.from({ length: 60 }, (_, draw) => {
      const [fold] = groupedSplits(data, 3, seed + 100 + draw)
      if (fold === undefined) throw new Error('there is nothing to split')
      const order = shuffledIndexes(fold.taught.length, randomFrom(seed + draw)).subarray(0, deals)
      const taught = order.map((index) => fold.taught[index] ?? 0)
      const probabilities = trainedOn(data, { taught, tested: fold.tested }, seed)
      return metricsOf(probabilities, outcomesOf(history, fold.tested), seed).log_loss
    })
    gates.atMost(`log-loss after ${deals} deals, mean of ${losses.length}`, mean(losses), bound)
  }
}

/** Maven: nothing in it tells a win from a loss, and the model has to say so. */
export function honesty(gates: Gates, name: string, data: Dataset, seed: number): void {
  let silent = 0
  let spread = 0
  const losses: number[] = []
  const bases: number[] = []
  for (let round = 0; round < 10; round++) {
    const { taught, tested } = splitOf(data.history, seed + round)
    const { model } = train(historyOf(data.history, taught.toSorted()), data.mapping, seed + round)
    if (model.mode === 'no_signal') silent++
    const { point } = openModel(model)
    const probabilities = Float64Array.from(tested, (row) => point(caseOf(data.history, row)))
    spread = Math.max(spread, quantile([...probabilities], 0.9) - quantile([...probabilities], 0.1))
    const { log_loss, base_rate_log_loss } = metricsOf(probabilities, outcomesOf(data.history, tested), seed)
    losses.push(log_loss)
    bases.push(base_rate_log_loss)
  }
  console.log(`${name}, ten splits; knowing the test's own win rate gives ${mean(bases).toFixed(4)}`)
  gates.that('mode no_signal', silent, 'of 10, at least 9', silent >= 9)
  gates.atMost('log-loss, mean', mean(losses), 0.67)
  gates.atMost('p90 − p10, widest', spread, 0.05)
}

/** Copies stay in both halves' own side: an outsider would teach from all rows he has. */
function groupedSplits({ history }: Dataset, count: number, seed: number): Split[] {
  return groupedFolds(groupsOf(history), count, seed).map(({ tested }) => {
    const held = new Set(tested)
    return {
      taught: Int32Array.from({ length: history.rows }, (_, row) => row).filter((row) => !held.has(row)),
      tested,
    }
  })
}

function trainedOn({ history, mapping }: Dataset, { taught, tested }: Split, seed: number): Float64Array {
  const { point } = openModel(train(historyOf(history, taught), mapping, seed).model)
  return Float64Array.from(tested, (row) => point(caseOf(history, row)))
}
