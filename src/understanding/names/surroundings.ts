import type { Phrases } from '../../language/phrases.ts'
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

const mark = /[,，。;；!！?？\n]/

function lastMark(words: string): number {
  for (let at = words.length - 1; at >= 0; at--) if (mark.test(words[at] ?? '')) return at
  return -1
}

function firstMark(words: string): number {
  const at = words.search(mark)
  return at < 0 ? words.length : at
}

/** In a phrase `^` and `$` stand at blanks too; here they mean right beside the name, so blanks are made hard ones. */
export function isIn({ any, each }: Phrases, beside: string): boolean {
  const words = beside.replaceAll(' ', '\u00a0')
  return any.test(words) && each.some(({ says, unless }) => says.test(words) && !(unless?.test(words) ?? false))
}
