import { objectionNames } from '../../language/objections.ts'
import type { Solution } from './solution.ts'
import { plain, termsIn } from './terms.ts'

/** How often a term stands in a solution, each place by its weight; and whether it stands where it says what the paper is about. */
interface Posting {
  at: number
  weight: number
  isPlain: boolean
}

/** A company's summaries with an index to find them by. */
export interface SolutionShelf {
  solutions: readonly Solution[]
  postings: ReadonlyMap<string, readonly Posting[]>
  /** Weights of all terms of each solution together, in their order. */
  lengths: readonly number[]
}

/** Made once when a library changes: a company's few thousand summaries fit into memory many times over. */
export function shelfOf(solutions: readonly Solution[]): SolutionShelf {
  const postings = new Map<string, Posting[]>()
  const lengths = solutions.map((solution, at) => {
    const terms = weighed(solution)
    for (const [term, found] of terms) {
      const having = postings.get(term) ?? []
      having.push({ at, ...found })
      postings.set(term, having)
    }
    return [...terms.values()].reduce((sum, { weight }) => sum + weight, 0)
  })
  return { solutions, postings, lengths }
}

export const emptyShelf: SolutionShelf = shelfOf([])

/** What it is called, what hurts and its keywords say what a paper is about; expert judgement of 2026-11-22. */
const weights = { title: 2, pains: 3, keywords: 3, industries: 2, summary: 1, proof: 0.5 } as const
const telling: ReadonlySet<string> = new Set(['title', 'pains', 'keywords', 'industries'])

function weighed(solution: Solution): Map<string, Omit<Posting, 'at'>> {
  const { title, summary, pains, keywords, industries, objections, proof = '' } = solution
  const fields = {
    ...{ title, summary, proof, industries: industries.join(' ') },
    pains: [...pains, ...objections.map((code) => objectionNames[code])].join('\n'),
    keywords: keywords.join('\n'),
  }
  const found = new Map<string, Omit<Posting, 'at'>>()
  for (const [field, text] of Object.entries(fields)) {
    for (const term of termsIn(plain(text))) {
      const { weight = 0, isPlain = false } = found.get(term.text) ?? {}
      found.set(term.text, {
        weight: weight + weights[field as keyof typeof weights],
        isPlain: isPlain || telling.has(field),
      })
    }
  }
  return found
}
