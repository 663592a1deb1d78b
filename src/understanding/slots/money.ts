import type { Amount } from '../../language/amounts.ts'
import { surroundings } from '../names/surroundings.ts'
import type { Slots } from '../understood.ts'

export type Money = Pick<
  Slots,
  | 'amount'
  | 'amount_min'
  | 'amount_max'
  | 'approx'
  | 'currency'
  | 'amount_prev'
  | 'amount_ex_tax'
  | 'budget'
  | 'competitor_price'
  | 'unit_price'
>

type Part = 'contract' | 'quote' | 'budget' | 'bare' | 'before' | 'rival' | 'unit' | 'exTax' | 'none'

/** Which sum is the deal's: a contract beats our quote, a quote beats the customer's budget, a budget beats a sum without a name. */
export function readMoney(text: string, amounts: readonly Amount[], rivals: readonly string[]): Money {
  const parts = amounts.map((amount, index) => ({ amount, part: partOf(text, amount, amounts[index + 1], rivals) }))
  const first = (part: Part) => parts.find((candidate) => candidate.part === part)?.amount
  // A sum without a name beside a budget is our quote: 报价发过去了，四百一十八万，他们预算三百八.
  const main = first('contract') ?? first('quote') ?? first('bare') ?? first('budget')
  const budget = first('budget')
  return {
    ...(main === undefined ? {} : sumOf(main)),
    ...(main === undefined ? {} : otherBound(main, amounts)),
    ...whole('amount_prev', first('before')),
    ...whole('amount_ex_tax', first('exTax')),
    ...(budget === main ? {} : whole('budget', budget)),
    ...whole('competitor_price', first('rival')),
    ...whole('unit_price', first('unit')),
  }
}

/** 不会低于六百万也不会超过八百万: two bounds in a row are the two ends of one range. */
function otherBound(main: Amount, amounts: readonly Amount[]): Pick<Money, 'amount_min' | 'amount_max'> {
  const next = amounts[amounts.indexOf(main) + 1]
  if (next === undefined || main.value !== undefined || next.value !== undefined) return {}
  const { min = next.min, max = next.max } = main
  return min !== undefined && max !== undefined && min < max ? { amount_min: min, amount_max: max } : {}
}

/** A sum under the three scored names; a bound or a range never becomes a point. */
export function sumOf(amount: Amount): Money {
  return {
    ...(amount.value === undefined ? {} : { amount: amount.value }),
    ...(amount.min === undefined ? {} : { amount_min: amount.min }),
    ...(amount.max === undefined ? {} : { amount_max: amount.max }),
    ...(amount.approx ? { approx: true } : {}),
    ...(amount.currency === undefined ? {} : { currency: amount.currency }),
  }
}

function whole<Name extends keyof Money>(name: Name, amount: Amount | undefined): Money {
  return amount?.value === undefined ? {} : { [name]: amount.value }
}

function partOf(text: string, amount: Amount, next: Amount | undefined, rivals: readonly string[]): Part {
  const { left, right } = surroundings(text, amount, 14)
  const own = left.slice(lastOther(left))
  if (noPrice.test(own) || aside.test(right) || takenBack.test(own)) return 'none'
  if (amount.min !== undefined && fromThenOn.test(right)) return 'none'
  if (unit.test(own) || /^[/每一]\s?[台套个件吨人次点张支瓶米]/.test(right)) return 'unit'
  if (amount.tax === 'excluded') return 'exTax'
  if (next !== undefined && isChange(text.slice(Math.max(0, amount.start - 4), next.end), amount.text)) return 'before'
  if (
    rivalSays.test(own) ||
    rivals.some((rival) => own.includes(rival) && /报|价|只要|才|给|出|要|[降砍压]到/.test(own))
  )
    return 'rival'
  if (/只占|合同|签了|签下|中标价|成交价|签约|签的|中了|定价/.test(own)) return 'contract'
  if (
    /合计|总共|一共|加起来|合下来|总计|报价|报了|报的|我们报|咱们?报|我报|报\s*$|报价单|quote|offer|开价|投标价|总价|标价/i.test(
      own,
    ) ||
    /^[^,，。]{0,2}的?报价/.test(right)
  )
    return 'quote'
  if (
    /预算|拨款|经费|限价|控制价|批了|budget|还价|还到|只肯给|只出|只给|最多出|客户出/i.test(own) ||
    /^[^,，。]{0,3}(?:的)?预算/.test(right)
  )
    return 'budget'
  return 'bare'
}

/** Sums that are no price of this deal. */
const noPrice =
  /保证金|押金|定金|首付款?|预付款?|尾款|违约金|质保金|红包|回扣|好处费?|额度|授信|业绩|目标|指标|任务|quota|注册资本|营收|年产值|产值|销售额|流水|融资|补贴|罚款?|亏|赔|利润|提成|奖金|转[^,，。]{0,4}$|付款方式|付款比例|付款节点|付款条件|[高低]了|贵了?|(?<![最不])[高低]$|[降减砍少加涨让](?:了|个)?$|便宜了?|差了?|少了?|多了?|省了?|回款|欠款?|市值|投资额?|投了|每[年月]|人次|工资|年薪/
const aside =
  /^的?(?:保证金|押金|定金|首付|预付|尾款|违约金|质保金|红包|回扣|好处|额度|授信|业绩|目标|指标|个?点位|人|户|条|辆|台|次|平|吨|家|差价|差距|的差)/
/** 不是80万, 录成七十了: the wrong one in a correction. */
const takenBack = /(?:[去前]年[^，。,]{0,4}[是花签买]了?|不是|[写录记标填打听说]成了?)\s*$/
/** 五十万以上的都要上集采: a rule of the house, whatever the deal is worth. */
const fromThenOn = /^(?:以上|往上|朝上|开外|起)的?[^,，。]{0,3}(?:都|必须|一律|就得|就要|全[都得要])/
const unit = /单价|单[台套件只支]|每[台套个件吨人次点张支瓶米]|一[台套件吨张支瓶](?:要|报|是)?$/
const rivalSays =
  /(?:竞品|对手|友商|竞对|别家|别人|人家|另一家|其他家|对方|对面|对家)[^,，。]{0,6}(?:报|价|只要|才|给|出|开|降到|砍到|压到)[^,，。]{0,4}$|(?:竞品|对手|友商)[^,，。]{0,4}$/

/** A sum separated by another sum or a turn belongs to what stands after the turn. */
function lastOther(left: string): number {
  const turn = Math.max(
    ...['我们', '咱们', '咱', '我报', '他们预算', '客户预算', '、'].map((word) => left.lastIndexOf(word)),
  )
  return Math.max(turn, 0)
}

/** 从80万砍到65万, 320改成295, 降到 … after the first of the two sums. */
function isChange(words: string, first: string): boolean {
  const between = words.slice(words.indexOf(first) + first.length)
  return (
    /^\s*(?:多|左右)?[^,，。;；]{0,4}?(?:砍|降|压|改|调|涨|提|加|减|缩|变|到了?|谈|追加|升|掉)[^,，。;；]{0,3}?(?:到|成|至|为)?/.test(
      between,
    ) && !/^\s*[,，、和跟或]/.test(between)
  )
}
