import { readFileSync } from 'node:fs'
import { caseOf, riskLine } from '../../src/cli/risk-line.ts'
import type { Assessment } from '../../src/sales/risk/assess.ts'
import type { RiskCase } from '../../src/sales/risk/case.ts'

const folder = new URL('../../src/sales/risk/', import.meta.url)

/** A deal with what its author says of it; the letters of its id stand for them. */
export interface LabelledDeal {
  author: string
  risk: RiskCase
  expect: Assessment
}

export function labelledDeals(): LabelledDeal[] {
  return linesOf('eval/cases.jsonl').map((line) => {
    const { id, expect } = JSON.parse(line) as { id: string; expect: Assessment }
    return { author: /^\D+/.exec(id)?.[0] ?? id, risk: caseOf(riskLine.parse(JSON.parse(line))), expect }
  })
}

/** The rows of a table of sentences below its headings. */
export function rowsOf(table: string): string[][] {
  return linesOf(table)
    .slice(1)
    .map((line) => line.split('\t'))
}

/** Who is named in the tables. */
export const named = ['周强', '吴静', '冯国强']

function linesOf(path: string): string[] {
  return readFileSync(new URL(path, folder), 'utf8').trimEnd().split('\n')
}
