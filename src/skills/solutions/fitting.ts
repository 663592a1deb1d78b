import type { Facts } from '../../sales/facts.ts'
import { type Match, matching } from '../../sales/solutions/match.ts'
import type { Ports, Viewing } from '../ports.ts'

/** What was told of a customer, to find summaries that fit it. */
interface Told {
  text: string
  /** What is known of the deal, and what of it was told just now. */
  facts: Facts
  news: Facts
}

/** The company's summaries that fit what was told, at most three; none rather than a filler. */
export type Fitting = (viewing: Pick<Viewing, 'person'>, told: Told) => Promise<Match[]>

export function openFitting({ solutions }: Pick<Ports, 'solutions'>): Fitting {
  return async ({ person }, { text, facts, news }) => {
    const industry = (facts.industry ?? facts.likelyTrade)?.value
    const objections = news.objections.map(({ value }) => value)
    return matching(await solutions.shelf(person.tenantId), { text, industry, objections, isAsked: false })
  }
}
