import { spelledOut } from '../../src/language/linear-model.ts'
import { tippingFeatures } from '../../src/sales/risk/learned/tipping-features.ts'
import { namesKnown } from '../../src/sales/risk/money/ledger.ts'
import { chronicleOf } from '../../src/sales/risk/people/chronicle.ts'
import type { TippingKind } from '../../src/sales/risk/tipping/point.ts'
import type { Example } from '../../src/understanding/training/fit-logistic.ts'
import { labelledDeals, named, rowsOf } from './labelled.ts'

/** A sentence of a customer or a rep, and what it may turn. */
export interface TippingExample extends Example<TippingKind> {
  /** Who wrote the labelled deal it is from; `undefined` for a sentence that stands alone. */
  author: string | undefined
}

/** All labelled sentences, as they are seen by what learns from them. */
export function tippingExamples(): TippingExample[] {
  return [
    ...ofDeals(),
    ...ofTable('eval/tipping-phrases.tsv'),
    ...ofTable('learned/tipping-lessons.tsv'),
    ...ofNothing(),
  ]
}

function ofDeals(): TippingExample[] {
  return labelledDeals().flatMap(({ author, risk, expect }) => {
    const ours = namesKnown(risk, chronicleOf(risk).people)
    return risk.events.flatMap((event, index) => {
      if (event.from === 'system') return []
      const labels = expect.tipping_points.filter((point) => point.event === index).map(({ kind }) => kind)
      return [{ author, features: spelledOut(tippingFeatures(event, ours)), labels }]
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
