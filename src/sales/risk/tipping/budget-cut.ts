import { isNegated, isQuestioned } from '../../../language/negation.ts'
import { phrases, saidAt, saysAny } from '../../../language/phrases.ts'
import { spanOf } from '../../../language/span.ts'
import { sumsIn } from '../money/sums.ts'
import { rivalPricesIn } from '../rivals.ts'
import type { Detector, Moment } from './point.ts'

/** The budget of this deal is reduced, frozen, ordered down or approved below what was asked for, with or without a number. */
export const budgetCut: Detector = {
  kind: 'budget_cut',

  find(moment) {
    const { event, facts, index, ledger } = moment
    const [before, after] = [index === 0 ? moment.risk.deal.budget : ledger.budgets[index - 1], ledger.budgets[index]]
    const less = before != null && after != null && after.max < before.max * 0.999
    const applied = moment.risk.deal.budget?.applied === true
    const said =
      !saysAny([event.text], stillOpen) &&
      facts.some(
        ({ text, start, end }, at) => isCut(text, facts[at - 1]?.text ?? '') && !isPriceTalk(moment, start, end),
      )
    const onlyThatMuch =
      less && facts.some(({ text }) => saysAny([text], scant) || (applied && saysAny([text], granted)))
    const lowered = less && sumsIn(event.text, [before.max]).some(({ max }) => max === before.max)
    if (!said && !onlyThatMuch && !lowered) return undefined
    return less && after !== null ? String(after?.max) : ''
  },

  rulesOut({ event, index, risk, ledger }) {
    const [before, after] = [index === 0 ? risk.deal.budget : ledger.budgets[index - 1], ledger.budgets[index]]
    const isLess = before != null && (after == null || after.max < before.max)
    return !isLess && !lessWords.test(event.text)
  },
}

/** Without one of these, and with no smaller figure, a budget was only told. */
const lessWords =
  /[砍削减压缩冻抽挪扣抹刨卡停掐裁降少低锁截拦黄紧瘦]|没了|打[^，。]{0,3}折|泡汤|收[回走紧窄]|拿[走掉]|划[走掉]|借[走去]|统筹|调剂|占用|不够|没[给批]|不[给批拨]|只|才|最多|顶多|没戏|小了/

function isCut(clause: string, earlier: string): boolean {
  if (saysAny([clause], ofThePrice) || saysAny([clause], undone)) return false
  const ofMoney = saysAny([clause, earlier], funder) || saysAny([earlier], aboutMoney)
  return [...saidAt(cut, clause), ...(ofMoney ? saidAt(bareCut, clause) : [])].some((said) => {
    const lastWord = spanOf(clause, said.end - 1, said.end)
    const denied = !clause.slice(said.start, said.end).includes('没') && isNegated(clause, lastWord)
    return !denied && !isQuestioned(clause, said)
  })
}

const money =
  '预算|底子|估算|经费|资金|额度|盘子|专项|拨款|款项|钱|投资|费用|支出|开支|开销|指标|口子|额|设备款|项目款|专款|建设款|采购款|工程款|批复|支付计划'
const cuts =
  '砍|削|压缩|压减|压|缩减|缩水|缩|核减|调减|减少|减半|减|腰斩|打[了]?[个]?[\\d一二三四五六七八九对]+折|打[了]?折扣|打[了]?折|冻结|冻住|冻|暂停|停拨|收紧|收回|收走|挪|抽走|抽调|抽去|抽掉|刨|借走|借去|统筹|占用|调剂|调走|划走|拿走|扣减|下调|往下调|降|少了|少给|少批|紧缩|卡住|卡下|卡了|叫停|截|拿掉|裁|瘦身|没那么多|不够了|没了|泡汤|黄了|吃紧|挨砍|挨刀|挨了|被刀|勒紧|只批|只给|只剩|只有|只够|只拨|只下来|才批|才给|掐|减配|缺口|差了|抠|锁着|锁住|锁了|喊停|批成|暂缓|缓拨|缓付|压后|按住|摁住|重排|抹掉|抹去'

const cut = phrases`
  ${money} …14 ${cuts} ≠ 压力|压根|压到位|减免|降低成本|缩短
  ${money} …14 没 [有] [足额|全额|全] 批|给|到 全|足|够|齐
  ${money} …14 没 足额|全额|全 批
  砍|削减|削|压缩|压减|缩减|核减|冻结|收紧|抽走|挪走|挪用|挪|紧缩|控制|扣减|调减|下调|暂停|停|少给|少批|勒紧|减
    [了|掉|一切|所有|全部|我们|这块|这个|本|整个|各] …8 ${money} ≠ 成本|控制价
  申报|申请|报上去|报送|要 …10 只 批|给
  限价|控制价|拦标价|上限|封顶 …6 收窄|下调|调低|压低|砍|降
  只 [给] 批|核|拨 [了] [一二三四五六七八九]成|一半|[\d]+%
  只批 [了|下来|到|复]
  批下来|批复|批复的 …6 少|低|缩|打折|不足|不到|砍|削
  申请|申报 …4 打 [了] 折
  报|申请|申报|要 [的|了] [\d一二三四五六七八九十百千万两]+ …4 [只|就|才] 批|给 了
  比 [我们|当初|原来|原先] 申报|申请|报|要 [的|上去的] …4 少|低|缩
`
/** 砍了两成, of money because of who does it or what was spoken of before. */
const bareCut = phrases`
  削|砍|压|减 了|掉 \d|一|二|两|三|四|五|六|七|八|九|十 ≠ 价|人|台|席位
  砍|核减|削|压缩|压减|缩减|冻结|冻住|调减|扣减|抽走|划走|挪走 [了|掉|去|到|下] ≠ 砍价
  收回|收走|拿走|截留|扣下|抹掉|抹去|抹 [了|掉] \d|一|二|两|三|四|五|六|七|八|九|十
  没给足|没批足|没批全|没给全|批成
  少批|少给|少拨 了
  只够 到|\d|一|二|两|三|四|五|六|七|八|九
  挪到|挪去|挪给 …8 了
`
const funder = phrases`[\u4e00-\u9fff][总董](?!工)|财务|财政|上面|上头|领导|集团|总部|董事会|局里|院里|校里|省里|市里|上级|老板|会上|评审`
const aboutMoney = phrases`${money}|批文|批下来|批复`

/** Not decided: 还在走流程, 也许, 没批下来; and 怕砍预算. */
const stillOpen = phrases`
  也许|可能|或许|说不定|恐怕|怕|担心|预计会|估计会|有可能|会不会|听风 …12 砍|削|压|减|冻|动|缩|降
  没|没有 [被] 砍|削|减|压|冻|动|变|缩
  原样|不变|照旧|照批|足额|全额|没少 ≠ 砍|减|削|没足额|没全额|没有足额
  不 [会] 砍|削|减|压|冻|动|缩 ≠ 砍不砍|减不减|动不动|压不压|冻不冻|缩不缩
`
const undone = phrases`
  解冻|恢复|撤销|取消
  不|没 砍|减|削|压|冻
`
/** The price is what should come down, not the budget. */
const ofThePrice = phrases`
  报价|价格|单价|总价|你们的价|这个价|价钱 …8 砍|压|降|减|缩
  砍|压|降|减 [一] [下|点|砍] 价|报价
  还价|首付|付款|工期|人手|成本|能耗|运费
`
/** A new, lower sum said as all there is. */
const scant = phrases`
  只 批|给|剩|有|能|下|够|拨
  最多|顶多|撑死 …2 拿|出|批|给|掏
  没戏|泡汤|别想 了|$
  才 批|给|有
  仅|就剩|剩|砍|削|压|缩|减|降到|降为|降成|少了|打折|核减|核定
  没 [足额|全] 批
  调|改|变|核|定|换|重定 成|到|为
  比 …6 少|低
`
/** What was asked for and is granted now, with less of it. */
const granted = phrases`
  批 了|复|文|准|下
  下来|到手|落到 \d|一|二|两|三|四|五|六|七|八|九
  下来|到位|盖章
`

function isPriceTalk({ event, ours }: Moment, start: number, end: number): boolean {
  return rivalPricesIn(event.text, ours).some((price) => price.start < end && start < price.end)
}
