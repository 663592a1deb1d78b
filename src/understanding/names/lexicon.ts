import { firms } from './firms.ts'
import type { KnownNames } from './known-names.ts'
import { ordinaryWords } from './ordinary-words.ts'
import { places } from './places.ts'
import { organisationTails } from './suffixes.ts'
import { vendors } from './vendors.ts'

/** What a stretch of text is to a name: a known firm, a place, the tail of an organisation, or a word no name contains. */
export type Kind = 'firm' | 'place' | 'tail' | 'word'

export interface Entry {
  kind: Kind
  length: number
}

/** The longest entry that starts at `at`; of two of one length the kind that comes first in `kinds` wins. */
export function entryAt(text: string, at: number, known: KnownNames, kinds: readonly Kind[]): Entry | undefined {
  const first = text[at] ?? ''
  const longest = Math.max(longestFrom.get(first) ?? 0, known.longestFrom(first))
  for (let length = Math.min(longest, text.length - at); length > 0; length--) {
    const piece = text.slice(at, at + length)
    if (kinds.includes('firm') && known.has(piece)) return { kind: 'firm', length }
    const entries = lexicon.get(latin.test(piece) ? piece.toUpperCase() : piece)
    const kind = kinds.find((wanted) => entries?.includes(wanted))
    if (kind !== undefined && !splitsLatin(text, at, length)) return { kind, length }
  }
  return undefined
}

const lexicon = new Map<string, Kind[]>()
for (const [kind, words] of [
  ['firm', [...firms, ...vendors]],
  ['place', places],
  ['word', [...ordinaryWords].filter((word) => word.length > 1)],
  ['tail', organisationTails],
] as const) {
  for (const word of words) lexicon.set(word.toUpperCase(), [...(lexicon.get(word.toUpperCase()) ?? []), kind])
}

/** How long the longest entry is that begins with a character, in either case. */
const longestFrom = new Map<string, number>()
for (const word of lexicon.keys())
  for (const first of [word.slice(0, 1), word.slice(0, 1).toLowerCase()])
    longestFrom.set(first, Math.max(longestFrom.get(first) ?? 0, word.length))

const latin = /[A-Za-z]/

/** GE is not in GENERAL. */
function splitsLatin(text: string, at: number, length: number): boolean {
  const before = text[at - 1] ?? ''
  const after = text[at + length] ?? ''
  return (
    (latin.test(text[at] ?? '') && latin.test(before)) || (latin.test(text[at + length - 1] ?? '') && latin.test(after))
  )
}
