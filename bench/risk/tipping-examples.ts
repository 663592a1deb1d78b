import { readFileSync } from 'node:fs'
import { caseOf, riskLine } from '../../src/cli/risk-line.ts'
import { spelledOut } from '../../src/language/linear-model.ts'
import { tippingFeatures } from '../../src/sales/risk/learned/tipping-features.ts'
import { namesKnown } from '../../src/sales/risk/money/ledger.ts'
import { chronicleOf } from '../../src/sales/risk/people/chronicle.ts'
import type { TippingKind } from '../../src/sales/risk/tipping/point.ts'
import type { Example } from '../../src/understanding/training/fit-logistic.ts'

/** A sentence of a customer or a rep, and what it may turn. */
export interface TippingExample extends Example<TippingKind> {
  /** Who wrote the labelled deal it is from; `undefined` for a sentence that stands alone. */
  author: string | undefined
}

const folder = new URL('../../src/sales/risk/', import.meta.url)

/** All labelled sentences, as they are seen by what learns from them. */
export function tippingExamples(): TippingExample[] {
  return [
    ...ofCases(),
    ...ofTable('eval/tipping-phrases.tsv'),
    ...ofTable('learned/tipping-lessons.tsv'),
    ...ofNothing(),
  ]
}

/** The events of the labelled deals; the letters of a deal's id stand for its author. */
function ofCases(): TippingExample[] {
  return linesOf('eval/cases.jsonl').flatMap((line) => {
    const risk = caseOf(riskLine.parse(JSON.parse(line)))
    const { id, expect } = JSON.parse(line) as {
      id: string
      expect: { tipping_points: { event: number; kind: TippingKind }[] }
    }
    const ours = namesKnown(risk, chronicleOf(risk).people)
    return risk.events.flatMap((event, index) => {
      if (event.from === 'system') return []
      const labels = expect.tipping_points.filter((point) => point.event === index).map(({ kind }) => kind)
      return [{ author: /^\D+/.exec(id)?.[0], features: spelledOut(tippingFeatures(event, ours)), labels }]
    })
  })
}

/** Rows of who speaks, what, and the kinds it is of, by commas. */
function ofTable(table: string): TippingExample[] {
  return rowsOf(table).map(([from = '', text = '', kinds = '']) =>
    example(from, text, kinds === '' ? [] : (kinds.split(',') as TippingKind[])),
  )
}

/** What is said of money, meetings and stances, and turns nothing. */
function ofNothing(): TippingExample[] {
  const money = rowsOf('eval/money-phrases.tsv').filter(
    ([, text = '', , budget]) => budget === '-' && !lowered.test(text),
  )
  return [
    ...[...money, ...rowsOf('eval/stance-phrases.tsv')].map(([from = '', text = '']) => example(from, text, [])),
    ...rowsOf('eval/touch-phrases.tsv').map(([, text = '']) => example('rep', text, [])),
  ]
}

/** May be of a rival's price, or of a budget that shrank. */
const lowered = /砍|削|减|缩|压|冻|别家报|那边才|海特|恒越/

function example(from: string, text: string, labels: TippingKind[]): TippingExample {
  const side = from === 'customer' ? 'customer' : 'rep'
  return { author: undefined, features: spelledOut(tippingFeatures({ from: side, text }, named)), labels }
}

/** Who is named in the tables. */
const named = ['周强', '吴静', '冯国强']

function rowsOf(table: string): string[][] {
  return linesOf(table)
    .slice(1)
    .map((line) => line.split('\t'))
}

function linesOf(path: string): string[] {
  return readFileSync(new URL(path, folder), 'utf8').trimEnd().split('\n')
}
