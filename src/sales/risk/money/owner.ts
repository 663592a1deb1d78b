import { alternatives } from '../../../language/alternatives.ts'
import { type Circumstance, circumstancesIn } from '../../../language/circumstances.ts'
import type { CaseEvent } from '../case.ts'
import { rivalPricesIn } from '../rivals.ts'
import { actorBefore } from './actor.ts'
import { removing } from './changes.ts'
import type { Figure } from './figure.ts'
import type { Sum } from './sums.ts'

/** Whose sum it is: the customer's budget, our offer, or none of both. */
export type Owner = 'budget' | 'quote' | 'none'

/** What an event is read against: the sizes of the deal's known sums, names that are no rivals, and who in a rep's note speaks for the customer. */
export interface Reading {
  event: CaseEvent
  ours: readonly string[]
  /** Where the customer's reported words begin; the length of the text where nothing is reported. */
  reportedFrom: number
  /** Our offer and the budget as known before, and the items of the offer. */
  quote: Figure | null
  budget: Figure | null
  parts?: readonly Figure[]
  /** What rivals were said to ask before. */
  rivals?: readonly Figure[]
  /** What the rep forecasts: of no side, but about as large. */
  size?: number | null
}

/** Whose the sum at a place of an event is, and whether the words right at it say so or it is only likely. */
export interface Told {
  owner: Owner
  plainly: boolean
}

export function ownerAt(reading: Reading, sum: Sum): Told {
  const { event, ours, reportedFrom, quote, budget, size } = reading
  const plainly = (owner: Owner): Told => ({ owner, plainly: true })
  const likely = (owner: Owner): Told => ({ owner, plainly: false })
  const { start, end } = sum
  const { text } = event
  const clauses = circumstancesIn(text)
  const index = clauses.findLastIndex((clause) => clause.start <= start)
  const clause = clauses[index]
  if (clause === undefined || isIdle(clause, event) || isNobodys(reading, sum)) return plainly('none')
  const fromUs = event.from === 'rep' && (start < reportedFrom || turnsToUs.test(text.slice(reportedFrom, start)))
  if (leftOver.test(text.slice(0, start)) && removing.test(text)) return plainly('quote')
  const cue = cueAt(clause, start, end, event, reportedFrom)
  const usual = quote?.max ?? budget?.max ?? size
  const isOfThisSize = usual != null && sum.min > usual / 2 && sum.max < usual * 2
  if (ofAll.test(clause.text) && !ofThis.test(clause.text) && !(isOfThisSize && wholePot.test(clause.text)))
    return plainly('none')
  const ownOffer = fromUs && cue === 'quote'
  const isWished = ownOffer ? haggling.test(clause.text) && !conceded.test(clause.text) : isHaggling(clauses, index)
  if (cue !== 'budget' && isWished) return plainly('none')
  if (cue !== undefined) return plainly(cue)
  if (quote !== null && sum.min === quote.max && budget?.max !== quote.max) return plainly('quote')
  if (budget !== null && sum.min === budget.max && quote?.max !== budget.max) return likely('budget')
  for (const before of clauses.slice(Math.max(0, index - 3), index).reverse()) {
    const earlier = isIdle(before, event) ? undefined : cueAt(before, before.end, before.end, event, reportedFrom)
    if (earlier !== undefined) return likely(earlier)
  }
  const after = clauses[index + 1]
  const later = after === undefined ? undefined : cueAt(after, after.start, after.start, event, reportedFrom)
  if (later !== undefined) return likely(later)
  if (event.source === 'contract' && event.from === 'rep') return plainly('quote')
  if (!fromUs || cutting.test(text)) return likely('budget')
  const isTheirs =
    (theirs.test(text) && !toThem.test(text)) || (isOfThisSize && actorBefore(text, start, ours) === 'theirs')
  return likely(
    isTheirs ? 'budget' : toThem.test(text) || /我们|咱|税|价/.test(text) || isOfThisSize ? 'quote' : 'none',
  )
}

/** 你们那块拿掉，就剩54: what is left of the offer. */
const leftOver = /(?:你们|咱们?|我们|报价)[^。；]*剩下?了?$/

/** 我们领导同意21万成交: what was wished for is our offer now. */
const conceded = /(?:同意|答应|批准|接受)了?(?!吗|不)/

/** A rival's price, a charge or a distance between two sums: whatever the words around it, neither budget nor offer. */
function isNobodys(reading: Reading, { start, end, min, max }: Sum): boolean {
  const { event, ours, rivals = [], quote, budget, size } = reading
  const { text } = event
  const isNear = size != null && max > size / 1.7 && min < size * 1.7
  const clause = circumstancesIn(text).findLast((each) => each.start <= start)
  return (
    clause === undefined ||
    clause.elsewhere ||
    rivalPricesIn(text, ours).some((price) => price.start <= start && end <= price.end) ||
    (isRivals(rivals, min) && min !== quote?.max && min !== budget?.max) ||
    charges.test(around(clause, start, end)) ||
    (!isNear && fees.test(around(clause, start, end))) ||
    gap.test(text.slice(Math.max(0, start - 6), start))
  )
}

/** Whoever tells of a cut and of no price tells of the budget: 阳总又动刀，咱这单原来三百一，砍掉两成. */
const cutting = /动刀|核减|(?:砍|削|压减)(?:掉|了|去)(?![^，。]*价)/

/** 他嫌贵，我们又降了…: from here on it is our own doing again. */
const turnsToUs = /[，。；](?:我们|咱们?|我)(?:又|就|当场|已|这边|同意|答应|再|才|先|最后|改|报|降|让)/

/** Our own note without any word of price or budget: 客户有… is theirs, 跟客户说了… ours. */
const theirs = /客户|甲方|他们|对方|院[里方]|局里|校[里方]|厂里|行里|业主|财务|财政/
const toThem =
  /(?:跟|给|向|和|对)(?:客户|甲方|他们|对方|院方|校方|业主|[\u4e00-\u9fff]{1,2}(?:总|工|主任|科长|处长|经理|老师|院长|局长))[^，。]{0,4}(?:说|讲|报|发|递|谈|确认|交|提|亮|打|做|出)/

/** A guess of ours is no budget; what is supposed, refuted, past or of others is nobody's. */
function isIdle({ supposed, denied, elsewhere, past, text }: Circumstance, event: CaseEvent): boolean {
  return (
    supposed ||
    denied ||
    elsewhere ||
    past ||
    (event.from === 'rep' ? guessing.test(event.text) : ownGuess.test(text)) ||
    (event.from === 'rep' && inAdvance.test(text))
  )
}

/** A customer's own guess is none either: 我猜合伙人心里想着20万. */
const ownGuess = /我(?:自己)?(?:瞎|乱)?[猜估]|别当真/
const guessing = alternatives('i')`
  我(?:个人|自己|自个儿?|这边|私下|心里)?(?:猜|掐算|估摸|估计|估算|感觉|觉得|判断|推测|琢磨|寻思|看(?:他们|客户)|瞎|想(?:他们|客户)|预计|揣摩|预判)|按我|凭我|纯猜|瞎猜|盲猜|拍脑袋
  八成是|没准|个人(?:判断|觉得|估计|感觉|看法)|没(?:有)?(?:依据|凭据|准信)|没人(?:证实|确认|认)|瞎打听|道听途说|(?:别|不要)往[^，。]{0,3}[里上](?:填|写|报)|主观
  我们(?:内部)?(?:猜|估|预估|预计|预测|判断)|收入预测|销售预测|业绩预测|预测(?:表|里|填|按|放)|(?:业绩|漏斗|报表|商机)[^，。]{0,4}(?:按|填|放)|forecast
  内部(?:估|测算|预估)
`
const inAdvance =
  /(?:准备|打算|计划|考虑|想)(?:给|跟|按|报|降|把|再)|拟报|草稿|内部(?:底价|成本|核价|[议定商讨])|没(?:有)?对外|没跟(?:客户|他们|对方)|成本(?:价|核|是|大概|约|在)|(?:(?<![省分总市区县子])公司|我们?总部|我们?领导)给(?:我们?|咱们?)?的|底价|底线(?:是|价)|申请(?:特价|折扣)/

function around({ text, start: from }: Circumstance, start: number, end: number): string {
  return text.slice(Math.max(0, start - from - 8), end - from + 6)
}

/** 低三十万 is a distance, not a sum. */
const gap =
  /(?:(?<!最)低|便宜|贵|高出?|差|省|(?<=比[\u4e00-\u9fff]{1,5})[少多])(?:了|出)?(?:大概|将近|差不多|约|至少|整整)?$/

function isRivals(rivals: readonly Figure[], sum: number): boolean {
  return rivals.some(({ min, max }) => min === sum && max === sum)
}

/** What is sold may be a service; unless as large as the deal, a fee is something beside it. */
const fees = /(?:维保|维护|运维|服务|培训|耗材|安装)费/

/** Sums that are neither the price nor the budget of a deal. */
const charges =
  /技术分|价格分|商务分|评分|分值|权重|违约金|罚款|罚金|保证金|押金|运费|赔偿|赔付|注册资[本金]|营业额|营收|销售额|产值|年产|工资|定金|预付款?|首付|尾款|质保金|房租|中标费|代理费|手续费|差旅|欠款|货款|回款|贷款|利润|损失|补贴|奖金|成本|停机|花了|电费|每年(?:省|节约)|省下?|节约/

/** Of the whole house or a whole year: not of this deal alone. */
const ofAll =
  /不(?:在|算|含)(?:你们?|咱们?|我们)(?:这)?(?:单|里|里头|的盘子)?|另(?:外)?有[^，。]{0,8}|(?:全[院校局厂行公集县市]|整个?(?:部门|医院|学校|公司|集团|单位|院|局|年|科)|部门(?:一年|全年|年度|今年|总|的总)|全年|一年(?:也|就|才|总|一共|下来|的)|年度(?:总)?(?:预算|盘子|额度|经费|投入)|一整年|总共花|[^，。]{0,6}总盘子|科技投入|信息化(?:总|全年|一年|投入)|所有项目|各(?:个)?项目|几个项目|全部(?:科技|设备|信息化|采购|项目|投入)|[他我]们?(?:部门|科室|处里|院里|局里|公司)(?:一年|全年|今年总|年度))/
/** 总盘子两千五到两千八, of the size of our offer, is this deal's. */
const wholePot = /^[^，。]{0,6}总盘子/
const ofThis = /这个?(?:项目|单子?|块)|本项目|咱这|你们这|其中|给你们/

function isHaggling(clauses: readonly Circumstance[], at: number): boolean {
  return (
    [clauses[at], clauses[at + 1]].some((clause) => clause !== undefined && haggling.test(clause.text)) ||
    wishing.test(clauses[at - 1]?.text ?? '')
  )
}

const haggling = alternatives()`
  能不能|能否|可不可以|可否|行不行|成不成|中不中|肯不肯|做不做得?|干不干|能做吗|行吗|好吗|可以吗|成吗|怎么样|如何|成交|(?<![没未不])还价|我还的|还到|还了?个|砍价
  (?:就|马上|立马|立刻|现在|当场|今天)(?:就)?(?:去)?(?:签|定|拿下|拍板|盖章|下单|走合同)|才(?:有得谈|谈|签|考虑|行|好)|有得谈|要是肯|你(?:们)?(?:要是|肯)
  肯(?:不肯)?(?:给|做|降|让)|希望(?:你们|我们|咱们?|价格|能)|期望|心理价|目标价|价位|心里的价|压(?:压|一压|到)[^，。]*(?:吗|行|能)
  再(?:便宜|降|让|少|优惠)(?!了)[^，。]{0,8}(?:吧|点|些|就|$)|(?:想|要求|让|请|要)(?:你们|我们|咱)?(?:把价)?(?:降|压|让|优惠|便宜)(?:到|个)?|给个面子
  抹(?:掉|个)?零|凑(?:个)?整|意思是(?:能|要)|想(?:以|用|按)|愿不愿|划不划|开个价|砍个价|成就成|行就行|行的话
  能[\d一二两三四五六七八九十百]+(?:万|w)?[，,]?我?(?:就|当天|立马|马上|现在|今天|明天)
`
const wishing = /(?:能不能|能否|要是肯|你(?:们)?(?:要是|肯)|还价|砍价|希望(?:你们)?|把价再?压)/

/** The word that governs the sum: the nearest before it in the clause, else the nearest after. */
function cueAt(
  clause: Circumstance,
  start: number,
  end: number,
  event: CaseEvent,
  reportedFrom: number,
): Owner | undefined {
  const before = clause.text.slice(0, start - clause.start)
  const after = clause.text.slice(end - clause.start)
  const backToUs = event.from === 'rep' && turnsToUs.test(event.text.slice(reportedFrom, start))
  const customerSpeaks =
    !backToUs &&
    (event.from === 'customer' ||
      clause.start >= reportedFrom ||
      (reportedFrom < event.text.length && start >= reportedFrom))
  const found: { owner: Owner; distance: number }[] = []
  for (const [pattern, owner] of cues(customerSpeaks)) {
    for (const match of before.matchAll(pattern))
      found.push({ owner, distance: before.length - match.index - match[0].length })
    for (const match of after.matchAll(pattern))
      found.push({ owner, distance: 2 + match.index + (match.index > 3 ? 6 : 0) })
  }
  return found.sort((a, b) => a.distance - b.distance)[0]?.owner
}

/** In the customer's mouth 我们报了 is what they applied for; in ours it is the offer. */
function cues(customerSpeaks: boolean): [RegExp, Owner][] {
  return [
    [budgetCue, 'budget'],
    [quoteCue, 'quote'],
    customerSpeaks
      ? [
          /(?<!你们|贵司|你家)(?:我们|院里|局里|校里|厂里|上|财政)?(?:申报|申请|(?<!汇)报(?:上去|批|送|计划|了))/g,
          'budget',
        ]
      : [ourQuoteCue, 'quote'],
  ]
}

const budgetCue = alternatives('g')`
  (?:能|可)(?:动|动用|花|使|支配)的?|最[后终]定的|盖章的是|定死的?是?|(?:老板|领导|东家|董事长|[\u4e00-\u9fff]总)(?:口头)?(?:给|放|撂|定|交代)的(?:话|数|线|口)?
  底子|别超(?:过)?|不(?:能|得|要|许|可)?超(?:过|出)?|口径|批示|钱袋子?|家底|红线|留这么多|预算|额度|盘子|批复|批件|批文|批(?=[了下到的给准是出就这那\d一二两三四五六七八九])|可研
  投资估算|总投资|投资(?=额|是|约|在|控制)|资金|经费|专项|拨(?!打)|封顶|上限|最多(?!能?(?:让|降|优惠|送))|顶多|到顶|天花板|限价|拦标价|控制价|限额|帽子|立项|财政|口子
  账上(?:的)?|兜里|手[里头](?:有|就|只)|这笔钱|钱数|留(?:的|了|出|给)|以内|列的|编制|(?<![打做出]了?个?)测算|预留|划(?:了|拨|给)|下达|核定|核减|核到|追加|只[有剩放拨]
  放得出|[修基奖专公]金(?=[只就有才])|就(?:这么多|这些|只有)|多一分(?:也)?没|不(?:会|能)再多|争取(?:了|到)|腾(?:出|了)|凑(?:出|了|到)
  安排(?:了)?(?=[\d一二两三四五六七八九])|掏(?:得?出|的)|能出|出得起|拿得出|能拿|透(?:个|了)?(?:底|风)|把底|交(?:个|了)?底|底(?:给|是|数)
  (?:被|给)?(?:砍|削|压缩|缩减|压减|调减|削减|缩水|裁|减)(?:到|成|至|为|得?只剩|剩)|标准(?:是|就)?|项目款|下来的(?:是|钱)
`
const quoteCue = alternatives('gi')`
  (?:你们?|贵司|贵公司|贵方|你家)[^，。我]{0,7}(?:发|给|报(?!名|备|告)|写|填|开|标|投|上?传|递|寄|提交|应答)(?:过来|出|来|上)?(?:了)?(?:的|价)|你家那个?数
  (?:终|定|新|改)版价|(?:收到|看到|收悉)(?=$)
  (?<!随)(?:你们|贵司|贵方|你家|我们|咱们?|我方|我司|最终|最新|正式|书面|首轮|二轮|第[一二三]轮|商务标?|变更后?的?)[^，。]{0,6}(?:报(?!名|告|备|批|上去)|开(?:的|价)|出的?价|要的?价)
  (?:你们|贵司)(?:这|那|上|最新|新|改后|老|第[一二三])(?:一)?[版稿轮]|(?:你们|贵司)(?:上次|之前|刚才|那天|最早|先前)?(?:说|给|要|开|提|投|填|写)的
  你(?:上[次回])?(?:说|报)的|(?:你们|贵司)(?:的|那个?|这个?)?(?=$)|报价(?!表自)|投标(?:总)?价|开标一览表|唱标|(?:标书|投标文件)里?[^，。]{0,4}填
  投标(?:函|文件)[^，。]{0,6}价|开标价|开价|合同(?:总?价款?|总?额|金额|价)|商务标|方案价|一口价|优惠(?:后|价|到|完)|折(?:后|扣价|到)|成交价|最终价
  总价(?=款|为|是|[：:（(\d一二两三四五六七八九]|含|不含)|含税总价|价格(?:给|发|报|改|调|降|定|是|为|在)|(?:的)?价(?:出|给|报|发|递)(?:了|去|过|出)|quote|offer
  发(?:了|出)(?:正式)?(?:报价|价格)
`
const ourQuoteCue = alternatives('g')`
  按(?=[^，。]{1,6}报的?)
  (?<!预算.{0,3})(?:我们|咱们?|我方|我司|我|已|给(?:客户|他们|对方|[\u4e00-\u9fff]{1,3}(?:总|工|主任|科长|处长|经理|老师|院长|局长))?|重新|二次|重|改|新|复|补|又|再|分别|一起|先|正式|口头|书面|终端|设备|服务|软件|硬件)?报(?:了|的(?:是)?|出|给|过去|到|过|上|(?=[：:\d一二两三四五六七八九十]|$))(?!名|告|备)
  (?:维持|坚持|咬住|守住|保持|停在|报在)(?=$|[\d一二三四五六七八九])|价格?(?:递|交|送|提)(?:上去|过去|了)
  (?:价|价格|总价|报价|让|降|调|优惠|改)(?:调|降|改|让|优惠|下调|更新)?(?:到|成|为|至)|现(?:在)?(?:总)?价|现在是|降到|让到|调到|改(?:成|到|为)了?|折后
  已报(?=$|[，。])|现在(?:到)?(?=$)
  给(?:他们|他|她|客户|对方|甲方|业主|[\u4e00-\u9fff]{1,3}(?:总|工|主任|科长|处长|经理|老师|院长|局长|部长))[^，。]{0,3}[压降让调抹]到了?
  回(?:他们?|她|客户|对方)(?:了个?)?|(?:决定|同意|愿意?)?跟到了?|(?:同意|答应|批准|接受)了?(?:按|以)?(?=[\d一二两三四五六七八九])|最低(?=[\d一二两三四五六七八九])
  (?:又|再|新)?出了?(?:个|一[个版份])(?=[\d一二两三四五六七八九])|(?:最新|新|末|最后)的?一版(?:是|就)?
`
