import type { Span } from '../../language/span.ts'
import type { Message } from '../message.ts'
import { nobodyKnown } from '../names/known-names.ts'
import { piecesOf } from '../names/pieces.ts'
import type { Organisations } from '../slots/organisations.ts'
import { segmented } from './segmented.ts'

/** What is known of the characters of a message. */
export interface Characters {
  /** How many there are. */
  count: number
  /** The characters themselves, with `margin` signs for the beginning before them and as many for the end after. */
  padded: string
  /**
   * What else speaks for each, as short strings: whether common words account for it (`w`), word lists (`list`), what the rules
   * made of it (`rule`), and what the talk is about (`talk`).
   */
  signs: string[][]
}

/** A character's neighbours: `length` of them, the first `from` places after it, told by a sign before them. */
export interface Neighbours {
  sign: string
  from: number
  length: number
}

/** How far the farthest neighbour stands. */
export const margin = 3

export const neighbours: readonly Neighbours[] = [
  { sign: '0', from: 0, length: 1 },
  { sign: '-', from: -1, length: 1 },
  { sign: '+', from: 1, length: 1 },
  { sign: '=', from: -2, length: 1 },
  { sign: '#', from: 2, length: 1 },
  { sign: '<', from: -3, length: 1 },
  { sign: '>', from: 3, length: 1 },
  { sign: '-0', from: -1, length: 2 },
  { sign: '0+', from: 0, length: 2 },
  { sign: '--', from: -2, length: 2 },
  { sign: '++', from: 1, length: 2 },
  { sign: '-0+', from: -1, length: 3 },
  { sign: '--0', from: -2, length: 3 },
  { sign: '0++', from: 0, length: 3 },
  { sign: '---', from: -3, length: 3 },
  { sign: '+++', from: 1, length: 3 },
]

export function charactersOf(message: Message, organisations: Organisations): Characters {
  const { text, heard, pending, amounts, ahead } = message
  const letters = lettersOf(text, [...amounts, ...ahead])
  const rules = rulesOn(message, organisations)
  const lists = listsOn(message)
  const words = segmented(text)
  const talk = `talk${pending[0] === '' ? '' : pending.join(':')}${heard.context?.customer === undefined ? '' : '+'}`
  const signs = letters.map((letter, i) => {
    const [before, word, after] = [words[i - 1] ?? '^', words[i], words[i + 1] ?? '$']
    const some = [
      `-+${letters[i - 1] ?? '^'}${letters[i + 1] ?? '$'}`,
      talk,
      `w${word}`,
      `w-${before}${word}`,
      `w+${word}${after}`,
      `w-+${before}${word}${after}`,
      `list-${lists[i - 1] ?? ''}0${lists[i] ?? ''}+${lists[i + 1] ?? ''}`,
    ]
    const [ruledBefore, ruled, ruledAfter] = [rules[i - 1], rules[i], rules[i + 1]]
    if (ruled !== undefined) some.push(`rule${ruled}`, `rule${ruled}0${letter}`)
    if (ruledBefore !== undefined) some.push(`rule-${ruledBefore}`)
    if (ruledAfter !== undefined) some.push(`rule+${ruledAfter}`)
    if (lists[i] !== undefined) some.push(`list${lists[i]}`)
    return some
  })
  return { count: letters.length, padded: `${'^'.repeat(margin)}${letters.join('')}${'$'.repeat(margin)}`, signs }
}

/** All that speaks for each character as short strings, as it is learned from and can be read. */
export function tagFeatures({ padded, signs }: Characters): string[][] {
  return signs.map((some, i) => [
    ...neighbours.map(({ sign, from, length }) => {
      const start = margin + i + from
      return sign + padded.slice(start, start + length)
    }),
    ...some,
  ])
}

/** Sums, times, digits, emoji and blanks as one sign each: what stands beside them matters, not how much. */
function lettersOf(text: string, taken: readonly Span[]): string[] {
  const letters = text
    .toLowerCase()
    .replace(/\d/g, '#')
    .replace(/[\ud800-\udfff]/g, '☺')
    .replace(/\s/g, ' ')
    .split('')
  for (const { start, end } of taken) letters.fill('¤', start, end)
  return letters
}

/** Whom the rules take each character to name, and where in the name it stands. */
function rulesOn({ text, people }: Message, { named, mentions, rivalsOut }: Organisations): (string | undefined)[] {
  const marks = new Array<string | undefined>(text.length)
  for (const span of named) {
    const rival = rivalsOut.includes(span.text) ? 'rivalOut' : 'rival'
    mark(marks, span, mentions.some(({ start }) => start === span.start) ? 'customer' : rival)
  }
  for (const person of people) mark(marks, person, person.name === null ? 'post' : 'person')
  return marks
}

/** The lists of firms, places, tails and ordinary words that each character is found in. */
function listsOn({ text, people, amounts, ahead }: Message): (string | undefined)[] {
  const marks = new Array<string | undefined>(text.length)
  for (const piece of piecesOf(text, [...people, ...amounts, ...ahead], nobodyKnown)) {
    if (piece.kind !== 'unknown' && piece.kind !== 'break') mark(marks, piece, piece.kind)
  }
  return marks
}

function mark(marks: (string | undefined)[], { start, end }: { start: number; end: number }, kind: string): void {
  for (let i = start; i < end; i++) marks[i] = (i === start ? 'B' : i === end - 1 ? 'E' : 'I') + kind
}
