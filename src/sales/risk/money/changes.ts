import { circumstancesIn } from '../../../language/circumstances.ts'
import { fold } from '../../../language/fold.ts'
import { isNegated, isQuestioned } from '../../../language/negation.ts'
import { parseNumeral } from '../../../language/numerals.ts'
import { spanOf } from '../../../language/span.ts'
import type { CaseEvent } from '../case.ts'
import { rivalPricesIn } from '../rivals.ts'
import type { Owner, Reading } from './owner.ts'
import type { Part, Stated } from './stated.ts'
import type { Sum } from './sums.ts'

/** A change of a known sum: by so many yuan, or by a share of it (砍两成: -0.2). */
export interface Change {
  by: 'yuan' | 'share'
  size: number
  /** Items of the offer that were taken out. */
  parts?: Part[]
}

/** Whether a sum is said as a difference (砍掉20万, 追加10万), and its sign; 砍到80万 is a new figure. */
export function relativeAt(text: string, { start, end }: Pick<Sum, 'start' | 'end'>, owner: Owner): -1 | 1 | undefined {
  const before = text.slice(Math.max(0, start - 8), start)
  const after = text.slice(end, end + 6)
  if (/[又再多][^，。]{0,2}争取[到了]{1,2}$/.test(before)) return 1
  if (/(?:到|成|至|为|剩|只有|是)[了约大概\s]{0,2}$/.test(before)) return undefined
  if (
    lessBefore.test(before) ||
    (owner === 'quote' && /(?:拿掉|去掉|剔除|扣掉|减掉|不要)/.test(after)) ||
    /^从[^，。]{0,8}(?:刨|拿|扣|减|去|剔|摘)/.test(text.slice(end, end + 12)) ||
    /^(?:被)?(?:砍|削|减|扣|抽|挪)(?:掉|走|去)/.test(after)
  )
    return -1
  return moreBefore.test(before) ? 1 : undefined
}

const lessBefore =
  /(?:砍(?:了|掉|去|下)?|抹(?:了|掉|去)|削(?:了|掉|去|减了?)?|减(?:了|掉|去|少了?)?|核减(?:了|掉)?|压(?:了|掉|减了?|缩了?)|缩(?:了|减了?|水了?)|少(?:了|给)?|扣(?:了|掉|减了?)?|抽(?:走|掉|了)|降(?:了|低了?)|下(?:调|浮|降)(?:了)?|挪(?:了|走了?|用了?)?|让(?:了)?|优惠(?:了)?|便宜(?:了)?|划走了?|收回了?|调减了?|拿[走掉]了?|再(?:让|降|砍|减))(?:我们|他们|客户|一共|大概|约|差不多)?$/
const moreBefore =
  /(?:追加(?:了)?|添(?:了|上)?|增加(?:了)?|加(?:了|上|出)?|(?<!最)多批(?:了)?|(?<!最)多给(?:了)?|补(?:报)?(?:了|上)?|上调(?:了)?|涨(?:了)?|增(?:了|补了?)?|另加|再加|又批了?|补了|调增了?|多了|争取到了?再?)(?:大概|约)?$/

/** The changes an event tells of our offer or of the budget, where it states no new figure for it. */
export function changesIn(
  { event, ours, reportedFrom }: Reading,
  of: 'quote' | 'budget',
  parts: readonly Part[],
  stated: Stated,
): Change[] {
  if (stated[of] !== undefined && !stated.isBase && !(of === 'quote' && stated.parts.length > 0)) return []
  const { text } = event
  const clauses = circumstancesIn(text)
  const rivals = rivalPricesIn(text, ours)
  const idle = (at: number) => {
    const clause = clauses.findLast(({ start }) => start <= at)
    return (
      clause === undefined ||
      clause.supposed ||
      clause.denied ||
      clause.elsewhere ||
      clause.past ||
      clause.rumoured ||
      rivals.some(({ start, end }) => start <= at && at < end)
    )
  }
  const gone = of === 'quote' ? takenOut(text, parts, stated, idle) : []
  if (gone.length > 0) return gone
  const base = stated.isBase ? (stated.budget === undefined ? 'quote' : 'budget') : undefined
  const inYuan = stated.owned.flatMap(({ sum }): Change[] => {
    if (namedPart(sum, parts) !== undefined && removing.test(text)) return []
    const clause = clauses.findLast(({ start }) => start <= sum.start)
    if (
      clause === undefined ||
      idle(sum.start) ||
      whose(event, clauses.map((each) => each.text).join('，'), clause.text, reportedFrom, base) !== of
    )
      return []
    const sign = relativeAt(text, sum, of)
    return sign === undefined ? [] : [{ by: 'yuan', size: sign * sum.max }]
  })
  if (inYuan.length > 0) return inYuan
  const shares = sharesIn(text).flatMap(({ at, size }): Change[] => {
    const clause = clauses.findLast(({ start }) => start <= at)
    if (clause === undefined || idle(at) || whose(event, text, clause.text, reportedFrom, base) !== of) return []
    return [{ by: 'share', size }]
  })
  return shares.slice(0, 1)
}

/** Whose sum changes: the clause says, else the event, else it is the one it starts from, else that of whoever cuts budgets. Haggling changes nothing. */
function whose(
  event: CaseEvent,
  text: string,
  clause: string,
  reportedFrom: number,
  base: 'budget' | 'quote' | undefined,
): Owner {
  if (wish.test(text)) return 'none'
  if (budgetWords.test(clause)) return 'budget'
  if (quoteWords.test(clause))
    return agreed.test(text) || (event.from === 'rep' && reportedFrom >= text.length) ? 'quote' : 'none'
  if (budgetWords.test(text)) return 'budget'
  if (quoteWords.test(text))
    return agreed.test(text) || (event.from === 'rep' && reportedFrom >= text.length) ? 'quote' : 'none'
  if (base !== undefined) return base
  if (event.from === 'rep' && /我们|咱/.test(clause)) return 'quote'
  if (funders.test(text)) return 'budget'
  if (!cutting.test(text)) return 'none'
  return event.from === 'customer' || reportedFrom < text.length ? 'budget' : 'quote'
}

const wish =
  /不认|不同意|没同意|不批|没批|不给加|能不能|能否|就签|(?:你们?|贵司)(?:要是)?再(?:让|降|少|便宜)|才有得谈|才(?:谈|签|考虑)|行不行|要是肯|成不成|吗[？?]?$|还价|怕|担心|可能|也许|会不会|别家|对手|竞品|比(?:我们|你们)/
const budgetWords = /动刀|预算|底子|经费|资金|额度|盘子|专项|拨款|批复|投资|钱(?!多)|指标|设备款|项目款/
const quoteWords = /报价|价格|总价|折|原价|让(?:利|了|价|到)|优惠|下浮|价/
const agreed =
  /同意|答应|应[了下承]|说[好定妥]|谈[好妥定]|我们(?:就)?(?:让|降|给)|已(?:经)?(?:让|降|改|调)|(?:让|降|优惠|调)了|定了|敲定|不做了|刨出来|现价|批了|公司批|按.{0,6}(?:折|算)|重新(?:报|发)|改过/
/** 客流涨了三成 is of no money. */
const cutting = /砍|削|核|压减|缩|抹|刀|抽|划|收|追加|批|折|让|腰斩|对半|万|减/
const funders = /财务|财政|局里|院里|校里|集团|总部|上面|领导|董事会|省里|市里/

interface Share {
  at: number
  size: number
}

const numeral = '\\d{1,2}(?:\\.\\d+)?|[一二两三四五六七八九十]+(?:点[一二三四五六七八九])?'
const shareWords = new RegExp(
  `(?<verb>砍|抹(?:掉|去)?|收(?:回|走|掉)|抽(?:走|掉)|划走|拿(?:走|掉)|刨(?:掉|去)|扣(?:掉|下)|截(?:走|留)|削减?|核减|压缩?减?|缩减?|缩水|减少?|降低?|下调|下浮|调减|扣减?|优惠|让利?|追加|增加|上调|上浮|涨|加)(?:了|掉|去)?(?:大概|差不多|将近|约|近|整整)?(?:百分之(?<p>${numeral})|(?<n>${numeral})\\s?(?<unit>成[半一二三四五六七八九]?|%|个?百分点|个点|点))|(?<half>腰斩|砍半|减半|砍(?:了|掉)?一半|对半砍|打对折)|打(?:了)?(?:个)?(?<fold>[\\d.]{1,4}|[一二三四五六七八九]{1,2})折`,
  'g',
)

function sharesIn(raw: string): Share[] {
  const text = fold(raw)
  return [...text.matchAll(shareWords)].flatMap((match) => {
    const at = spanOf(text, match.index, match.index + match[0].length)
    if (isNegated(text, at) || isQuestioned(text, at) || /^[到成至为]/.test(text.slice(at.end))) return []
    const { verb = '', p, n, unit = '', half, fold: kept } = match.groups ?? {}
    if (half !== undefined) return [{ at: at.start, size: -0.5 }]
    if (kept !== undefined) return [{ at: at.start, size: keptShare(kept) - 1 }]
    const value = parseNumeral(p ?? n ?? '')
    if (value === undefined) return []
    const share = unit.startsWith('成') ? value / 10 + tenths(unit.slice(1)) / 100 : value / 100
    return [{ at: at.start, size: /追加|增加|上调|上浮|涨|^加/.test(verb) ? share : -share }]
  })
}

/** The 半 or 五 of 一成半, 一成五. */
function tenths(words: string): number {
  return words === '半' ? 5 : (parseNumeral(words) ?? 0)
}

/** 9 and 九 are 0.9; 95, 9.5 and 九五 are 0.95. */
function keptShare(words: string): number {
  const digits = [...words]
    .filter((char) => char !== '.')
    .map((char) => (/\d/.test(char) ? char : String(parseNumeral(char))))
  return Number(`0.${digits.join('')}`)
}

/**
 * 把安装调试拿掉, 把54万那项拿掉: the items of our last offer that are named, by their words or their sum, where they are taken out, or,
 * where nothing is named there, in the clauses before.
 */
function takenOut(text: string, parts: readonly Part[], { owned }: Stated, idle: (at: number) => boolean): Change[] {
  const match = removing.exec(text)
  if (
    match === null ||
    idle(match.index) ||
    isQuestioned(text, spanOf(text, match.index, match.index + match[0].length))
  )
    return []
  const clauses = circumstancesIn(text)
  const at = clauses.findLastIndex(({ start }) => start <= match.index)
  const clause = clauses[at]
  const here = clause === undefined ? [] : namedIn(clause.text, clause.start, clause.end)
  const gone =
    here.length > 0
      ? here
      : namedIn(
          clauses
            .slice(0, at)
            .map((each) => each.text)
            .join('，'),
          0,
          match.index,
        )
  return gone.length === parts.length ? [] : gone.map((part) => ({ by: 'yuan', size: -part.max, parts: [part] }))

  function namedIn(words: string, start: number, end: number): Part[] {
    const summed = owned.flatMap(({ sum }) =>
      start <= sum.start && sum.end <= end ? (namedPart(sum, parts) ?? []) : [],
    )
    return summed.length > 0 ? summed : parts.filter(({ label }) => sharesName(label, words))
  }
}

/** The item of our last offer that costs so much. */
function namedPart({ min, max }: Pick<Sum, 'min' | 'max'>, parts: readonly Part[]): Part | undefined {
  return parts.find((part) => Math.abs(part.max - max) < 1 && min === max)
}

/** Words by which items are taken out of an offer. */
export const removing =
  /拿掉|去掉|去除|剔(?:除|掉)|扣掉|扣除|刨(?:掉|除)|撤掉|拆出去|砍掉|取消|不要(?!紧)|不含|不做|不买|自己(?:做|找|来|弄)|甩掉|减掉|划掉|拿出去|移出|分出去|拿走|别算|不算(?:进|在)?|不在[^，。]{0,6}范围|单独?找|自理/

function sharesName(label: string, text: string): boolean {
  const words = label.replace(/[^\u4e00-\u9fffA-Za-z]|含税|报了?|分别|元|价/g, '')
  return [...words].slice(1).some((char, at) => text.includes(`${words[at]}${char}`))
}

/** Whether an event makes the budget void without saying a new one: 上次的数作废, 推倒重来. */
export function voidsBudget({ text, from }: CaseEvent): boolean {
  if (from === 'system') return false
  return circumstancesIn(text).some(({ supposed, denied, elsewhere, past, start, end }, at, all) => {
    if (supposed || denied || elsewhere || past) return false
    const clause = text.slice(start, end)
    const nearby = `${all[at - 1]?.text ?? ''}，${clause}，${all[at + 1]?.text ?? ''}`
    const match = voiding.exec(clause)
    if (match === null) return false
    return sums.test(clause) || (sums.test(nearby) && !otherThings.test(clause))
  })
}

const voiding =
  /作废|推倒重来|推翻(?:重来|了)|不(?:算|作)(?:数)?了|不(?:算|作)数(?![据字])|不作数|不作准|不准了|不能(?:再)?用了?|用不了了?|(?:全部|全)?(?:清零|归零)|重(?:新|头)(?:再)?(?:申报|申请|报(?!价|了)|核(?!实)|测算|编|立项|批|走|算|做预算|评估)|打回(?:来|去)?重(?:做|报|编|来)|失效|别(?:再)?(?:用|按|当真|提(?=了|$))|废(?:了|掉)|不(?:再)?有效|白(?:批|报)了|从头(?:再)?来|回炉|撤(?:销|回)了?/
const sums =
  /批(?:过|下来|给你们?)?的|那[\d一二两三四五六七八九十百千]+万|(?<!报(?:的|了)?)[\d一二两三四五六七八九十百千]+万(?=[^，。]{0,3}(?:作废|不算|不作数|推翻))|预算|(?<![作算])数(?!据|字化|量)|额度|批复|批文|经费|资金|钱|盘子|立项|金额|口径|投资/
const otherThings = /报价|招标|标书|合同|方案|资质|投标|证书|公告|评分/
