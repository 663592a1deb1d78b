import { parseArgs } from 'node:util'
import { simulatedCompany } from './company.ts'
import { enoughTold, type GapTally, tallyOf } from './score.ts'

/*
 * npm run bench:gaps [-- --seeds 20 --first 1]: companies of 40 reps over half a year, half of them without a gap, half with
 * gaps planted. How often does the report say what is not, and does it find what is?
 */
const { values: words } = parseArgs({
  options: { seeds: { type: 'string', default: '20' }, first: { type: 'string', default: '1' } },
})
const seeds = Array.from({ length: Number(words.seeds) }, (_, at) => Number(words.first) + at)
const sound = seeds.map((seed) => tallyOf(simulatedCompany(seed, false)))
const gapped = seeds.map((seed) => tallyOf(simulatedCompany(seed)))

const alarmed = sound.filter(({ wrong }) => wrong > 0).length
const all = together(gapped)
const precision = all.right / Math.max(1, all.right + all.wrong)
const recall = all.found / Math.max(1, all.planted)
console.log(
  `no gap planted: ${together(sound).wrong} said in ${together(sound).asked} questions; ${alarmed} of ${seeds.length} companies with any`,
)
console.log(
  `gaps planted: ${all.right} right, ${all.wrong} wrong, ${all.found} of ${all.planted} met ${enoughTold} times or more found`,
)
// It would rather miss a gap than say one that is none.
const passes = alarmed <= 0.2 * seeds.length && precision >= 0.9 && recall >= 0.6
console.log(`${passes ? 'PASS' : 'FAIL'}  precision ${precision.toFixed(3)} (0.9), recall ${recall.toFixed(3)} (0.6)`)
process.exitCode = passes ? 0 : 1

function together(tallies: readonly GapTally[]): GapTally {
  return tallies.reduce((sum, one) => ({
    asked: sum.asked + one.asked,
    right: sum.right + one.right,
    wrong: sum.wrong + one.wrong,
    planted: sum.planted + one.planted,
    found: sum.found + one.found,
  }))
}
