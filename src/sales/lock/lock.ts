import { readPeople } from '../../language/people.ts'
import { screen } from '../compliance.ts'
import { newClaims } from './claims.ts'
import { figureTokens } from './figures.ts'
import { deniedHeads } from './negations.ts'
import { timeTokens } from './times.ts'

/** Something in reworded text that does not trace to what it was made of, or that got lost on the way. */
export interface Stray {
  what: 'figure' | 'time' | 'name' | 'claim' | 'negation' | 'foreign' | 'unsayable' | 'other-words'
  quote: string
}

export interface Sources {
  /** The words themselves: whatever they hold has to be there still. */
  source: string
  /** Names that are known here, of customers, people, rivals and products; others have no business in the text. */
  names: readonly string[]
  /** What else may be said though the words did not: facts on the card, what was told before. */
  besides?: string
}

/**
 * 事实锁: reworded text is held against its source, both ways. Amounts, days, shares, names, promises and denials have to trace to
 * it and none may be lost, however they are written; empty when all is well. Strict rather than clever: what is in doubt is a
 * stray, for the words as they were are always there to fall back on.
 */
export function straysIn(text: string, { source, names, besides = '' }: Sources): Stray[] {
  const allowed = source + besides
  return [
    ...foreignIn(text, allowed),
    ...between('figure', figureTokens, text, source, allowed),
    ...movedFacts(text, { source, names, besides }).filter(({ what }) => what !== 'figure'),
    ...newClaims(text, allowed).map((quote) => ({ what: 'claim' as const, quote })),
    ...deniedOtherwise(text, source, allowed),
    ...screen(text).map(({ quote }) => ({ what: 'unsayable' as const, quote })),
    ...(isAboutTheSame(text, source) ? [] : [{ what: 'other-words' as const, quote: text.slice(0, 20) }]),
  ]
}

/** The hard facts alone: sums, shares, days and names that came, went or changed places. */
export function movedFacts(text: string, { source, names, besides = '' }: Sources): Stray[] {
  const allowed = source + besides
  const weighing = (words: string) => figureTokens(words).filter(({ weighs }) => weighs)
  return [
    ...between('figure', weighing, text, source, allowed),
    ...between('time', (words) => timeTokens(words).map(asToken), text, source, allowed),
    ...namesIn(text, source, allowed, names),
  ]
}

/** The same with nothing that has to be kept: talk of one's own, in which only nothing may be made up. */
export function inventedIn(text: string, { source, names, besides = '' }: Sources): Stray[] {
  const allowed = source + besides
  const made = (what: Stray['what'], read: (words: string) => Token[]) => missing(what, read(text), read(allowed))
  return [
    ...foreignIn(text, allowed),
    ...made('figure', figureTokens),
    ...made('time', (words) => timeTokens(words).map(asToken)),
    ...strangersIn(text, allowed, names),
    ...newClaims(text, allowed).map((quote) => ({ what: 'claim' as const, quote })),
    ...screen(text).map(({ quote }) => ({ what: 'unsayable' as const, quote })),
  ]
}

interface Token {
  token: string
  quote: string
}

function asToken(token: string): Token {
  return { token, quote: token }
}

/** Tokens of the text that nothing allows, those of its source that are gone, and those that changed places: three days for five. */
function between(
  what: Stray['what'],
  read: (words: string) => Token[],
  text: string,
  source: string,
  allowed: string,
): Stray[] {
  const [said, known] = [read(text), read(source)]
  const strays = [...missing(what, said, read(allowed)), ...missing(what, known, said)]
  return strays.length > 0 || sameOrder(said, known)
    ? strays
    : [{ what, quote: said.map(({ quote }) => quote).join('、') }]
}

/** Whether what both hold is first said in the same order. */
function sameOrder(said: readonly Token[], known: readonly Token[]): boolean {
  const order = [...new Set(known.map(({ token }) => token))]
  const kept = [...new Set(said.map(({ token }) => token))].filter((token) => order.includes(token))
  return kept.join('\n') === order.join('\n')
}

/** What is denied here and not there: no more, no less, in any order. */
function deniedOtherwise(text: string, source: string, allowed: string): Stray[] {
  const read = (words: string) => deniedHeads(words).map(asToken)
  return [...missing('negation', read(text), read(allowed)), ...missing('negation', read(source), read(text))]
}

/** Those of `ones` that are not among `others`. */
function missing(what: Stray['what'], ones: readonly Token[], others: readonly Token[]): Stray[] {
  const left = new Set(others.map(({ token }) => token))
  return ones.filter(({ token }) => !left.has(token)).map(({ quote }) => ({ what, quote }))
}

function namesIn(text: string, source: string, allowed: string, names: readonly string[]): Stray[] {
  const lost = names.filter((name) => source.includes(name) && !text.includes(name))
  return [...lost.map((quote) => ({ what: 'name' as const, quote })), ...strangersIn(text, allowed, names)]
}

/** Names that are known elsewhere, and people addressed whom nobody mentioned. */
function strangersIn(text: string, allowed: string, names: readonly string[]): Stray[] {
  const known = names.filter((name) => name.length > 1 && text.includes(name) && !allowed.includes(name))
  const people = readPeople(text).flatMap(({ name }) => (name === null || allowed.includes(name) ? [] : name))
  return [...known, ...people].map((quote) => ({ what: 'name', quote }))
}

/** Letters, addresses, marks and signs that spoken Chinese has no use for, unless they stood there before. */
function foreignIn(text: string, allowed: string): Stray[] {
  const words = [...text.matchAll(/[a-z][a-z0-9+._/@-]*/gi)].map(([word]) => word)
  const lower = allowed.toLowerCase()
  const strange = [
    ...text.replaceAll(/[a-z0-9]/gi, '').matchAll(/[^\p{Script=Han}\p{N}，。！？；：、“”‘’（）《》…—·.,%\s]/gu),
  ]
  return [
    ...words.filter((word) => !lower.includes(word.toLowerCase())),
    ...strange.map(([sign]) => sign).filter((sign) => !allowed.includes(sign)),
    ...(/[\r\n]/.test(text) ? ['\\n'] : []),
  ].map((quote) => ({ what: 'foreign', quote }))
}

/** Reworded, and still about the same: neither half as long nor half as long again, and most characters in common. */
function isAboutTheSame(text: string, source: string): boolean {
  const length = [...text].length / [...source].length
  const [said, known] = [charactersOf(text), charactersOf(source)]
  const shared = [...said].filter((character) => known.has(character)).length
  return length > 0.4 && length < 1.6 && shared / said.size >= 0.5 && shared / known.size >= 0.4
}

function charactersOf(text: string): Set<string> {
  return new Set(text.match(/\p{Script=Han}/gu) ?? [])
}
