import { parseArgs } from 'node:util'
import { besideReferences } from './model/beside.ts'
import { drift } from './model/drift.ts'
import { gates as newGates } from './model/gates.ts'
import { intervals } from './model/intervals.ts'
import { leaks } from './model/leaks.ts'
import { bankFrom, educationFrom, educationLeaks, mavenFrom, salvirtFrom, tableIn } from './model/public-sets.ts'
import { honesty, smallData } from './model/small-sets.ts'
import { speed } from './model/speed.ts'
import { standIns } from './model/stand-ins.ts'

/*
 * npm run bench:model -- --data DIR [--seed 7] [--splits 3] [--only beside|small|honesty|drift|leaks|intervals|speed]
 * The close-probability model on public sales data and on made-up histories, beside foreign learners on the same splits;
 * each gate with its figure, exit 1 if one does not hold.
 */
const { values: words } = parseArgs({
  options: {
    data: { type: 'string' },
    seed: { type: 'string', default: '7' },
    splits: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
})
const seed = Number(words.seed)
const seeds = Array.from({ length: Number(words.splits) }, (_, index) => seed + index)
const gates = newGates()
const wanted = (part: string) => words.only === undefined || words.only.split(',').includes(part)
const bankTable = await tableIn(words.data, 'uci_bank_full.csv')
const educationTable = await tableIn(words.data, 'xeducation_leads.csv')
const salvirtTable = await tableIn(words.data, 'salvirt_b2b_448.csv')
const mavenTable = await tableIn(words.data, 'maven_sales_pipeline.csv')

if (wanted('beside')) {
  for (const one of seeds) {
    if (bankTable) await besideReferences(gates, 'bank', bankFrom(bankTable), one)
    if (educationTable) await besideReferences(gates, 'X Education', educationFrom(educationTable), one)
  }
  for (const [name, make] of Object.entries(standIns)) {
    for (const one of seeds) await besideReferences(gates, `made up: ${name}`, make(one), one)
  }
}
if (wanted('small') && salvirtTable) await smallData(gates, salvirtFrom(salvirtTable), seed)
if (wanted('honesty') && mavenTable) {
  honesty(gates, 'Maven', mavenFrom(mavenTable), seed)
  honesty(gates, 'Maven with time', mavenFrom(mavenTable, 'engage_date'), seed)
}
if (wanted('drift') && bankTable) drift(gates, bankFrom(bankTable), seed)
if (wanted('leaks')) {
  if (educationTable) leaks(gates, 'X Education', educationFrom(educationTable, educationLeaks), educationLeaks)
  if (bankTable) leaks(gates, 'bank', bankFrom(bankTable, ['duration']), ['duration'])
  if (mavenTable) leaks(gates, 'Maven', mavenFrom(mavenTable, undefined, ['close_value']), ['close_value'])
}
if (wanted('intervals')) intervals(gates, seed)
if (wanted('speed') && bankTable) await speed(gates, 'bank', bankFrom(bankTable), seed)
console.log(gates.failed === 0 ? 'all gates passed' : `${gates.failed} gate(s) failed`)
process.exitCode = gates.failed === 0 ? 0 : 1
