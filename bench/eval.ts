import { labelledSet, understandLabelled } from '../src/understanding/eval/labelled-sets.ts'
import { score } from '../src/understanding/eval/score.ts'
import { printSummary, printTable } from './print-score.ts'

/* npm run eval: how well utterances are understood, by intent and slot, on what it was developed on and on what it was not. */
for (const name of ['developed', 'held-out'] as const) {
  const result = score(labelledSet(name), understandLabelled)
  console.log(`${name}: ${result.messages} messages`)
  printTable('intent', result.byIntent)
  printTable('slot', result.bySlot)
  printSummary(result)
}
