import { isNegated, isQuestioned } from '../../../language/negation.ts'
import { spanOf } from '../../../language/span.ts'
import { rivalPricesIn } from '../rivals.ts'
import type { Detector, Moment } from './point.ts'

/** The budget of this deal is reduced, frozen, ordered down or approved below what was asked for, with or without a number. */
export const budgetCut: Detector = {
  kind: 'budget_cut',

  find(moment) {
    const { event, facts, index, ledger } = moment
    const [before, after] = [index === 0 ? moment.risk.deal.budget : ledger.budgets[index - 1], ledger.budgets[index]]
    const said = facts.some(
      (clause, at) =>
        isCut(clause.text, event.text, facts[at - 1]?.text ?? '') && !isPriceTalk(moment, clause.start, clause.end),
    )
    const less = before != null && after != null && after.max < before.max * 0.999
    const applied = moment.risk.deal.budget?.applied === true
    const onlyThatMuch = less && facts.some(({ text }) => scant.test(text) || (applied && granted.test(text)))
    if (!said && !onlyThatMuch) return undefined
    return less && after !== null ? String(after?.max) : ''
  },
}

function isCut(clause: string, text: string, earlier: string): boolean {
  if (stillOpen.test(text) || pricey.test(clause)) return false
  const match =
    moneyCut.exec(clause) ??
    cutMoney.exec(clause) ??
    (funder.test(clause) || money.test(earlier) ? bareCut.exec(clause) : null)
  if (match === null) return false
  const start = match.index
  const at = spanOf(clause, start, start + match[0].length)
  return (
    (/没/.test(match[0]) || !isNegated(clause, spanOf(clause, at.end - 1, at.end))) &&
    !isQuestioned(clause, at) &&
    !undone.test(clause)
  )
}

const moneyWords =
  '(?:预算|估算|经费|资金|额度|盘子|专项|拨款|款项|钱|投资|费用|支出|开支|开销|指标|口子|额|(?:设备|项目|专|建设|采购|工程)款|批复|支付计划)'
const cutWords =
  '(?:砍|削|压缩|压减|压(?!力|根|到位)|缩减|缩水|缩|核减|调减|减少|减半|减(?!免)|腰斩|打(?:了)?(?:个)?[\\d一二三四五六七八九对]+折|冻结|冻住?|暂停|停拨|收紧|收回|收走|挪|抽(?:走|调|去|掉)|刨|借走|借去|统筹|占用|调剂|调走|划走|拿走|扣减|下调|往下调|降(?!低成本)|少了|少(?=给|批)|紧缩|卡(?:住|下|了)|叫停|截|拿掉|裁|瘦身|没那么多|不够了|没了|泡汤|黄了|吃紧|挨(?:砍|刀)|被刀|勒紧|只(?:批|给|剩|有|够|拨|下来)|才(?:批|给)|没(?:有)?(?:足额|全额?)?(?:批|给|到)(?:全|足|够|齐)|没(?:足额|全)批|打(?:了)?折扣|掐|减配|缺口|差了)'
const money = new RegExp(`${moneyWords}|批文|批下来|批复`)
const moneyCut = new RegExp(`${moneyWords}[^，。]{0,14}?${cutWords}`)
const cutMoney = new RegExp(
  `(?:砍|削减?|压缩|压减|缩减|核减|冻结|收紧|抽走|挪(?:走|用)?|紧缩|控制|扣减|调减|下调|暂停|停|少(?:给|批)|勒紧|减)(?:了|掉|一切|所有|全部|我们|这块|这个|本|整个|各)?[^，。]{0,8}?${moneyWords}|(?:申报|申请|报(?:上去|送)|要)[^，。]{0,10}?只(?:批|给)|只批(?:了|下来|到|复)?|批(?:下来|复)(?:的)?[^，。]{0,6}(?:少|低|缩|打折|不足|不到|砍|削)|申(?:请|报)[^，。]{0,4}打(?:了)?折|(?:报|申请|申报|要)(?:的|了)?[d一二三四五六七八九十百千万两]+[^，。]{0,4}(?:只|就|才)?(?:批|给)了|比(?:我们|当初|原来|原先)?(?:申报|申请|报|要)(?:的|上去的)?[^，。]{0,4}(?:少|低|缩)`,
)
const funder = /财务|财政|上面|领导|集团|总部|董事会|局里|院里|校里|省里|市里|上级|老板|会上|评审/
const bareCut = /(?:砍(?!价)|核减|削|压[缩减]|缩减|冻[结住]|调减|扣减|抽走|划走|挪走)(?:了|掉|去|到|下)?/

/** Not decided: 还在走流程, 也许, 没批下来; and 怕砍预算. */
const stillOpen =
  /(?:也许|可能|或许|说不定|恐怕|怕|担心|预计会|估计会|有可能|会不会|听风)[^，。]{0,12}(?:砍|削|压|减|冻|动|缩|降)|没(?:有)?(?:被)?(?:砍|削|减|压|冻|动|变|缩)|(?:原样|不变|照旧|照批|足额|全额|没少)(?!.{0,12}(?:砍|减|削))|不(?:会)?(?:砍|削|减|压|冻|动|缩)/
const undone = /(?:解冻|恢复|撤销|取消)(?:了)?|不(?:砍|减|削|压|冻)|没(?:砍|减|削|压|冻)/
/** The price is what should come down, not the budget. */
const pricey =
  /(?:报价|价格|单价|总价|你们的价|这个价|价钱)[^，。]{0,8}(?:砍|压|降|减|缩)|(?:砍|压|降|减)(?:一)?(?:下|点|砍)?(?:价|报价)|还价|首付|付款|工期|人手|成本|能耗|运费/

/** A new, lower sum said as all there is. */
const scant =
  /只(?:批|给|剩|有|能|下|够|拨)|才(?:批|给|有)|仅|就剩|剩下?|砍|削|压|缩|减|降(?:到|为|成)|少了|打折|核(?:减|定)|没(?:足额|全)批|比.{0,6}(?:少|低)/

/** What was asked for and is granted now, with less of it. */
const granted = /批[了复文准下]|下来|到位/

function isPriceTalk({ event, ours }: Moment, start: number, end: number): boolean {
  return rivalPricesIn(event.text, ours).some((price) => price.start < end && start < price.end)
}
