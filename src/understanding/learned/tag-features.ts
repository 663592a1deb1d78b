import type { Span } from '../../language/span.ts'
import type { Message } from '../message.ts'
import { nobodyKnown } from '../names/known-names.ts'
import { piecesOf } from '../names/pieces.ts'
import type { Organisations } from '../slots/organisations.ts'
import { segmented } from './segmented.ts'

/**
 * What there is to know of each character of a message, as short strings: itself and its neighbours, whether common words
 * account for it (`w`), word lists (`list`), what the rules made of it (`rule`), and what the talk is about (`talk`).
 */
export function tagFeatures(message: Message, organisations: Organisations): string[][] {
  const { text, heard, pending, amounts, ahead } = message
  const letters = lettersOf(text, [...amounts, ...ahead])
  const rules = rulesOn(message, organisations)
  const lists = listsOn(message)
  const words = segmented(text)
  const at = (index: number) => letters[index] ?? (index < 0 ? '^' : '$')
  const talk = `talk${pending[0] === '' ? '' : pending.join(':')}${heard.context?.customer === undefined ? '' : '+'}`
  return letters.map((letter, i) => {
    const [a, b, c, d, e, f] = [at(i - 3), at(i - 2), at(i - 1), at(i + 1), at(i + 2), at(i + 3)]
    const [before, word, after] = [words[i - 1] ?? '^', words[i], words[i + 1] ?? '$']
    const features = [
      `0${letter}`,
      `-${c}`,
      `+${d}`,
      `=${b}`,
      `#${e}`,
      `<${a}`,
      `>${f}`,
      `-0${c}${letter}`,
      `0+${letter}${d}`,
      `--${b}${c}`,
      `++${d}${e}`,
      `-+${c}${d}`,
      `-0+${c}${letter}${d}`,
      `--0${b}${c}${letter}`,
      `0++${letter}${d}${e}`,
      `---${a}${b}${c}`,
      `+++${d}${e}${f}`,
      talk,
      `w${word}`,
      `w-${before}${word}`,
      `w+${word}${after}`,
      `w-+${before}${word}${after}`,
      `list-${lists[i - 1] ?? ''}0${lists[i] ?? ''}+${lists[i + 1] ?? ''}`,
    ]
    const [ruledBefore, ruled, ruledAfter] = [rules[i - 1], rules[i], rules[i + 1]]
    if (ruled !== undefined) features.push(`rule${ruled}`, `rule${ruled}0${letter}`)
    if (ruledBefore !== undefined) features.push(`rule-${ruledBefore}`)
    if (ruledAfter !== undefined) features.push(`rule+${ruledAfter}`)
    if (lists[i] !== undefined) features.push(`list${lists[i]}`)
    return features
  })
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
function rulesOn({ text, people }: Message, { named, mentions }: Organisations): (string | undefined)[] {
  const marks = new Array<string | undefined>(text.length)
  for (const span of named) mark(marks, span, mentions.some(({ start }) => start === span.start) ? 'customer' : 'rival')
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
