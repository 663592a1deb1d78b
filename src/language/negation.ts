import { around } from './clauses.ts'
import type { Span } from './span.ts'

/**
 * Whether the words of `span` are denied or forbidden where they stand: 不是华为, 先别标丢单, 丢单先别标. Looks no further
 * than their clause; two negations make none (不是没预算), and the 是 of 不是A是B ends the first one,
 * as 的话 ends a condition (您不方便的话我打给您).
 */
export function isNegated(text: string, span: Span): boolean {
  const { clause } = around(text, span)
  const before = text.slice(clause.start, span.start).replace(notDenying, '')
  const turn = [...before.matchAll(turns)].at(-1)
  const scope = turn === undefined ? before : before.slice(turn.index + turn[0].length)
  const count = scope.slice(-reach).match(negators)?.length ?? 0
  return count % 2 === 1 || (count === 0 && calledOff.test(text.slice(span.end, clause.end)))
}

/** Whether the clause asks rather than tells: 吗, ?, a question word, A-not-A (是不是), or a 不 or 没 left at its end. */
export function isQuestioned(text: string, span: Span): boolean {
  const { clause } = around(text, span)
  return asking.test(clause.text) || /^\s*[?？]/.test(text.slice(clause.end, clause.end + 3))
}

/**
 * Whether this is only supposed: 如果, 要是, 万一… earlier in the sentence or anywhere in the clause, or 的话 after it.
 * What follows from the supposition is supposed too.
 */
export function isHypothetical(text: string, span: Span): boolean {
  const { clause, sentenceBefore } = around(text, span)
  return supposing.test(sentenceBefore + clause.text)
}

/** A negation further back than this belongs to another verb. */
const reach = 12

const aNotA = '(\\p{L})[不没]\\1'

/** Holds 不, 没, 别, 无 or 非 without denying anything. */
const notDenying = new RegExp(
  [
    aNotA,
    '是否|差不多|对不起|了不起|不好意思|要?不然|要不|说不定|不得不|不管|不过|不仅|不但|不断|不错|不少|不久|不锈|不同|不如',
    '没意见|做不了主|拍不了板|不含|不到|没准|没事|没关系|没问题|别人|别的|[特区级分告个性类鉴识]别|未来|无锡|无论|无人|无线|非常|非标|除非|非得',
  ].join('|'),
  'gu',
)

const negators = /[不没别未无勿甭非]有?/g

const turns = /(?<=不是[^不]{1,12})(?<![说讲想为])而?是|的话/g

/** An order taken back after naming its object: 丢单先别标. */
const calledOff = /^\S{0,3}?(?:先别|先不|暂不|别标|别写|别记|不用了|免了|就不用)/

const asking = new RegExp(
  `${aNotA}|[吗谁咋啥哪]|(?<!没)什么|怎么|多少|是否|难道|多久|几[点号个家折成]|为何|不$|了没有?$`,
  'u',
)

const supposing =
  /如果|假如|假设|假使|倘若|倘使|若是|若能|(?<![\d一二两三四五六七八九十百千])万一|(?<![主需重只想])要是|(?<![主需重只想])要真|的话|除非|哪怕|就算|即使/
