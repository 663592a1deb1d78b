import { parseArgs } from 'node:util'
import { besideReferences } from './model/beside.ts'
import type { Dataset } from './model/dataset.ts'
import { drift } from './model/drift.ts'
import { freshStandIns } from './model/fresh-stand-ins.ts'
import { gates as newGates } from './model/gates.ts'
import { intervals } from './model/intervals.ts'
import { leaks } from './model/leaks.ts'
import { bankFrom, educationFrom, educationLeaks, mavenFrom, salvirtFrom, tableIn } from './model/public-sets.ts'
import { honesty, smallData } from './model/small-sets.ts'
import { speed } from './model/speed.ts'
import { standIns } from './model/stand-ins.ts'

/*
 * npm run bench:model -- --data DIR [--seed 7] [--splits 3] [--only beside|small|honesty|drift|leaks|intervals|speed] [--set NAME]
 * The close-probability model on public sales data and on made-up histories, beside foreign learners on the same splits;
 * each gate with its figure, exit 1 if one does not hold.
 */
const { values: words } = parseArgs({
  options: {
    data: { type: 'string' },
    seed: { type: 'string', default: '7' },
    splits: { type: 'string', default: '3' },
    only: { type: 'string' },
    set: { type: 'string', default: '' },
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
  const sets: Record<string, (seed: number) => Dataset> = {
    ...(bankTable && { bank: () => bankFrom(bankTable) }),
    ...(educationTable && { 'X Education': () => educationFrom(educationTable) }),
    ...standIns,
    ...freshStandIns,
  }
  for (const [name, make] of Object.entries(sets)) {
    if (name.includes(words.set)) await besideReferences(gates, name, make, seeds)
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
