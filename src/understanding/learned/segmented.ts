import { wordTree } from '../../language/word-tree.ts'
import words from './words.json' with { type: 'json' }

const known = wordTree(words.words.split(' '))

const longest = 4

/**
 * Where each character stands in the common words of a text, taken longest first from left to right: `B`egin, `I`nside, `E`nd of
 * one, or `S`ingle. What names are made of is mostly single.
 */
export function segmented(text: string): string {
  let places = ''
  for (let at = 0; at < text.length; ) {
    const length = longestAt(text, at)
    places += shapes[length]
    at += length
  }
  return places
}

const shapes = ['', 'S', 'BE', 'BIE', 'BIIE']

/** How long the longest word is that begins here; 1 where none does. */
function longestAt(text: string, at: number): number {
  const end = Math.min(text.length, at + longest)
  let length = 1
  for (let to = at, beginning = 0; to < end; to++) {
    beginning = known.onward(beginning, text.charCodeAt(to))
    if (beginning < 0) break
    if (known.wordAt(beginning) >= 0) length = to + 1 - at
  }
  return length
}
