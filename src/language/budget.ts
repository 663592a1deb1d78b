import { type Amount, readAmounts } from './amounts.ts'
import { clausesOf } from './clauses.ts'
import { isNegated } from './negation.ts'
import { type Span, spanOf } from './span.ts'

/** The customer's money, our price, or a sum of which nobody said whose it is. */
/** `price cut`, `budget cut`: by so much our price or their budget goes down. */
type Owner = 'budget' | 'quote' | 'amount' | 'price cut' | 'budget cut'

/**
 * Whose figure a sum of the text is, by the word that governs it where it stands: 没有预算，我们报价80万 is a quote. A figure that
 * is denied (没有80万的预算), or that no word governs, is only an `amount`; of a sum said twice, the clearer place counts.
 */
export function whoseAmount(text: string, sum: Pick<Amount, 'value' | 'min' | 'max'>): Owner {
  const owners = owned(text)
    .filter(({ value, min, max }) => value === sum.value && min === sum.min && max === sum.max)
    .map(({ owner }) => owner)
  return owners.find((owner) => owner !== 'amount') ?? 'amount'
}

/** By how much, in yuan, our price or the customer's budget is said to go down: 再便宜他10万, 预算砍了20万. */
export function lowering(text: string): { whose: 'price' | 'budget'; by: number } | undefined {
  const [cut] = owned(text).filter(({ owner }) => owner === 'price cut' || owner === 'budget cut')
  if (cut?.value === undefined) return undefined
  return { whose: cut.owner === 'price cut' ? 'price' : 'budget', by: cut.value }
}

function owned(text: string): (Amount & { owner: Owner })[] {
  const figures = readAmounts(text, { bareUnit: 10_000 })
  const clauses = clausesOf(text).map((clause) => readClause(clause, figures))
  return figures.map((figure) => ({ ...figure, owner: ownerOf(figure, clauses) }))
}

/** How far a budget has come, from the words said of it; `undefined` when they do not tell. */
export function budgetStateOf(words: string): 'approved' | 'applied' | 'cut' | 'none' | undefined {
  if (isTold(words, cutting)) return 'cut'
  if (missing.test(words)) return 'none'
  if (isTold(words, applying)) return 'applied'
  if (!approving.test(words)) return undefined
  return isTold(words, approving) ? 'approved' : 'applied'
}

/** A clause and what stands in it, by where it stands there; read once, however many figures it holds. */
interface Clause {
  start: number
  text: string
  figures: readonly Span[]
  governors: readonly Governor[]
  /** It says nothing but its figures. */
  isBare: boolean
}

function readClause({ start, end, text }: Span, all: readonly Span[]): Clause {
  const figures = all
    .filter((figure) => start <= figure.start && figure.end <= end)
    .map((figure) => spanOf(text, figure.start - start, figure.end - start))
  return { start, text, figures, governors: governorsIn(text), isBare: onlyFigures.test(without(text, figures)) }
}

function ownerOf(figure: Span, clauses: readonly Clause[]): Owner {
  const index = clauses.findLastIndex(({ start }) => start <= figure.start)
  const clause = clauses[index]
  if (clause === undefined) return 'amount'
  const at = spanOf(clause.text, figure.start - clause.start, figure.end - clause.start)
  const word = governorOf(clause, at)
  if (byHowMuch.test(clause.text.slice(0, at.start))) return word?.owner === 'budget' ? 'budget cut' : 'price cut'
  if (word !== undefined) return isDenied(clause, word, at) ? 'amount' : word.owner
  return clause.isBare ? lastNamed(clauses[index - 1]) : 'amount'
}

interface Governor extends Span {
  owner: 'budget' | 'quote'
}

/** The word a figure is tied to (80万的预算), else the one right before it, else right after it, else anywhere before. */
function governorOf({ text, figures, governors }: Clause, figure: Span): Governor | undefined {
  const before = governors.findLast(({ end }) => end <= figure.start)
  const after = governors.find(({ start }) => start >= figure.end)
  const link = after && afterFigure.exec(text.slice(figure.end, after.start))?.[1]
  if (link !== undefined && link !== '') return after
  if (before !== undefined && figure.start - before.end <= nextTo) return before
  const isLast = (figures.at(-1)?.start ?? 0) <= figure.start
  return link !== undefined && isLast ? after : before
}

/** A clause of a figure alone goes on about what the one before it named: 预算批了，大概80万. */
function lastNamed(clause: Clause | undefined): Owner {
  const word = clause?.governors.at(-1)
  return clause === undefined || word === undefined || isNegated(clause.text, word) ? 'amount' : word.owner
}

/** Looks no further back than the governing word before: 没有预算报价80万 denies no quote. */
function isDenied({ text, governors }: Clause, word: Governor, figure: Span): boolean {
  const from = governors.findLast(({ end }) => end <= word.start)?.end ?? 0
  const scope = text.slice(from)
  return (
    isNegated(scope, spanOf(scope, word.start - from, word.end - from)) || justDenied.test(text.slice(0, figure.start))
  )
}

function governorsIn(clause: string): Governor[] {
  const found = (pattern: RegExp, owner: Governor['owner']) =>
    [...clause.matchAll(pattern)].map((match) => ({
      ...spanOf(clause, match.index, match.index + match[0].length),
      owner,
    }))
  return [...found(budgetWords, 'budget'), ...found(quoteWords, 'quote')].sort((one, other) => one.start - other.start)
}

function without(clause: string, figures: readonly Span[]): string {
  return figures.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), clause)
}

/** As many characters stand between a word and the figure right behind it: 报价大概是80万. */
const nextTo = 3

const budgetWords = /预算|盘子|经费|额度|控制价|限价|拨款|批复|批[了到]|budget/gi

/** A budget and a customer 报 too: what 预算报了 and 客户报了 lead to is not our price, unless it is made to them (给客户报). */
const quoteWords =
  /报价|投标价|开价|合同(?:总?[价额]|金额)|quote|offer|(?<!预算.{0,3}|(?<![给跟向对])(?:客户|甲方|对方|他们)[也就只都]?|[申填上汇预举])报(?![价告名销关修警备上送批])/gi

const afterFigure = /^(?:左右|上下|出头|以[内下上]|多)?((?:的|(?:就|才)?是(?:他们|客户|我们|甲方)?的?)?)$/
/** 降价10万, 再优惠他5万, 预算砍了20万; not 降到, nor what a rival is cheaper by (比我们便宜10万). */
const byHowMuch =
  /(?<!比.{0,8})(?:降价|让价|让利|优惠|便宜|减价|抹零?|抹掉|[降让砍减])(?:[了掉个他再出]|给他|他们|客户|大概|差不多|最多)*$/
const justDenied = /(?:没有?|不是|并非)$/
const onlyFigures =
  /^(?:从|砍|降|压|减|加|涨|改|到|成|至|和|或|大概|大约|差不多|估计|一共|总共|就|也|只|才|是|有|左右|上下|以内|以上|出头|多|吧|了|元|[\s~～-])*$/

function isTold(words: string, pattern: RegExp): boolean {
  const match = pattern.exec(words)
  return match !== null && !isNegated(words, spanOf(words, match.index, match.index + match[0].length))
}

const cutting = /砍|压缩|削|缩减|冻结/
const missing = /[没无]有?(?:预算|经费|钱)|预算没了|^没有?了?$|^无$|[用花]完/
const applying = /申报|申请|报上去|在批|[审待]批|走流程/
const approving = /批|到位|落实|下来/
