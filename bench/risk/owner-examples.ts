import { spelledOut } from '../../src/language/linear-model.ts'
import { ownerFeatures } from '../../src/sales/risk/learned/owner-features.ts'
import { exactly } from '../../src/sales/risk/money/figure.ts'
import { namesKnown } from '../../src/sales/risk/money/ledger.ts'
import { type Owner, ownerAt, type Reading } from '../../src/sales/risk/money/owner.ts'
import { type Sum, sumsIn } from '../../src/sales/risk/money/sums.ts'
import { chronicleOf } from '../../src/sales/risk/people/chronicle.ts'
import { placesIn, rosterOf } from '../../src/sales/risk/people/roster.ts'
import { quoteIn } from '../../src/sales/risk/people/touches.ts'
import type { Example } from '../../src/understanding/training/fit-logistic.ts'
import { type LabelledDeal, labelledDeals, named, rowsOf } from './labelled.ts'

/**
 * Sums and whose they are: of sentences that say it, and of the labelled deals, as the rules have it that were written on them, but
 * for what is a lesson too.
 */
export function ownerExamples(): Example<Owner>[] {
  const lessons = rowsOf('learned/sum-lessons.tsv')
  const taught = new Set(lessons.map(([, text]) => text))
  const ruled = labelledDeals().filter(({ author }) => !readByLearning.has(author))
  return [...ruled.flatMap((deal) => ofDeal(deal, taught)), ...lessons.flatMap(ofLesson), ...ofPhrases()]
}

/** Whose deals came when sums were told by what was learned as well: the rules' word on them would teach their mistakes. */
const readByLearning = new Set(['g', 'h', 'k'])

function ofDeal({ risk }: LabelledDeal, taught: ReadonlySet<string | undefined>): Example<Owner>[] {
  const { deal, events } = risk
  const { people } = chronicleOf(risk)
  const ours = namesKnown(risk, people)
  const quote = deal.quote === null ? null : exactly(deal.quote)
  const sizes = [deal.size, deal.quote, deal.budget?.max].filter((size) => size != null && size > 0) as number[]
  return events.flatMap((event) => {
    if (taught.has(event.text) || (event.from === 'system' && !/contract|tender/.test(event.source))) return []
    const reportedFrom = event.from === 'rep' ? quoteIn(event.text, placesIn(event.text, people)).from : 0
    const reading = { event, ours, reportedFrom, quote, budget: deal.budget }
    return sumsIn(event.text, sizes.length > 0 ? sizes : [usual]).map((sum) =>
      example(reading, sum, ownerAt(reading, sum).owner),
    )
  })
}

/** Whose each of its sums is stands beside the sentence, in order. */
function ofLesson([from = '', text = '', owners = '']: string[]): Example<Owner>[] {
  const [reading, sums] = [readingOf(from, text), sumsIn(text, [usual])]
  const of = owners.split(',') as Owner[]
  if (sums.length !== of.length) throw new Error(`“${text}” has ${sums.length} sums`)
  return sums.map((sum, at) => example(reading, sum, of[at] ?? 'none'))
}

/** Where offer and budget after a sentence are known, its sums are whichever they equal; none where both stay as they were. */
function ofPhrases(): Example<Owner>[] {
  return rowsOf('eval/money-phrases.tsv').flatMap(([from = '', text = '', quote = '', budget = '']) => {
    const reading = readingOf(from, text)
    return sumsIn(text, [3e6, 2.8e6]).flatMap((sum) => {
      const size = String(Math.round(sum.max / 100) / 100)
      if (budget !== '-' && budget.endsWith(size)) return [example(reading, sum, 'budget')]
      if (quote === size) return [example(reading, sum, 'quote')]
      return quote === '-' && budget === '-' ? [example(reading, sum, 'none')] : []
    })
  })
}

const usual = 1e6

const zhou = rosterOf([
  { name: '周强', title: '设备科主任', dept: '设备科', role: null, stance: 'unknown', lastTouch: null },
])

function readingOf(from: string, text: string): Reading {
  const isRep = from === 'rep'
  const event = { at: '', source: 'chat', from: isRep ? 'rep' : 'customer', who: '', text } as const
  const reportedFrom = isRep ? quoteIn(text, placesIn(text, zhou)).from : 0
  return { event, ours: named, reportedFrom, quote: null, budget: null }
}

function example(reading: Reading, sum: Sum, owner: Owner): Example<Owner> {
  return { features: spelledOut(ownerFeatures(reading, sum)), labels: [owner] }
}
