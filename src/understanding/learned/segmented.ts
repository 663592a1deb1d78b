import words from './words.json' with { type: 'json' }

const known = new Set(words.words.split(' '))

const longest = 4

/**
 * Where each character stands in the common words of a text, taken longest first from left to right: `B`egin, `I`nside, `E`nd of
 * one, or `S`ingle. What names are made of is mostly single.
 */
export function segmented(text: string): string {
  let places = ''
  for (let at = 0; at < text.length; ) {
    let length = Math.min(longest, text.length - at)
    while (length > 1 && !known.has(text.slice(at, at + length))) length--
    places += length === 1 ? 'S' : `B${'I'.repeat(length - 2)}E`
    at += length
  }
  return places
}
