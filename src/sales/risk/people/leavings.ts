import { alternatives } from '../../../language/alternatives.ts'
import { circumstancesIn } from '../../../language/circumstances.ts'
import { isNegated, isQuestioned } from '../../../language/negation.ts'
import { spanOf } from '../../../language/span.ts'
import type { CaseEvent } from '../case.ts'
import type { Known, Place } from './roster.ts'

/**
 * Whom an event says to be gone from their place, or to go on a day that is settled: left, retired, moved, removed, detained. Not who
 * is on leave or a trip, is rumoured or supposed to go, our own and a rival's people, or somebody's predecessor.
 */
export function leavingIn(event: CaseEvent, places: readonly Place[], roster: readonly Known[]): Known[] {
  const { text } = event
  const clauses = circumstancesIn(text)
  return [...text.matchAll(leaving)].flatMap((match) => {
    const at = spanOf(text, match.index, match.index + match[0].length)
    const clause = clauses.findLast((each) => each.start <= at.start)
    if (clause === undefined || clause.supposed || clause.denied || clause.elsewhere) return []
    const settled = isSettled(text, clause.start, at.start, at.end)
    if (!settled || (clause.rumoured && !/确认|证实|属实|真的|坐实|公示|文件|通报/.test(text))) return []
    if (isNegated(text, at) || isQuestioned(text, at) || notGone.test(text.slice(at.start, at.end + 12))) return []
    const who = whoLeaves(event, clause.start, at.start, places, roster)
    return who === undefined ? [] : [who]
  })
}

/** 要离职 alone is a plan; with a day, a paper or 已经 it is decided. */
function isSettled(text: string, clauseStart: number, start: number, end: number): boolean {
  const before = text.slice(clauseStart, start)
  if (
    /(?<![新谁接继后][^，。]{0,6})(?:没定|未定|待定)(?!谁|人选|接)|不一定|没谱|(?<!谁[^，。]{0,4})没准|还早|不确定|真假不知/.test(
      text,
    )
  )
    return false
  if (wavering.test(before)) return false
  const coming =
    /(?:要|将|(?<![东事委员大例])会|快|准备|即将)[^，。]{0,6}$/.test(before) ||
    /听说[^，。]*(?:要|想|会)/.test(text.slice(0, start))
  return (
    !coming ||
    dated.test(text.slice(0, end + 12)) ||
    /了[，。]?$/.test(text.slice(start, end + 1)) ||
    /定了|已批|批了|文件|通知|手续|谈好|公示/.test(text)
  )
}

const wavering =
  /可能|也许|或许|说不定|估计|考虑|想(?!到)|打算|有意|琢磨|动了?念头|闹着|担心|怕|早晚|迟早|据说要|听说.{0,4}想|会不会|有没有/
const dated =
  /\d+\s?[月号日]|[一二三四五六七八九十]+[月号日]|月底|月初|年底|年初|年后|节后|下周|下个?月|本周|这周|周[一二三四五六日末]|明天|后天|昨天|今天|上周|刚|已经?|正式/

const leaving = alternatives('g')`
  (?<=我|[总任长工理师])(?:要|将)?调(?=[省市区县国]?[\u4e00-\u9fff]{1,7}(?:委|局|厅|院|公司|集团|总部|中心|所|厂|部)(?=$|[，。了]))
  调(?:走|离|去|到|任|岗|往|回|动(?:了|到|去)|进|至)|轮岗|换岗|转岗|离(?:职|任|岗|所|院|校|厂|行|局|店|队|开(?!会|机|标|始))(?!心|谱|子)|退伙|散伙走|撤股走
  辞(?:职|任|了|去|呈)|卸任|被免(?!单|费|责)|免(?:职|去|了(?:职)?(?!单|费|责|检|税|试|押))|调令|撤(?:职|换(?:了|掉))|停职|开除|辞退|解聘|裁(?:掉|了)|被裁
  优化(?:掉|了)|跳槽|退(?:休|下来|居二线|二线|役)|到点(?!了?[吃下开])|内退|病退|到点退|不兼(?:任)?了|退了(?!货|钱|款|回|群|单|票|一)|走人|转走|转出|不干了|高就|另有任用|履新
  (?:提拔|交流|选调|抽调|平调|安排)(?:到|去|走)了?
  不在(?:我们|咱们|(?:公司|单位)|这边|这儿|这里|他们|这个?|那个?|公司|医院|单位|学校|局里|厂里|行里|岗位?|科室|部门)*(?:干|上班|做|任职)?了
  不在[^，。不]{1,6}[科处部室](?:干|上班)?了|不再(?:管|负责|分管|担任|主管)|不(?:再)?(?:管|负责|分管|担任)(?:这块|这摊|这事|这个项目|该项目|本项目|信息化|采购|设备)?了|借调
  挂职|外派|派驻|升(?:任|去|到|走|迁)|提拔(?:到|去|走)|高升|升(?:了)?(?:副?[院校局行处科部]长|主任|总)[^，。]{0,5}(?:去|走|到|了|，|$)|去了?别的(?:院|单位|公司|部门)
  带走|双规|留置|拘|被查|被抓|落马|立案|出事了|接受(?:审查|调查)|病逝|去世|到龄|(?<![器机])人(?:已经)?走了(?!.{0,2}[一两几])
  (?<=[总工长任理事员师已])(?:经)?走了(?!.{0,2}(?:流程|一趟|一圈|程序|一遍|一下|过场))|岗走了|交(?:了)?(?:辞呈|离职|辞职)|最后(?:一个)?(?:工作日|一天)
  辞职(?:信|报告)(?:已经?)?(?:批|交|递|准)|另谋|去了?(?:别的|其他|新)(?:单位|公司|医院|部门|学校)|到(?:别处|集团|省里|市里|总部|分公司)(?:去|任职|上任|报到)
  去[^，。]{1,6}(?:报到|任职|上任|履职|就职)|被[^，。]{1,5}(?:叫|带|请|喊)走|(?<=[总长任理师工监]被[^，。]{0,5})抽(?:去|走|调)|移交(?:完)?工作|换人了
  合同到期(?:走|不续)
`

const notGone =
  /^(?:离开(?:会|机)|走了?(?:流程|程序))|手续难|申请(?:被|没)|未果|又回来了|没走成|被挽留|留下来了|撤回了?(?:辞|离)/

/** The one named last before the words, else whoever speaks of themselves; nobody when it is one of ours, of a rival, or who held the place before. */
function whoLeaves(
  event: CaseEvent,
  clauseStart: number,
  at: number,
  places: readonly Place[],
  roster: readonly Known[],
): Known | undefined {
  const { text, from, who } = event
  const subject = text.slice(clauseStart, at)
  if (
    /前任|上一任|(?:以前|从前|过去|之前)(?:的|那个|那位)|前(?:主任|科长|处长|经理|总监|院长|局长|部长)|老主任|以前的|原来的|年前|[上前]一个|去年(?!.*今年)/.test(
      subject,
    )
  )
    return undefined
  if (from === 'customer' && /(?:你们|贵司|你家)(?!(?:之前|原来)?(?:对接|联系|找|认识))/.test(subject)) return undefined
  if (
    from === 'rep' &&
    /(?:我们|咱们?|我司|公司)(?:的|这边|自己)?(?:售前|销售|工程师|实施|同事|老板|经理|[\u4e00-\u9fff]工|团队|总)/.test(
      subject,
    )
  )
    return undefined
  if (/(?:对手|竞品|友商|别家|他们家)/.test(subject)) return undefined
  const removed = places.find(({ start }) => start >= at && start - at <= 4)
  if (removed !== undefined && /^(?:免去?|撤|开除|辞退|解聘|调走|带走)了?/.test(text.slice(at))) return removed.person
  const last = places.findLast(({ end }) => end <= at)
  const speaker = from === 'customer' ? roster.find(({ name }) => name === who) : undefined
  if (/^[^，。]{0,6}我(?!们)[^，。]{0,10}$/.test(subject) || /(?:^|[，。])我(?!们)[^，。]{0,10}$/.test(subject))
    return speaker
  if (last === undefined) return /^(?:我的)?$/.test(subject) || ofOneself.test(text.slice(0, at)) ? speaker : undefined
  const between = text.slice(last.end, at)
  return /的?(?:秘书|助理|前任|下属|手下|徒弟|师[傅父兄弟]|同学|老乡|亲戚|外甥|侄|邻居|司机|爱人|老婆|老公|孩子|儿子|女儿|同事)|(?:总监|经理|主任|工程师|负责人)|[说讲](?:他们?|她)?(?:采购|招标|财务|新来|那个|隔壁)/.test(
    between,
  )
    ? undefined
    : last.person
}

/** 之前我分管这块，现在…: whoever speaks goes on to speak of themselves. */
const ofOneself = /(?:^|[，。])[^，。]{0,4}我(?!们|[听看猜觉知])[^，。]*，(?:现在|刚|已经?|今天|昨天|下周|月底)?$/
