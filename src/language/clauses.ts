import { type Span, spanOf } from './span.ts'

/**
 * The clauses of a message, in order, without the marks between them: at punctuation, at spaces between Chinese, and,
 * for dictation that has neither, before words that begin a new thought (但, 然后…). Such a word stays with its clause.
 */
export function clausesOf(text: string): Span[] {
  const clauses: Span[] = []
  let start = 0
  for (const mark of text.matchAll(boundary)) {
    push(clauses, text, start, mark.index)
    start = mark.index + mark[0].length
  }
  push(clauses, text, start, text.length)
  return clauses
}

/** A clause and what is said before it in the same sentence. */
interface Surroundings {
  clause: Span
  sentenceBefore: string
}

/** Looks at most `reach` characters to either side, so that asking for every word of a long text stays cheap. */
export function around(text: string, span: Span): Surroundings {
  const from = Math.max(0, span.start - reach)
  const window = text.slice(from, span.end + reach)
  const clause =
    clausesOf(window).findLast(({ start }) => start <= span.start - from) ?? spanOf(window, 0, window.length)
  const before = window.slice(0, clause.start)
  const sentenceStart = before.search(/[^。！？!?;；\n]*$/)
  return {
    clause: { start: clause.start + from, end: clause.end + from, text: clause.text },
    sentenceBefore: before.slice(sentenceStart),
  }
}

const reach = 60

/** The comma of 8,440,000 and the colon of 15:30 separate nothing; 不过 is also "not over" (不过80万, 超不过, 不过关). */
const boundary = new RegExp(
  [
    /[，。！？；：、!?;…\n\r\t]/.source,
    /[,:](?!\d)/.source,
    /(?<!\d)[,:]/.source,
    /(?<=[\u4e00-\u9fff])\s(?=[\u4e00-\u9fff])/.source,
    /(?<!不)(?=但是|但(?!凡|愿)|可是|然而|然后|而且|另外|顺便|所以|只是)/.source,
    /(?<![超打比说绕躲逃])(?=不过[^关来去期审夜会\d一二两三四五六七八九十百千])/.source,
  ].join('|'),
  'g',
)

function push(clauses: Span[], text: string, start: number, end: number): void {
  const piece = text.slice(start, end)
  const trimmed = piece.trim()
  if (trimmed === '') return
  const from = start + piece.indexOf(trimmed)
  clauses.push(spanOf(text, from, from + trimmed.length))
}
