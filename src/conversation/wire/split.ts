import { characters } from './characters.ts'

/**
 * `text` in pieces of at most `mostBytes` (4 or more) of UTF-8 that together are the text again, cut where a paragraph, a line, a sentence or
 * at least a phrase ends. The same text is always cut the same way, so that sending it again is sending the same messages.
 */
export function split(text: string, mostBytes: number): string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > mostBytes || Buffer.byteLength(rest) > mostBytes) {
    const piece = firstPiece(rest, mostBytes)
    pieces.push(piece)
    rest = rest.slice(piece.length)
  }
  return [...pieces, rest]
}

function firstPiece(text: string, mostBytes: number): string {
  const fitting = fittingCharacters(text, mostBytes)
  return fitting.slice(0, goodEnd(fitting)).join('')
}

/** What a person sees as one character stays together, unless the first alone is more than a message can hold. */
function fittingCharacters(text: string, mostBytes: number): string[] {
  // Only as much as can matter, with one code point more to see whether the last character goes on: on long strings the
  // segmenter of Node 20 takes time with the square of their length.
  const near = text.slice(0, mostBytes + 2)
  const whole = fitting(characters.segment(near), ({ segment }) => segment, mostBytes)
  return whole.length > 0 ? whole : fitting(near, (point) => point, mostBytes)
}

function fitting<Unit>(units: Iterable<Unit>, textOf: (unit: Unit) => string, mostBytes: number): string[] {
  const kept: string[] = []
  let bytes = 0
  for (const unit of units) {
    bytes += Buffer.byteLength(textOf(unit))
    if (bytes > mostBytes) break
    kept.push(textOf(unit))
  }
  return kept
}

const lineEnds = ['\n', '\r\n']
const ends = [lineEnds, [...'。！？!?…'], [...'；;，,、：: ']]

/** How many characters to send now: up to the best end in the later half, or all. */
function goodEnd(piece: string[]): number {
  const half = Math.floor(piece.length / 2)
  const paragraph = piece.findLastIndex((character, at) => lineEnds.includes(character) && piece[at - 1] === character)
  if (paragraph >= half) return paragraph + 1
  for (const marks of ends) {
    const end = piece.findLastIndex((character) => marks.includes(character))
    if (end >= half) return end + 1
  }
  return piece.length
}
