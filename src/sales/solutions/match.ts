import type { Industry } from '../../language/industries.ts'
import { type ObjectionCode, objectionNames } from '../../language/objections.ts'
import type { SolutionShelf } from './shelf.ts'
import type { Solution } from './solution.ts'
import { plain, type Term, termsIn } from './terms.ts'

/** What a customer's words ask for. */
export interface Need {
  text: string
  industry?: Industry | undefined
  objections: readonly ObjectionCode[]
  /** Whether somebody asked for summaries; unasked, more has to fit before one is shown. */
  isAsked: boolean
}

/** A summary that fits, and what it fits by. */
export interface Match {
  solution: Solution
  /** Words of the need that stand in the summary, as they were said. */
  words: readonly string[]
  industry?: Industry
  objections: readonly ObjectionCode[]
}

/** The summaries that fit, the best first, at most so many; none rather than a filler. */
export function matching(shelf: SolutionShelf, need: Need, most = 3): Match[] {
  if (shelf.solutions.length === 0) return []
  const text = plain(need.text.slice(0, longest))
  const terms = wanted(text, termsIn(text))
  const met = metIn(shelf, new Set(terms.map((term) => term.text)))
  return shelf.solutions
    .flatMap((solution, at) => {
      const objections = solution.objections.filter((code) => need.objections.includes(code))
      const found = met.get(at)
      return found === undefined && objections.length === 0 ? [] : [weigh(solution, at, found ?? new Map(), objections)]
    })
    .filter(({ match, strong, isOther }) => fits(match, strong, isOther, need))
    .toSorted((one, other) => other.score - one.score || one.at - other.at)
    .slice(0, most)
    .map(({ match }) => match)

  function weigh(solution: Solution, at: number, found: Met, objections: readonly ObjectionCode[]) {
    const { industry } = need
    const isOwn = industry !== undefined && solution.industries.includes(industry)
    const isOther = industry !== undefined && solution.industries.length > 0 && !isOwn
    const words = wordsOf(terms, (term) => found.has(term), need.text)
    const strong = wordsOf(terms, (term) => found.get(term)?.isPlain === true, need.text).length
    const match: Match = { solution, words, ...(isOwn ? { industry } : {}), objections }
    const told = [...found.values()].reduce((sum, one) => sum + one.score, 0)
    const ofTrade = isOwn ? forTrade : isOther ? forOtherTrade : 1
    return { match, at, strong, isOther, score: (told + objections.length * objectionScore) * ofTrade }
  }
}

/** The terms of a need that a summary has. */
type Met = ReadonlyMap<string, { isPlain: boolean; score: number }>

function metIn(shelf: SolutionShelf, terms: ReadonlySet<string>): ReadonlyMap<number, Met> {
  const met = new Map<number, Map<string, { isPlain: boolean; score: number }>>()
  for (const term of terms) {
    for (const { at, isPlain, weight } of shelf.postings.get(term) ?? []) {
      const found = met.get(at) ?? new Map()
      met.set(at, found.set(term, { isPlain, score: rarity(shelf, term) * saturated(shelf, at, weight) }))
    }
  }
  return met
}

/** Why a summary stands there, in few words: 提到“冷链”“断电” · 医疗 · 对应嫌贵. */
export function sayWhy({ words, industry, objections }: Match): string {
  const said = words.slice(0, wordsSaid).map((word) => `“${word}”`)
  return [
    ...(said.length === 0 ? [] : [`提到${said.join('')}`]),
    ...(industry === undefined ? [] : [`${industry}行业`]),
    ...(objections.length === 0 ? [] : [`对应“${objections.map((code) => objectionNames[code]).join('、')}”`]),
  ].join(' · ')
}

const wordsSaid = 3

/**
 * One word in common is chance. Unasked, two words have to meet what a paper is about, or one with the trade, the pushback or another
 * word beside it; of another trade always two. Whoever asks has said what they want: one is enough.
 */
function fits({ words, industry, objections }: Match, strong: number, isOther: boolean, { isAsked }: Need): boolean {
  if (isAsked) return strong >= 1 || words.length >= 2 || objections.length > 0
  if (isOther) return strong >= 2
  return strong >= 2 || (strong === 1 && (industry !== undefined || objections.length > 0 || words.length >= 2))
}

/** Neighbouring terms that are there are one word: 冷链 and 链断 and 断电 are 冷链断电. Each once, the longest first. */
function wordsOf(terms: readonly Term[], isThere: (term: string) => boolean, said: string): string[] {
  const runs: { start: number; end: number }[] = []
  for (const { text, start, end } of terms) {
    if (!isThere(text)) continue
    const last = runs.at(-1)
    if (last !== undefined && start < last.end) last.end = end
    else runs.push({ start, end })
  }
  const words = [...new Set(runs.map(({ start, end }) => said.slice(start, end)))]
  return words
    .filter((word) => words.every((other) => other === word || !other.includes(word)))
    .toSorted((one, other) => other.length - one.length)
}

/** What is told at more length is weighed by its beginning, in characters. */
const longest = 2000

/** 不考虑冷链, 用不上冷链: what the customer does not want, to the end of its clause, is no reason to send it. */
function wanted(text: string, terms: readonly Term[]): Term[] {
  const declined = [...text.matchAll(/[^，。；！？,;!?\n]+/g)].flatMap(({ 0: clause, index }) => {
    const said = declining.exec(clause)
    return said === null ? [] : [{ from: index + said.index + said[0].length, to: index + clause.length }]
  })
  return terms.filter(({ start }) => !declined.some(({ from, to }) => from <= start && start < to))
}

const declining = /(?:不需要|不考虑|不打算|用不上|不涉及|没有?打算|不想做|不做|不上|不用上|暂时不|已经有了?)/

/** Okapi BM25 (Robertson and Zaragoza 2009) with the usual constants; as if so many other papers without the term stood beside. */
const [k, b, others] = [1.2, 0.75, 50]

function rarity({ solutions, postings }: SolutionShelf, term: string): number {
  const having = postings.get(term)?.length ?? 0
  return Math.log(1 + (solutions.length + others - having + 0.5) / (having + 0.5))
}

function saturated({ lengths }: SolutionShelf, at: number, weight: number): number {
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  return (weight * (k + 1)) / (weight + k * (1 - b + (b * (lengths[at] ?? mean)) / mean))
}

/** A trade that fits lifts, another lowers; a pushback counts as much as a rare word. Expert judgement of 2026-11-22. */
const [forTrade, forOtherTrade, objectionScore] = [1.3, 0.6, 4]
