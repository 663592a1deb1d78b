import { writeFileSync } from 'node:fs'
import { linearModel } from '../src/language/linear-model.ts'
import { detectors } from '../src/sales/risk/tipping/index.ts'
import { fitLogistic } from '../src/understanding/training/fit-logistic.ts'
import { type TippingExample, tippingExamples } from './risk/tipping-examples.ts'

/*
 * npm run train:risk: learns anew what may turn a deal from the labelled sentences, and writes it beside the code that uses it; the
 * same sentences give the same file. npm run train:risk -- --judge: how well the events of each author are told, without the rules,
 * by what the others teach.
 */
const kinds = detectors.map(({ kind }) => kind)
const examples = tippingExamples()

if (process.argv.includes('--judge')) {
  for (const author of new Set(examples.flatMap((one) => one.author ?? []))) {
    const own = examples.filter((one) => one.author === author)
    console.log(
      `${author}: ${own.length} events, F1 ${f1(own, taughtBy(examples.filter((one) => !own.includes(one)))).toFixed(3)}`,
    )
  }
} else {
  const file = taughtBy(examples)
  const path = new URL('../src/sales/risk/learned/tipping.json', import.meta.url)
  writeFileSync(path, `${JSON.stringify(file, undefined, 1)}\n`)
  console.log(`${examples.length} sentences, ${file.features.split('\n').length} features`)
}

function taughtBy(lessons: readonly TippingExample[]) {
  return fitLogistic(lessons, kinds, { seenAtLeast: 2, most: 12_000 })
}

function f1(own: readonly TippingExample[], file: ReturnType<typeof taughtBy>): number {
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
