import { type Phrases, standsIn } from '../../language/phrases.ts'
import type { Span } from '../../language/span.ts'

/** What stands directly before and after a span, as far as the next mark or `reach` characters. */
export function surroundings(
  text: string,
  { start, end }: Pick<Span, 'start' | 'end'>,
  reach = 12,
): { left: string; right: string } {
  const left = text.slice(Math.max(0, start - reach), start)
  const right = text.slice(end, end + reach)
  return { left: left.slice(lastMark(left) + 1), right: right.slice(0, firstMark(right)) }
}

const marks = ',，。;；!！?？\n'

function lastMark(words: string): number {
  let at = words.length - 1
  while (at >= 0 && !marks.includes(words[at] as string)) at--
  return at
}

function firstMark(words: string): number {
  let at = 0
  while (at < words.length && !marks.includes(words[at] as string)) at++
  return at
}

/** In a phrase `^` and `$` stand at blanks too; here they mean right beside the name, so blanks are made hard ones. */
export function isIn(table: Phrases, beside: string): boolean {
  return standsIn(table, beside.replaceAll(' ', '\u00a0'))
}
