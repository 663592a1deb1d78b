import { writeFileSync } from 'node:fs'
import { heardIn } from '../src/understanding/eval/labelled-sets.ts'
import { score } from '../src/understanding/eval/score.ts'
import { learnedFrom } from '../src/understanding/learned/learned.ts'
import { allLessons } from '../src/understanding/training/lessons.ts'
import { teachingOf } from '../src/understanding/training/teach.ts'
import { understander } from '../src/understanding/understand.ts'
import { printSummary } from './print-score.ts'

/*
 * npm run train: learns anew from the lessons and writes what was learned beside the code that uses it; the same lessons give
 * the same files. npm run train -- --judge: how well each author is understood by what the others teach. Both say first how many
 * there are.
 */
const all = allLessons()
const teaching = teachingOf(all)
console.log(
  `${all.reduce((sum, { utterances }) => sum + utterances.length, 0)} labelled utterances by ${all.length} authors`,
)

if (process.argv.includes('--judge')) {
  for (const { lessons, others } of teaching.parts) {
    const understand = understander(learnedFrom(others()))
    for (const { author, utterances } of lessons) {
      console.log(`${author}: ${utterances.length} messages`)
      printSummary(score(utterances, (one) => understand(one.text, heardIn(one))))
    }
  }
} else {
  for (const [name, file] of Object.entries(teaching.all())) {
    const path = new URL(`../src/understanding/learned/${name}.json`, import.meta.url)
    writeFileSync(path, `${JSON.stringify(file, undefined, 1)}\n`)
    console.log(`${name}: ${file.features.split('\n').length} features`)
  }
}
