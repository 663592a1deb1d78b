import { writeFileSync } from 'node:fs'
import { type LinearModelFile, linearModel } from '../src/language/linear-model.ts'
import { detectors } from '../src/sales/risk/tipping/index.ts'
import { fitLogistic } from '../src/understanding/training/fit-logistic.ts'
import { ownerExamples } from './risk/owner-examples.ts'
import { type TippingExample, tippingExamples } from './risk/tipping-examples.ts'

/*
 * npm run train:risk: learns anew from the labelled sentences and deals what may turn a deal and whose a sum is, and writes it beside
 * the code that uses it; the same sentences give the same files. npm run train:risk -- --judge: how well the events of each author
 * are told, without the rules, by what the others teach.
 */
const kinds = detectors.map(({ kind }) => kind)
const frugal = { seenAtLeast: 2, most: 12_000 }
const tellings = tippingExamples()

if (process.argv.includes('--judge')) {
  for (const author of new Set(tellings.flatMap((one) => one.author ?? []))) {
    const own = tellings.filter((one) => one.author === author)
    const taught = fitLogistic(
      tellings.filter((one) => one.author !== author),
      kinds,
      frugal,
    )
    console.log(`${author}: ${own.length} events, F1 ${f1(own, taught).toFixed(3)}`)
  }
} else {
  write('tipping', fitLogistic(tellings, kinds, frugal))
  write('owners', fitLogistic(ownerExamples(), ['budget', 'quote', 'none'], frugal))
}

function write(name: string, file: LinearModelFile): void {
  writeFileSync(
    new URL(`../src/sales/risk/learned/${name}.json`, import.meta.url),
    `${JSON.stringify(file, undefined, 1)}\n`,
  )
  console.log(`${name}: ${file.features.split('\n').length} features`)
}

function f1(own: readonly TippingExample[], file: LinearModelFile): number {
  const model = linearModel(file)
  let [hits, wrong, missed] = [0, 0, 0]
  for (const { features, labels } of own) {
    const scores = model.scores({ signs: features, pieces: [] })
    const found = kinds.filter((_, at) => (scores[at] ?? 0) > -0.5)
    hits += found.filter((kind) => labels.includes(kind)).length
    wrong += found.filter((kind) => !labels.includes(kind)).length
    missed += labels.filter((kind) => !found.includes(kind)).length
  }
  return (2 * hits) / Math.max(1, 2 * hits + wrong + missed)
}
