import { readFileSync } from 'node:fs'
import { caseOf, riskLine } from '../../src/cli/risk-line.ts'
import { type Assessment, assess } from '../../src/sales/risk/assess.ts'
import { type RiskScore, scoreRisk } from '../../src/sales/risk/eval/score.ts'
import { swapAll } from '../../src/sales/risk/eval/swaps/swap.ts'
import { seededRandom } from '../../src/understanding/training/seeded-random.ts'

const draws = [1, 2, 3, 4, 5]

/** Says how well labelled deals are read, one a line, and how much other names, places and sums change of it. */
export function evaluateRisk(file: string | URL): void {
  const cases = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const score = scoreOf(cases)
  const others = draws.map(seededRandom).map((random) => scoreOf(cases.map((one) => swapAll(one, random))))
  console.log(`risk: ${cases.length} deals`)
  print((signal) => score[signal])
  console.log(`with other names, places and sums, ${draws.length} draws: changed by at most`)
  print((signal) => Math.max(...others.map((other) => Math.abs(other[signal] - score[signal]))))
}

function scoreOf(cases: readonly { expect: Assessment }[]): RiskScore {
  return scoreRisk(cases.map((one) => ({ found: assess(caseOf(riskLine.parse(one))), expected: one.expect })))
}

function print(figure: (signal: Exclude<keyof RiskScore, 'cases'>) => number): void {
  const [complaint, budget, chain, tipping] = (['complaint', 'budget', 'chain', 'tippingF1'] as const).map((signal) =>
    figure(signal).toFixed(3),
  )
  const off = figure('ratioError').toFixed(4)
  console.log(
    `  complaint ${complaint}, budget ${budget} (ratio off by ${off}), decision chain ${chain}, tipping points F1 ${tipping}`,
  )
}
