import { clausesOf } from '../../../language/clauses.ts'
import { countNear, countsIn, unitPricesIn } from '../../../language/counts.ts'
import { parseNumeral } from '../../../language/numerals.ts'
import { taxBasisOf, taxRateOf, usualTaxRate } from '../../../language/tax.ts'
import { relativeAt } from './changes.ts'
import { exactly, type Figure, times } from './figure.ts'
import type { Owner, Reading } from './owner.ts'
import type { Bill } from './recounted.ts'
import { type Sum, sumsIn } from './sums.ts'
import { whoseSum } from './whose.ts'

/** One item of an offer, with the words it stands behind. */
export interface Part extends Figure {
  label: string
}

/** What an event states of both sums, and where it stood, so that what is only a change of it can be told apart. */
export interface Stated {
  quote?: Figure
  budget?: Figure
  parts: Part[]
  owned: readonly { sum: Sum; owner: Owner }[]
  /** The offer, where it is nothing but so many pieces at a price for one. */
  bill?: Bill
  /** What is stated is where a change starts from, which the same event tells: 从230里头抽走20. */
  isBase: boolean
}

/** The sums an event states: parts added up, pieces multiplied, a figure that became another one as the later, tax put on top. */
export function statedIn(reading: Reading, sizes: readonly number[], said: readonly string[]): Stated {
  const { text } = reading.event
  const owned = withPieces(text, sumsIn(text, sizes), said).map((sum) => ({ sum, owner: whoseSum(reading, sum) }))
  const absolute = owned.filter(({ sum, owner }) => owner !== 'none' && relativeAt(text, sum, owner) === undefined)
  const of = (owner: Owner) =>
    absolute
      .filter((each) => each.owner === owner && !(owner === 'quote' && isKnownPart(reading, each.sum)))
      .map(({ sum }) => sum)
  const billed = withoutUnits(text, of('quote'))
  const pieces = billed.length === 1 ? billed[0]?.pieces : undefined
  const quote = total(text, billed, true)
  const budget = total(text, of('budget'), false)
  const isBase =
    absolute.length > 0 &&
    absolute.every(
      ({ sum }) =>
        startingFrom.test(text.slice(0, sum.start)) ||
        cutFrom.test(text.slice(sum.end)) ||
        addedTo.test(text.slice(sum.end)),
    )
  return {
    owned,
    isBase,
    parts: quote === undefined ? [] : quote.parts.length > 0 ? quote.parts : listedUnder(text, quote.figure, owned),
    ...(pieces !== undefined && { bill: { pieces, said: text } }),
    ...(quote && { quote: quote.figure }),
    ...(budget && { budget: budget.figure }),
  }
}

const startingFrom = /(?:从|上[回次]|之前|原来|原先|当初)[^，。\d一二两三四五六七八九十百千]{0,6}$/

/** 把五十二万核减两成: what follows tells by how much. */
const cutFrom =
  /^(?:的[^，。]{0,4})?(?:里头?|上)?(?:被|又|再|给)?(?:核减|砍|抹|削减?|压减?|减|扣|缩减?|降|打)?(?:掉|了|去)?(?:[\d.一二三四五六七八九]{1,4}折|百分之|[一二两三四五六七八九十百千\d]+(?:成|个?百分?点|%|万|$|[，。]))/

/** 先核的三百，砂冷却那块另加五十五. */
const addedTo = /^[^。；]{0,12}(?:另加|另外加|外加|又追加|另批|基础上|(?:之|以)上再)/

/** 每诊室1.18万，40个诊室报的47.2: the price of one that the other is made of. */
function withoutUnits(text: string, sums: readonly Sum[]): readonly Sum[] {
  if (sums.length < 2) return sums
  const counts = countsIn(text)
  const isUnit = (one: Sum) =>
    counts.some(({ value }) => sums.some((all) => all !== one && Math.abs(one.max * value - all.max) < all.max / 100))
  return sums.filter((sum) => !isUnit(sum))
}

function total(text: string, all: readonly Sum[], keepsParts: boolean): { figure: Figure; parts: Part[] } | undefined {
  const valid = all.filter(
    ({ start, end }) => !superseded(text.slice(Math.max(0, start - 6), start), text.slice(end, end + 8)),
  )
  if (valid.length === 0 && all.every(({ end }) => voided.test(text.slice(end, end + 8)))) return undefined
  const sums = valid.length > 0 ? valid : all
  const [first, second] = sums
  const last = sums.at(-1)
  if (first === undefined || last === undefined) return undefined
  const most = Math.max(...sums.map(({ max }) => max))
  const isWhole = ({ start }: Sum) => totalBefore.test(text.slice(0, start))
  // 一台32，三台打包90: what the pieces would come to may be more than what is asked for all.
  const whole = sums.find((sum) => isWhole(sum) && (sum.max === most || (isBill(sums) && sum.max > most * discount)))
  if (whole !== undefined && second !== undefined && !changesAfter.test(text.slice(whole.end)))
    return { figure: taxed(text, whole, sums), parts: keepsParts ? partsOf(text, whole, sums) : [] }
  if (second === undefined || becomes(text, sums)) return { figure: taxed(text, last, sums), parts: [] }
  const included = sums.find(({ tax }) => tax === 'included')
  if (sums.some(({ tax }) => tax === 'excluded') && included !== undefined && sums.length === 2)
    return { figure: included, parts: [] }
  if (ceilings.test(text.slice(first.end, last.start))) return { figure: taxed(text, last, sums), parts: [] }
  const parts = labelled(text, sums)
  if (!isBill(sums) && !parts.every(({ label }, at) => at === 0 || itemised.test(label.replace(/含税|万元|元/g, ''))))
    return { figure: taxed(text, last, sums), parts: [] }
  const figure = parts.reduce((sum, part) => ({ min: sum.min + part.min, max: sum.max + part.max }), { min: 0, max: 0 })
  return { figure, parts: keepsParts ? parts : [] }
}

/** Nobody lets go more than this of the pieces' price. */
const discount = 0.7

function isBill(sums: readonly Sum[]): boolean {
  return sums.some(({ pieces }) => pieces !== undefined)
}

/** 总价由95万改成90万: the whole is what it became. */
const changesAfter = /^[^，。；\d]{0,3}(?:改|变|降|调|升|涨|压|减|砍|让|优惠|削|核)[^，。；\d]{0,3}[到成为至]/

/** 管道60万那块: an item of the offer, named again by its sum, is no other offer. */
function isKnownPart({ parts = [], quote, event }: Reading, { min, max }: Sum): boolean {
  return (
    parts.length > 1 &&
    min === max &&
    max !== quote?.max &&
    parts.some((part) => part.max === max) &&
    !onlyThis.test(event.text)
  )
}

const onlyThis = /只[做要买报签上留剩算]|现在|改|降|变|总/

/** 报了148万，硬件96、内容40、集成12: the numbers that come to the offer are its items, whatever each may look like alone. */
function listedUnder(text: string, whole: Figure, owned: Stated['owned']): Part[] {
  const sums = owned.map(({ sum }) => sum)
  const items = sums.filter(({ min, max }) => min === max && max < whole.max)
  const together = items.reduce((sum, { max }) => sum + max, 0)
  if (items.length > 1 && Math.abs(together - whole.max) < whole.max / 100) return labelled(text, items)
  // 96万，其中安装8万
  const isSum = sums.some(({ start, max }) => max === whole.max && totalBefore.test(text.slice(0, start)))
  const within = isSum ? items : items.filter(({ start }) => /其中[^，。；\d]{1,8}$/.test(text.slice(0, start)))
  const rest = whole.max - within.reduce((sum, { max }) => sum + max, 0)
  return within.length === 0 || rest <= 0
    ? []
    : [
        ...labelled(text, within).map((part) => ({ ...part, label: part.label.replace(/^.*其中/, '') })),
        { ...exactly(rest), label: '' },
      ]
}

/** The items of a whole, where they come to it. */
function partsOf(text: string, whole: Sum, sums: readonly Sum[]): Part[] {
  const items = sums.filter((sum) => sum !== whole)
  const together = items.reduce((sum, { max }) => sum + max, 0)
  return Math.abs(together - whole.max) > whole.max / 100 ? [] : labelled(text, items)
}

/** Sums with the words each stands behind. */
function labelled(text: string, sums: readonly Sum[]): Part[] {
  return sums.map((sum, at) => ({
    ...taxed(text, sum, sums),
    label: text.slice(sums[at - 1]?.end ?? 0, sum.start),
  }))
}

const voided =
  /^(?:(?:的)?(?:那[版个]|这个?数|那个?数)?(?:字)?(?:已经|就)?(?:不用|作废|不算|废|撤|不作[数准]|过期|不能用)|(?:的)?(?:那个?)?[老旧原](?:数|价|报价|口径))/

/** 先前62万的不用了: an old figure named beside the new one. */
function superseded(before: string, after: string): boolean {
  return (
    /(?:报上去|先前|之前|原(?!材)|原来|原先|原本|旧|老|上一?[版次轮])(?:的|是|报的?|那个?)?$/.test(before) ||
    voided.test(after)
  )
}

/** 合计, 一共, 整包: the sum right behind it is the whole, whatever parts stand beside. */
const totalBefore =
  /(?:合计|总计|共计|总共|一共|合起来|加起来|打包|整包|总价|总额|总的|总盘子|拢共|小计后|全部|整体)[^，。\d一二两三四五六七八九十百]{0,6}$/

/** 从461w加到575w, 75万只批下来41万, 原来80现在60: the later one counts. */
function becomes(text: string, sums: readonly Sum[]): boolean {
  return sums.slice(1).some((sum, at) => becoming.test(text.slice(sums[at]?.end ?? 0, sum.start)))
}

const becoming =
  /[加降减砍压调改变涨追提缩削升退让][^，。]{0,4}[到成至为]|只[剩批有给下够]|才[批给有]|剩|变(?![频压电速流])|现在|改(?![造装善])|最后|最终|定(?:的|了|成)|实际|批下来|批了|核(?:定|减)|批复|落(?:到|实)|结果|到手|砍(?!掉)|缩水|后来|这次|更新|→|->|以本版|还是|更正|而是|超|盖章|落章|签下来/

/** 预算金额150万元，最高限价148万元: the ceiling is another figure for the same. */
const ceilings = /最高|限价|控制价|拦标价|上限|封顶/

/** The text before a further item names it: 安装调试含税180,000元. */
const itemised = /^[\s，,、；;。+加和与及]*(?:另外?|其中|外加|再加)?[\u4e00-\u9fffA-Za-z\d]{2,9}[:：]?$/

/** Prices of single pieces as what all of them come to, by the pieces this event, or an earlier one, speaks of. */
function withPieces(text: string, sums: readonly Sum[], said: readonly string[]): Sum[] {
  const each = unitPricesIn(text)
  const prices = each.flatMap(({ start, end, value, isEach }): Sum[] => {
    // Beside 每套68万元 a 门封一套18万元 is the one there is.
    if (!isEach && each.some((other) => other.isEach) && oneBefore.test(text.slice(0, start))) return []
    const before = isEach
      ? said.map((words) => countsIn(words).at(-1)?.value).find((number) => number !== undefined)
      : undefined
    const pieces = countNear(text, start) ?? before
    return pieces === undefined ? [] : [{ start, end, ...exactly(value * pieces), tax: undefined, bare: false, pieces }]
  })
  prices.push(
    ...yearly(
      text,
      sums.filter((sum) => prices.every(({ start, end }) => sum.end <= start || end <= sum.start)),
    ),
  )
  const taken = prices.length === 0 ? [] : [...prices, ...countsIn(text)]
  const others = sums.filter(({ start, end }) => taken.every((other) => end <= other.start || other.end <= start))
  return [...others, ...prices].sort((a, b) => a.start - b.start)
}

/** 每年38万，签三年: as many as there are years. */
function yearly(text: string, sums: readonly Sum[]): Sum[] {
  const said = years.exec(text)?.groups?.['n']
  const number = said === undefined ? undefined : parseNumeral(said)
  if (number === undefined || number < 2 || number > 10) return []
  return sums
    .filter(({ start, end }) => perYear.test(text.slice(0, start)) || /^(?:[/／]|[一每]?)年/.test(text.slice(end)))
    .map((sum) => ({ ...sum, min: sum.min * number, max: sum.max * number, pieces: number }))
}

const perYear = /(?:每年|年费|一年|年服务费|年租金?)[^，。；\d]{0,4}$/
const years =
  /(?:签(?:了|约)?|连(?:签|给|续|租|包)?|一[签租包]|为期|合同期|服务期|租期|周期|期限|共|先[签租])(?:了|是)?(?<n>[两二三四五六七八九十]|\d{1,2})年/

const oneBefore = /[一1][^\d，。一二两三四五六七八九十]{1,4}$/

/** On the footing of 含税; of several sums each by its own words, of one by all of the text. */
function taxed(text: string, sum: Sum, all: readonly Sum[]): Figure {
  const clause = clausesOf(text).findLast(({ start }) => start <= sum.start)
  const basis =
    sum.tax ??
    taxBasisOf(clause?.text ?? '') ??
    (all.length === 1 ? taxBasisOf(text) : all.some(({ tax }) => tax !== undefined) ? undefined : taxBasisOf(text))
  const { min, max } = sum
  return basis === 'excluded' ? times({ min, max }, 1 + (taxRateOf(text) ?? usualTaxRate)) : { min, max }
}
