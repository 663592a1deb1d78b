import { labelledSet, understandLabelled } from '../src/understanding/eval/labelled-sets.ts'
import { score } from '../src/understanding/eval/score.ts'
import { printSummary, printTable } from './print-score.ts'
import { evaluateRisk } from './risk/eval-risk.ts'

/*
 * npm run eval: how well utterances are understood, by intent and slot, on what it was developed on and on what it was not; then the
 * risk signals. npm run eval -- deals.jsonl: the risk signals of other labelled deals alone.
 */
const [others] = process.argv.slice(2)
if (others === undefined) {
  for (const name of ['developed', 'held-out'] as const) {
    const result = score(labelledSet(name), understandLabelled)
    console.log(`${name}: ${result.messages} messages`)
    printTable('intent', result.byIntent)
    printTable('slot', result.bySlot)
    printSummary(result)
  }
}
evaluateRisk(others ?? new URL('../src/sales/risk/eval/cases.jsonl', import.meta.url))
