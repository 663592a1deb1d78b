import { wordTree } from '../../language/word-tree.ts'
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
  const onFile = kinds.includes('firm') ? Math.min(known.longestFrom(text[at] ?? ''), text.length - at) : 0
  const found = wordsAt(text, at)
  for (let length = Math.max(onFile, found.length); length > 0; length--) {
    if (length <= onFile && known.has(text.slice(at, at + length))) return { kind: 'firm', length }
    const entry = lexicon[found[length - 1] ?? -1]
    const kind = entry === undefined ? undefined : kinds.find((wanted) => entry.kinds.includes(wanted))
    if (kind !== undefined && !splitsLatin(text, at, length)) return { kind, length }
  }
  return undefined
}

/** Which words of the lexicon begin at `at`, by their length less one; −1 where there is none so long. */
function wordsAt(text: string, at: number): number[] {
  const found: number[] = []
  for (let to = at, beginning = 0; to < text.length; to++) {
    beginning = tree.onward(beginning, inCapitals(text.charCodeAt(to)))
    if (beginning < 0) break
    found.push(tree.wordAt(beginning))
  }
  return found
}

function inCapitals(code: number): number {
  return code >= 97 && code <= 122 ? code - 32 : code
}

const kindsOf = new Map<string, Kind[]>()
for (const [kind, words] of [
  ['firm', [...firms, ...vendors]],
  ['place', places],
  ['word', [...ordinaryWords].filter((word) => word.length > 1)],
  ['tail', organisationTails],
] as const) {
  for (const word of words) kindsOf.set(word.toUpperCase(), [...(kindsOf.get(word.toUpperCase()) ?? []), kind])
}

const lexicon = [...kindsOf].map(([word, kinds]) => ({ word, kinds }))
const tree = wordTree(lexicon.map(({ word }) => word))

const latin = /[A-Za-z]/

/** GE is not in GENERAL. */
function splitsLatin(text: string, at: number, length: number): boolean {
  const before = text[at - 1] ?? ''
  const after = text[at + length] ?? ''
  return (
    (latin.test(text[at] ?? '') && latin.test(before)) || (latin.test(text[at + length - 1] ?? '') && latin.test(after))
  )
}
