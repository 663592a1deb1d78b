import { around } from '../language/clauses.ts'
import { fold } from '../language/fold.ts'
import { isNegated } from '../language/negation.ts'
import { type Span, spanOf } from '../language/span.ts'
import { type RuleId, rules } from './compliance-rules.ts'
import { anyOf } from './compliance-words.ts'

/** Words that must not reach a customer 合规拦截. */
export interface Breach {
  rule: RuleId
  /** The words themselves, as they stand in the text. */
  quote: string
  /** One sentence for a person: which norm it offends against, in general terms. */
  why: string
}

/**
 * What is wrong with words meant for a customer; empty when nothing is. Reads words, not intentions: a gate for drafts and
 * for our own library, not a lawyer. Linear in the length of the text.
 */
export function screen(text: string): Breach[] {
  const folded = fold(text)
  return readers.flatMap(({ id, why, evenDenied, anyWords }) =>
    [...folded.matchAll(anyWords)]
      .map((match) => spanOf(text, match.index, match.index + match[0].length))
      .filter((span) => evenDenied || !isDenied(text, span))
      .map((span) => ({ rule: id, quote: span.text, why })),
  )
}

const readers = rules.map((rule) => ({ ...rule, anyWords: anyOf(rule.words) }))

/** 不谈回扣, 严禁围标, and what only comes after: 回扣、礼品我们一律不碰, 底价不能说. */
function isDenied(text: string, span: Span): boolean {
  const { clause } = around(text, span)
  return (
    isNegated(text, span) ||
    forbidden.test(text.slice(clause.start, span.start)) ||
    refused.test(text.slice(span.end, span.end + reach))
  )
}

/** As far as a refusal may trail behind what it refuses. */
const reach = 40

const forbidden = /(?:避免|杜绝|禁止|严禁|拒绝|防止|谨防|抵制|反对|涉嫌|查处)[^，。！？；]{0,6}$/

/** A list may go on, and a few small words may stand between, but nothing that says something else (回扣给您，别的不谈). */
const refused = new RegExp(
  [
    /^(?:[、和跟及或][^、，。！？；\s]{1,6}?){0,3}/,
    /(?:这[种类]事|这[种类]?话|的事|的说法|什么的|之类的?|[，和跟]|我们?|公司|谁提|一律|一概|一样|都|坚决|绝|从来?|是|属于|算|也){0,6}/,
    /(?:不[做碰谈给收接沾干提说用]|不能[做碰谈给收接沾干提说要有]|不该[做碰谈给收接提说]|不允许|不可以|免谈|违[法规]|犯法|犯罪|红线|禁止|规避招标|串通)/,
  ]
    .map(({ source }) => source)
    .join(''),
)
