import { isNegated } from './negation.ts'
import { type Span, spanOf } from './span.ts'

/** Words that give something away, and the words of the same clause that take it back. */
interface Phrase {
  says: RegExp
  unless: RegExp | undefined
}

/** Some phrases of a table; `any` is all of them at once, so that a clause without one is passed over in a single look. */
interface Section {
  any: RegExp
  each: readonly Phrase[]
}

/** A table of phrases, in sections that a regular expression engine is quick with. */
export type Phrases = readonly Section[]

/**
 * Compiles a table of phrases, one a line, into patterns. Within a line, parts are separated by blanks:
 *
 * - `能|可以|申请` any of these words; a part may use character classes and counts (`[一二三\d]`, `.{0,3}`)
 * - `…` up to eight characters of the same clause, `…14` up to fourteen
 * - `[了|过]` if it is there; a character class stands inside a longer part: `[一二三]天`
 * - `^` and `$` the ends of the clause, or of what is typed between two blanks
 * - `≠ 怎么|咋` not when one of these stands in the same clause nearby
 *
 * A long line goes on in the next, set deeper; one that starts with `#` is a remark. Blanks part clauses too in hasty
 * typing: `^` and `$` also stand at a blank, and what takes a phrase back must stand on the same side of it.
 */
export function phrases(table: TemplateStringsArray, ...words: string[]): Phrases {
  return tableOf(
    unfolded(String.raw(table, ...words))
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map(compile),
  )
}

/** Several tables as one. */
export function allPhrases(...tables: readonly Phrases[]): Phrases {
  return tables.flat()
}

/** How long the pattern of a section may be, in characters: beyond twice as many, looking costs more than looking twice. */
const longestSection = 2500

function tableOf(all: readonly Phrase[]): Phrases {
  const sections: Phrase[][] = []
  let length = Number.POSITIVE_INFINITY
  for (const phrase of all) {
    length += phrase.says.source.length
    if (length > longestSection) {
      sections.push([])
      length = phrase.says.source.length
    }
    sections.at(-1)?.push(phrase)
  }
  return sections.map((each) => ({ any: new RegExp(each.map(({ says }) => says.source).join('|'), 'i'), each }))
}

/** Joins lines with the deeper-set ones that follow them; alternatives without a blank. */
function unfolded(table: string): string {
  const indents = table.match(/(?<=\n) +(?=\S)/g) ?? []
  const margin = Math.min(...indents.map(({ length }) => length))
  return table.replace(new RegExp(`(\\|?)\\n {${margin}} +(?=(\\|?)\\S)`, 'g'), (_, before, after) =>
    before === '' && after === '' ? ' ' : before,
  )
}

/** Whether one of the phrases is said in one of the clauses. */
export function saysAny(clauses: readonly string[], table: Phrases): boolean {
  return clauses.some((clause) => isSaid(table, clause))
}

/** Whether one of the phrases is said in the clause. */
function isSaid(table: Phrases, clause: string): boolean {
  return table.some(({ any, each }) => any.test(clause) && each.some((phrase) => saidIn(phrase, clause) !== undefined))
}

/** Whether one of the phrases, and none of the words that take it back, stands anywhere in the words. */
export function standsIn(table: Phrases, words: string): boolean {
  return table.some(
    ({ any, each }) =>
      any.test(words) && each.some(({ says, unless }) => says.test(words) && !(unless?.test(words) ?? false)),
  )
}

/** Where in a clause each of the phrases is said that nothing near it takes back, in the order of the table. */
export function saidAt(table: Phrases, clause: string): Span[] {
  return table.flatMap(({ any, each }) =>
    any.test(clause) ? each.flatMap((phrase) => saidIn(phrase, clause) ?? []) : [],
  )
}

/** Where a phrase is said in the clause, unless something near it takes it back. */
function saidIn({ says, unless }: Phrase, clause: string): Span | undefined {
  const match = says.exec(clause)
  if (match === null) return undefined
  const end = match.index + match[0].length
  return unless?.test(around(clause, match.index, end)) ? undefined : spanOf(clause, match.index, end)
}

/** Like `isSaid`, but told as a fact: a denied phrase (不是输了, 先别标赢单) and one that is asked about (签了没) tell nothing. */
export function isTold(table: Phrases, clause: string): boolean {
  const isToldBy = (phrase: Phrase) => {
    const said = saidIn(phrase, clause)
    return said !== undefined && !isNegated(clause, said)
  }
  return !asking.test(clause) && table.some(({ any, each }) => any.test(clause) && each.some(isToldBy))
}

/** A clause that asks for itself; 他问什么时候上线 reports a question. */
export const asking =
  /(?:[吗么](?:了|呢)?|[没不][呢啊呀]?)$|^谁|谁.{0,4}$|(?![时动])([\u4e00-\u9fff])不\1|是不是|有没有|会不会|能不能|是否|几[号成个]|多[少大久高]|来着|什么时候$|啥时候|哪(?:些|个|家|天|几)/

/** The phrase with what stands near it, as far as the next blank. */
function around(clause: string, start: number, end: number): string {
  const before = clause.slice(Math.max(0, start - reach), start)
  const after = clause.slice(end, end + reach)
  return before.slice(before.lastIndexOf(' ') + 1) + clause.slice(start, end) + (after.split(' ')[0] ?? '')
}

/** How far a taking-back word may stand from the phrase; dictation has clauses of a hundred characters. */
const reach = 14

function compile(line: string): Phrase {
  const [says = '', unless] = line.split(/\s*≠\s*/)
  return {
    says: new RegExp(says.split(/\s+/).map(part).join(''), 'i'),
    unless: unless === undefined ? undefined : new RegExp(unless, 'i'),
  }
}

function part(word: string): string {
  if (word === '^') return '(?<![^ ])'
  if (word === '$') return '(?![^ ])'
  if (word.startsWith('…')) return `[^,，。;；!！?？\\n]{0,${word.slice(1) || 8}}`
  const optional = /^\[([^\]]+)\]$/.exec(word)?.[1]
  if (optional !== undefined) return `(?:${optional})?`
  return `(?:${word.replace(/(?<=^|\|)\^(?=\||$)/g, '(?<![^ ])').replace(/(?<=^|\|)\$(?=\||$)/g, '(?![^ ])')})`
}
