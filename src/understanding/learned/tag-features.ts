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
  /** What the talk is about. */
  talk: string
  /** Where each stands in common words, with a sign for the beginning before and one for the end after. */
  words: string
  /** In which word list each is found, and whom the rules take it to name: places in `marks`, with an empty one before and after. */
  lists: Uint8Array
  rules: Uint8Array
}

const kinds = ['firm', 'place', 'tail', 'word', 'customer', 'rival', 'rivalOut', 'person', 'post'] as const

/** A character begins, goes on with or ends what is marked; 0 is no mark. */
const marks: readonly string[] = ['', ...kinds.flatMap((kind) => [`B${kind}`, `I${kind}`, `E${kind}`])]

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
  return {
    count: letters.length,
    padded: `${'^'.repeat(margin)}${letters}${'$'.repeat(margin)}`,
    talk: `talk${pending[0] === '' ? '' : pending.join(':')}${heard.context?.customer === undefined ? '' : '+'}`,
    words: `^${segmented(text)}$`,
    lists: listsOn(message, letters.length),
    rules: rulesOn(message, organisations, letters.length),
  }
}

/** All that speaks for each character as short strings, as it is learned from and can be read. */
export function tagFeatures(characters: Characters): string[][] {
  const { count, padded, talk, words, lists, rules } = characters
  return Array.from({ length: count }, (_, i) => [
    ...neighbours.map(({ sign, from, length }) => {
      const start = margin + i + from
      return sign + padded.slice(start, start + length)
    }),
    aroundSign + padded[margin + i - 1] + padded[margin + i + 1],
    talk,
    ...listedSigns(words.slice(i, i + 3), lists.subarray(i, i + 3)),
    ...ruledSigns(rules.subarray(i, i + 3)),
    ...(rules[i + 1] === 0 ? [] : [ruledLetterSign(rules[i + 1] as number, padded[margin + i] as string)]),
  ])
}

/** Before the two characters that one stands between. */
export const aroundSign = '-+'

/** What common words (`w`) and word lists (`list`) say of a character, by what they say of the three around it. */
export function listedSigns(words: string, lists: Uint8Array): string[] {
  const [before, word, after] = words
  const [listBefore, list, listAfter] = marksAt(lists)
  return [
    `w${word}`,
    `w-${before}${word}`,
    `w+${word}${after}`,
    `w-+${before}${word}${after}`,
    `list-${listBefore}0${list}+${listAfter}`,
    ...(list === '' ? [] : [`list${list}`]),
  ]
}

/** What the rules made of a character and the ones beside it. */
export function ruledSigns(rules: Uint8Array): string[] {
  const [before, rule, after] = marksAt(rules)
  return [
    ...(rule === '' ? [] : [`rule${rule}`]),
    ...(before === '' ? [] : [`rule-${before}`]),
    ...(after === '' ? [] : [`rule+${after}`]),
  ]
}

export function ruledLetterSign(rule: number, letter: string): string {
  return `rule${marks[rule]}0${letter}`
}

function marksAt(places: Uint8Array): string[] {
  return Array.from(places, (place) => marks[place] as string)
}

/** Sums, times, digits, emoji and blanks as one sign each: what stands beside them matters, not how much. */
function lettersOf(text: string, taken: readonly Span[]): string {
  let letters = text
    .toLowerCase()
    .replace(/\d/g, '#')
    .replace(/[\ud800-\udfff]/g, '☺')
    .replace(/\s/g, ' ')
  for (const { start, end } of taken) letters = letters.slice(0, start) + '¤'.repeat(end - start) + letters.slice(end)
  return letters
}

/** Whom the rules take each character to name, and where in the name it stands. */
function rulesOn({ people }: Message, { named, mentions, rivalsOut }: Organisations, count: number): Uint8Array {
  const places = new Uint8Array(count + 2)
  for (const span of named) {
    const rival = rivalsOut.includes(span.text) ? 'rivalOut' : 'rival'
    mark(places, span, mentions.some(({ start }) => start === span.start) ? 'customer' : rival)
  }
  for (const person of people) mark(places, person, person.name === null ? 'post' : 'person')
  return places
}

/** The lists of firms, places, tails and ordinary words that each character is found in. */
function listsOn({ text, people, amounts, ahead }: Message, count: number): Uint8Array {
  const places = new Uint8Array(count + 2)
  for (const piece of piecesOf(text, [...people, ...amounts, ...ahead], nobodyKnown)) {
    if (piece.kind !== 'unknown' && piece.kind !== 'break') mark(places, piece, piece.kind)
  }
  return places
}

function mark(places: Uint8Array, { start, end }: { start: number; end: number }, kind: (typeof kinds)[number]): void {
  const begins = 1 + 3 * kinds.indexOf(kind)
  for (let i = start; i < end; i++) places[i + 1] = i === start ? begins : i === end - 1 ? begins + 2 : begins + 1
}
