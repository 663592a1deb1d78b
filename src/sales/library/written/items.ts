import { tidy } from './tidy.ts'

/** Before an item of a list, as people write them. */
const mark = /^[-*+•·]\s+|^\d{1,2}[.、)）]\s*/

/** A list as it is written in one place: an item a line; a mark before each where a line alone would be read as something else. */
export function writeItems(items: readonly string[], between = semicolon): string {
  const isPlain = items.every((item) => !mark.test(item)) && (items.length !== 1 || !between.test(items[0] ?? ''))
  return items.map((item) => (isPlain ? item : `· ${item}`)).join('\n')
}

/** A list as people write it: an item a line, with marks or without, or all on one line with `；` or the like between. */
export function readItems(text: string, between = semicolon): string[] {
  const lines = tidy(text)
    .split('\n')
    .filter((line) => line !== '')
  const [only = ''] = lines
  if (lines.length === 1 && !mark.test(only)) return split(only, between)
  return lines.map((line) => line.replace(mark, '').trim()).filter((item) => item !== '')
}

/** Short words of a closed list, with any mark between. */
export function readWords(text: string): string[] {
  return split(tidy(text), /[\n；;、，,/]+/).map((word) => word.replace(mark, ''))
}

const semicolon = /[；;]/
/** Between words that are one each, such as 触发词. */
export const anyMark = /[；;、，,]/

function split(text: string, by: RegExp): string[] {
  return text
    .split(by)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
