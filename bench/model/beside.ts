import { historyOf } from '../../src/sales/model/history.ts'
import { areaUnderCurve, type Metrics, metricsOf } from '../../src/sales/model/metrics.ts'
import { openModel } from '../../src/sales/model/predict.ts'
import { randomFrom } from '../../src/sales/model/random.ts'
import { train } from '../../src/sales/model/train.ts'
import { caseOf, type Dataset, outcomesOf, type Split, splitOf } from './dataset.ts'
import { type Gates, mean } from './gates.ts'
import { referenceLogistic } from './reference-logistic.ts'
import { type BoosterName, boosterOptions, referenceTrees } from './reference-trees.ts'

/** A test of fewer deals tells nothing of differences of .01: ten splits are taken, and judged by their mean. */
const enoughToTell = 1000
const splitsOfSmall = 10

/**
 * Our model and the references on the same split. The figures asked for are those of whichever reference turns out best on
 * the test itself, metric by metric: harder than beating any one of them. Where a test is too small to tell, what chance alone
 * makes of a figure is allowed: a bootstrap sd of the AUC, the 95th percentile of the calibration error's noise.
 */
export async function besideReferences(
  gates: Gates,
  name: string,
  make: (seed: number) => Dataset,
  seeds: readonly number[],
): Promise<void> {
  const [first = 0] = seeds
  const small = splitOf(make(first).history, first).tested.length < enoughToTell
  const asked = small ? Array.from({ length: splitsOfSmall }, (_, index) => first + index) : seeds
  const results: Beside[] = []
  for (const seed of asked) {
    const result = await beside(name, make(seed), seed)
    results.push(result)
    if (small) continue
    gates.atMost('AUC behind the best reference', result.auc, Math.max(0.01, result.chance))
    gates.atMost('log-loss behind the best reference', result.log_loss, 0.012)
    if (result.own.cases > 3000) gates.atMost('ECE10', result.own.ece10, Math.max(0.02, result.own.ece_floor_p95))
  }
  if (!small) return
  console.log(`${name}, mean of seeds ${first}–${first + splitsOfSmall - 1}`)
  gates.atMost('AUC behind the best reference', mean(results.map(({ auc }) => auc)), 0.01)
  gates.atMost('log-loss behind the best reference', mean(results.map(({ log_loss }) => log_loss)), 0.012)
}

interface Beside {
  readonly own: Metrics
  /** How far ours is behind the best reference. */
  readonly auc: number
  readonly log_loss: number
  /** What chance alone makes of our AUC, as a standard deviation. */
  readonly chance: number
}

async function beside(name: string, data: Dataset, seed: number): Promise<Beside> {
  const split = splitOf(data.history, seed)
  const won = outcomesOf(data.history, split.tested)
  const { probabilities, chosen, seconds } = ours(data, split, seed)
  const own = metricsOf(probabilities, won, seed)
  const references = await referencesOn(data, split)
  const judged = references.map(([reference, said]) => ({ reference, metrics: metricsOf(said, won, seed) }))
  const chance = bootstrapDeviation(probabilities, won, seed)
  console.log(
    `${name}, seed ${seed}: ${split.taught.length} deals taught, ${won.length} tested, ${chosen} chosen in ${seconds.toFixed(0)} s, bootstrap sd of AUC ${chance.toFixed(4)}`,
  )
  console.log(`  ${'AUC / log-loss / Brier / ECE10 (its noise: mean, p95)'.padStart(73)}`)
  for (const { reference, metrics } of [...judged, { reference: 'ours', metrics: own }]) {
    console.log(`  ${reference.padEnd(24)}${figures(metrics)}`)
  }
  return {
    own,
    auc: Math.max(...judged.map(({ metrics }) => metrics.auc)) - own.auc,
    log_loss: own.log_loss - Math.min(...judged.map(({ metrics }) => metrics.log_loss)),
    chance,
  }
}

function ours({ history, mapping }: Dataset, { taught, tested }: Split, seed: number) {
  const start = performance.now()
  const { model } = train(historyOf(history, taught.toSorted()), mapping, seed)
  const seconds = (performance.now() - start) / 1000
  const { point } = openModel(model)
  return {
    probabilities: Float64Array.from(tested, (row) => point(caseOf(history, row))),
    chosen: model.mode === 'learned' ? (model.learner?.kind ?? '') : model.mode,
    seconds,
  }
}

async function referencesOn({ history }: Dataset, { taught, tested }: Split): Promise<[string, Float64Array][]> {
  const results: [string, Float64Array][] = [
    ['one-hot logistic', referenceLogistic(history, taught, tested, 'standardised')],
    ['one-hot logistic, binned', referenceLogistic(history, taught, tested, 'quantiles')],
  ]
  for (const name of Object.keys(boosterOptions) as BoosterName[]) {
    results.push([name, await referenceTrees(history, taught, tested, name)])
  }
  return results
}

function figures({ auc, log_loss, brier, ece10, ece_floor_mean, ece_floor_p95 }: Metrics): string {
  const noise = `${ece_floor_mean.toFixed(3)}, ${ece_floor_p95.toFixed(3)}`
  return `${[auc, log_loss, brier].map((value) => value.toFixed(4)).join('  ')}  ${ece10.toFixed(3)} (${noise})`
}

const draws = 60

function bootstrapDeviation(probabilities: Float64Array, won: Uint8Array, seed: number): number {
  const random = randomFrom(seed)
  const areas = Array.from({ length: draws }, () => {
    const rows = Int32Array.from(won, () => Math.floor(random() * won.length))
    return areaUnderCurve(
      Float64Array.from(rows, (row) => probabilities[row] ?? 0),
      Uint8Array.from(rows, (row) => won[row] ?? 0),
    )
  })
  const average = mean(areas)
  return Math.sqrt(areas.reduce((sum, area) => sum + (area - average) ** 2, 0) / (draws - 1))
}
