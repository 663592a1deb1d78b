import { parseArgs } from 'node:util'
import { precisionOf, recallOf, scoreOf, type Tally } from './score.ts'

/*
 * npm run bench:habits [-- --seeds 20 --first 1]: companies of 40 reps in five teams over a quarter, with habits planted, gaps,
 * leave and noise. Do the warnings find the habits, and nothing else?
 */
const { values: words } = parseArgs({
  options: { seeds: { type: 'string', default: '20' }, first: { type: 'string', default: '1' } },
})
const seeds = Array.from({ length: Number(words.seeds) }, (_, at) => Number(words.first) + at)
const scores = seeds.map((seed) => scoreOf(seed))

console.log('habit              precision  recall  (means over the companies)')
const ids = [...(scores[0]?.keys() ?? [])]
for (const id of ids) {
  const all = scores.flatMap((score) => score.get(id) ?? [])
  console.log(
    `${id.padEnd(18)} ${meanOf(all, precisionOf).toFixed(3).padStart(9)} ${meanOf(all, recallOf).toFixed(3).padStart(7)}`,
  )
}
const whole = scores.map((score) =>
  [...score.values()].reduce((sum, { right, wrong, missed }) => ({
    right: sum.right + right,
    wrong: sum.wrong + wrong,
    missed: sum.missed + missed,
  })),
)
const [precision, recall] = [meanOf(whole, precisionOf), meanOf(whole, recallOf)]
const passes = precision >= 0.9 && recall >= 0.9
console.log(
  `\n${passes ? 'PASS' : 'FAIL'}  all: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, both at least 0.9`,
)
process.exitCode = passes ? 0 : 1

function meanOf(tallies: readonly Tally[], of: (tally: Tally) => number): number {
  return tallies.reduce((sum, tally) => sum + of(tally), 0) / Math.max(1, tallies.length)
}
