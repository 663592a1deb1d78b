import { readFileSync } from 'node:fs'
import { caseOf, riskLine } from '../src/cli/risk-line.ts'
import { assess } from '../src/sales/risk/assess.ts'
import { scoreRisk } from '../src/sales/risk/eval/score.ts'
import { labelledSet, understandLabelled } from '../src/understanding/eval/labelled-sets.ts'
import { score } from '../src/understanding/eval/score.ts'
import { printSummary, printTable } from './print-score.ts'

/* npm run eval: how well utterances are understood, by intent and slot, on what it was developed on and on what it was not; then the risk signals. */
for (const name of ['developed', 'held-out'] as const) {
  const result = score(labelledSet(name), understandLabelled)
  console.log(`${name}: ${result.messages} messages`)
  printTable('intent', result.byIntent)
  printTable('slot', result.bySlot)
  printSummary(result)
}

const cases = readFileSync(new URL('../src/sales/risk/eval/cases.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
const risk = scoreRisk(
  cases.map((line) => {
    const one = JSON.parse(line)
    return { found: assess(caseOf(riskLine.parse(one))), expected: one.expect }
  }),
)
console.log(
  `risk: ${risk.cases} deals\n  complaint ${risk.complaint.toFixed(3)}, budget ${risk.budget.toFixed(3)} (ratio off by ${risk.ratioError.toFixed(4)}), ` +
    `decision chain ${risk.chain.toFixed(3)}, tipping points F1 ${risk.tippingF1.toFixed(3)}`,
)
