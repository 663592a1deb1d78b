import { circumstancesIn } from '../../../language/circumstances.ts'
import { isQuestioned } from '../../../language/negation.ts'
import type { BuyingRole } from '../../../language/roles.ts'
import { spanOf } from '../../../language/span.ts'
import type { CaseEvent } from '../case.ts'
import type { Known, Place } from './roster.ts'

/** What an event says outright of somebody's part; it beats the file and the title. Who only lends a name or does not decide is nobody's EB. */
export function rolesToldIn(
  event: CaseEvent,
  places: readonly Place[],
  roster: readonly Known[],
): Map<Known, BuyingRole> {
  const told = new Map<Known, BuyingRole>()
  if (event.from === 'system') return told
  const { text } = event
  const clauses = circumstancesIn(text)
  const speaker = event.from === 'customer' ? roster.find(({ name }) => name === event.who) : undefined
  for (const [pattern, role] of words) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length]
      const clause = clauses.findLast((each) => each.start <= start)
      if (clause === undefined || clause.supposed || isQuestioned(text, spanOf(text, start, end))) continue
      if (unknown.test(text.slice(end, end + 10)) || isDeed(text, start, end)) continue
      const holder = holderOf(text, start, end, clause.start, places, speaker)
      if (holder === undefined) continue
      if (role === 'OTHER' && told.get(holder) === 'EB') {
        const [first] = places
        if (first !== undefined && first.person !== holder) told.set(first.person, 'OTHER')
        continue
      }
      told.set(holder, isDenied(text, holder, start, end, clause) ? 'OTHER' : role)
    }
  }
  return told
}

/** 没拍板 yet, and who signs a report of a test: something done, or not yet, and no part in the decision. */
function isDeed(text: string, start: number, end: number): boolean {
  if (!/^(?:签字|拍板|签批|定夺)$/.test(text.slice(start, end))) return false
  return /[没未](?:有)?$/.test(text.slice(0, start)) || /报告|纪要|验收单|签到|照片|记录/.test(text.slice(0, start))
}

/** 原以为徐总拍板, 徐总不拍板: the words name the part somebody has not. */
function isDenied(
  text: string,
  _: Known,
  start: number,
  end: number,
  clause: { start: number; text: string },
): boolean {
  const before = text.slice(clause.start, start)
  return (
    /以为|不(?:是|归|由|管|负责|能|会)?[^，。]{0,4}$|没(?:有)?[^，。]{0,3}$|并非/.test(before) ||
    /^不了|^不是/.test(text.slice(end, end + 3))
  )
}

/** 签字的是王院长, 王院长签字, and 他签字 of the one just spoken of; in the customer's own mouth 我说了算. */
function holderOf(
  text: string,
  start: number,
  end: number,
  clauseStart: number,
  places: readonly Place[],
  speaker: Known | undefined,
): Known | undefined {
  const next = places.find((place) => place.start >= end)
  const link = next && text.slice(end, next.start)
  if (next !== undefined && link !== undefined && leadsTo.test(link)) return next.person
  if (/^(?:的)?(?:人|领导|权|大权)?(?:其实|应该|还|都)?(?:就)?(?:是|在|归)(?!$|[，。他她我])/.test(text.slice(end)))
    return undefined
  const inside = places.findLast((place) => clauseStart <= place.start && place.end <= start)
  if (/我(?!们)[^，。]{0,3}$/.test(text.slice(clauseStart, start)) && speaker !== undefined) return speaker
  if (/^就?(?:是|归|由|在)我(?!们)/.test(text.slice(end)) && speaker !== undefined) return speaker
  if (/就是[他她]/.test(text.slice(end, end + 4)) || inside === undefined) {
    return (
      places.findLast((place) => place.end <= start)?.person ??
      (/就是我/.test(text.slice(end, end + 4)) ? speaker : undefined)
    )
  }
  return inside.person
}

const leadsTo =
  /^(?:的|人|权|大权|那位|领导|负责人|代表|组长|环节|关|在|归|是|也|还|就|其实|应该|换成|变成|改成|由|[:：]|他们的?|她|老公|老婆|法人|分管的?|常务|副?院长|副?校长|副?局长|董事长|总经理|副?总裁?|高级|签字|拍板|[^，。]{0,4}部的?){0,5}$/
const unknown =
  /^(?:的)?(?:人|人选|领导)?(?:是谁)?(?:还|还是|一直|到现在|目前|始终)?(?:没有?(?:问到|定|摸清|找到|打听)|不(?:知道|清楚|明确)|是谁|未知|待)/

const words: [RegExp, BuyingRole][] = [
  [
    /技术评审组长?|评审组组长|[负主]?(?:责|管|抓|把)技术(?:审核|评审|把关|选型|参数|方案|这块|关)?|技术(?:审核|把关|选型|负责人|一票|方案)(?:归|由|是)?|选型(?:归|由|负责)|写(?:技术)?参数|验证负责人|定参数/g,
    'TB',
  ],
  [
    /使用方代表|用户代表|使用(?:部门|科室|单位|方)(?:代表|负责人)?|操作(?:人员|员|工|的人)|一线(?:用|操作)|(?:将来|以后|平常)[^，。]{0,6}(?:用|操作)(?:的人)?|归[^，。]{0,4}用(?:$|[，。])|(?:要|会)用(?:这|它)(?:套|台|个)?的?(?:人|是)?|(?:最终|实际|真正|天天|平时)(?:用户|使用者?|在?用)(?:的人)?/g,
    'UB',
  ],
  [/内线|自己人|给(?:我们|咱)(?:透|递|通)(?:风|底|话|信|消息)|教练|线人/g, 'COACH'],
  [
    /落笔的?|画押|(?:最后|最终)(?:签批|签字|审批|拍板|签|批|定)|签字(?!盖章|确认|[版页笔前后仪])|签批|拍板|说了算|一支笔|决策人|终审|定夺|做(?:得了)?主|管钱|批钱|有(?:最终)?(?:决定|拍板|审批)权|(?:拍板|决定|审批|签字)(?:的)?(?:大)?权|实际控制|一把手/g,
    'EB',
  ],
  [
    /(?:只是|就是|不过是|纯|只)?挂(?:个)?名|说了不算|做不了主|拍不了板|没有?(?:签字|决定|决策|审批|拍板|最终)权|不管(?:这事|这块|事)|只(?:负责|管)(?:跑腿|盖章|走流程|日常|传话|流程|对接|收资料|文件|宣传|后勤|行政|党务|人事|账|接待|业务|教学|科研|安全|生产)(?!.{0,4}(?:签字|拍板|钱))|轮不到[^，。]{0,4}(?:点头|拍板|签字|定|做主|批)|管账不管|不管(?:买|采购|选型|花钱)|只(?:是|走)(?:个)?(?:流程|传话的?)/g,
    'OTHER',
  ],
]
