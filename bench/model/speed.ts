import { trainInWorker } from '../../src/cli/model/in-worker.ts'
import { groupsOf, taughtOnce } from '../../src/sales/model/duplicates.ts'
import { groupedFolds } from '../../src/sales/model/folds.ts'
import { type Case, historyOf } from '../../src/sales/model/history.ts'
import { fitLogistic } from '../../src/sales/model/logistic.ts'
import type { CloseModel } from '../../src/sales/model/model.ts'
import { logit } from '../../src/sales/model/odds.ts'
import { openModel } from '../../src/sales/model/predict.ts'
import { randomFrom } from '../../src/sales/model/random.ts'
import { train } from '../../src/sales/model/train.ts'
import { crossTrees, treesFrom } from '../../src/sales/model/trees.ts'
import { quantile } from '../measure.ts'
import { whileAnswering } from './answering.ts'
import { caseOf, type Dataset } from './dataset.ts'
import type { Gates } from './gates.ts'

/** 78,000 deals, drawn from the set with replacement: training time by learner, lag of the thread meanwhile, time of one deal. */
export async function speed(gates: Gates, name: string, { history, mapping }: Dataset, seed: number): Promise<void> {
  const random = randomFrom(seed)
  const rows = Int32Array.from({ length: 78_000 }, () => Math.floor(random() * history.rows))
  const large = { ...historyOf(history, rows), alike: Int32Array.from(rows.keys()) }
  const groups = groupsOf(large)
  console.log(`78,000 deals (${name}, resampled)`)
  gates.atMost(
    'logistic, CPU s',
    seconds(() => fitLogistic(large, mapping, taughtOnce(groups))),
    30,
  )
  gates.atMost(
    'trees, five members, CPU s',
    seconds(() => treesFrom(large, crossTrees(large, mapping, groupedFolds(groups, 5, seed), groups, seed))),
    30,
  )
  const start = performance.now()
  const { result, answered, alone, meanwhile } = await whileAnswering(() =>
    trainInWorker({ history: large, mapping, seed, folds: 5 }),
  )
  const { model } = result
  console.log(
    `  whole training, ${model.learner?.kind} chosen, folds, choice and intervals included, in a worker: ${((performance.now() - start) / 1000).toFixed(1)} s; the server answered ${answered} requests meanwhile, p99 ${meanwhile.answer.toFixed(1)} ms (without training ${alone.answer.toFixed(1)} ms)`,
  )
  // What other programs on the machine make it wait is not the training's: half as much again is the share left to the worker.
  gates.atMost(
    `event-loop lag of the answering server, p99 ms (without training ${alone.lag.toFixed(1)})`,
    meanwhile.lag,
    Math.max(50, 1.5 * alone.lag),
  )
  const some = Array.from({ length: 4000 }, () => caseOf(history, Math.floor(random() * history.rows)))
  timesOfOne(gates, 'blend', model, some)
  timesOfOne(
    gates,
    'logistic',
    { ...model, learner: fitLogistic(history, mapping, taughtOnce(groupsOf(history))) },
    some,
  )

  const part = historyOf(history, rows.subarray(0, 3000))
  const [first, second] = [1, 2].map(() => JSON.stringify(train(part, mapping, seed).model))
  gates.that('same seed, same bytes', first?.length ?? 0, 'characters', first === second)
}

function timesOfOne(gates: Gates, name: string, model: CloseModel, cases: readonly Case[]): void {
  const { point, predict } = openModel(model)
  let worst = 0
  const alone = timesOf(cases, (facts) => point(facts))
  const full = timesOf(cases, (facts) => {
    const { probability, base, contributions } = predict(facts)
    const sum = contributions.reduce((total, { logOdds }) => total + logOdds, base)
    worst = Math.max(worst, Math.abs(sum - logit(probability)))
  })
  console.log(
    `one deal, ${name}: p50 ${quantile(alone, 0.5).toFixed(3)} ms, in full ${quantile(full, 0.5).toFixed(3)} ms`,
  )
  gates.atMost('point, p99 ms', quantile(alone, 0.99), 1)
  gates.atMost('with interval and contributions, p99 ms', quantile(full, 0.99), 5)
  gates.atMost('contributions off by', worst, 1e-6)
}

/** Of the processor: what it takes on a machine that has nothing else to do. */
function seconds(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

function timesOf(cases: readonly Case[], work: (facts: Case) => unknown): number[] {
  for (const facts of cases.slice(0, 1000)) work(facts)
  // The least of three: whatever else runs on the machine seldom cuts in three times.
  return cases.map((facts) => {
    const tries = [0, 1, 2].map(() => {
      const start = performance.now()
      work(facts)
      return performance.now() - start
    })
    return Math.min(...tries)
  })
}
