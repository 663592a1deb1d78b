import { phrases } from '../../language/phrases.ts'
import type { NameMention } from './mentions.ts'
import { looksLikeName } from './name-characters.ts'
import { isIn, surroundings } from './surroundings.ts'

/** Before a customer's name: a visit, or a word for customer. */
const surelyBefore = phrases`
  去了|去过|去趟|去了趟|跑了|跑了趟|拜访|拜访了|拜访过|走访|走访了|回访|回访了|跑了一趟|去过一次|去一趟 [那个|一下|趟|一趟|下] $
  从 [那个|了] $
  客户是|客户叫|客户名叫|客户[:：,，]|客户为|公司是|甲方是|客户名|名称|名字是|名叫|客户写成|写成 [:|：] $ ≠ 竞品
  商机|新单|单子|机会|建单|录单|一条就够|新项目 [:|：|一个|,|，|是] $
  就是|我说的是|指的是|应该是|而是 $
  ^ [改成|改为|更正为|其实] 是 $
`

const before = phrases`
  去|到|见|见了|约|约了|陪|会|访|碰|聊了|跟|和|给|帮|替|关于|打|攻|啃|拿下|跟进|推进|看看|看一下|查|查下|查一下|看下|看|说说|介绍下|介绍|讲讲|分析|准备|把|将|盘|盘下|聊聊|要|在 [一下|这个|那个|下] $ ≠ 竞品|对手
  :|： $
`

/** After a customer's name: a word for its deal, or the place that it is. */
const surelyAfter = phrases`
  ^ 那边|那单|那个|那家|那儿|那头|这边|这单|这个|这家|这头|那里|那批|那张|那条线 
  ^ 的 [那个|大|老|这个|那张] 单子|单|项目|商机|合同|标|机会|订单|决策链|联系人|预算|赢率|胜率|客户|采购|技术|信息|财务|档案|资料|情况|需求|招标|ROI|进展|人|院长|总经理|续约|回款|阶段|决策|名单
  ^ 谁在|谁跟|谁负责|归谁|现在归|合同|单子|盖章|那把|这把|此次|有没有雷|健康吗|健不健康|[一二三四]期|项目|商机|赢率|胜率|决策链|联系人|丢了|黄了|凉|中标了|签了|签下
`

const after = phrases`
  ^ 的|谁|现在|最近|上次|今年|目前|有|要|说|嫌|签|中标|丢|黄|推|进|到|预算|改|标|挪|搁置|还|又|想|去过|怎么|能|是不是|健康|赢|决定|推迟|招标|下周|明天|周|年底|月底|不|没|成了|谈|催|投标|开标|立项|换|取消|暂停|流标|拿|已|老|采购|准备|打算|需要|通知|反馈|回复|约|算|算个|做|组|同意|成了|拒绝|反馈|通过|追加|续|买|选|用|采购|嫌|希望|担心|觉得|认可|定|给|问|打|开|在|周|会|来|去|出|卡|压|拖|催|急|批|审|停|缓|加|减|升|扩|建|上|下
  ^ \s?[,，:：]|$|\s
`

/**
 * How strongly a name and the words beside it speak for a customer; 2 is enough where no customer is known yet. The weaker
 * words count only for what looks like a name by itself.
 */
export function customerEvidence(text: string, mention: NameMention, isFollowedByPerson: boolean): number {
  const { left, right } = surroundings(text, mention)
  const namely = mention.known || mention.tail || looksLikeName(mention.text) || isFirmOfPlace(mention)
  const sure = Number(isIn(surelyBefore, left)) + Number(isIn(surelyAfter, right)) + Number(isFollowedByPerson)
  const maybe = Number(isIn(before, left)) + Number(isIn(after, right)) + Number(leadIn.test(left))
  return 2 * Number(mention.known) + 2 * Number(mention.tail) + 2 * sure + (namely ? 1 + maybe : 0)
}

/** 徐州海伦哲, 厦门金鹭: a place and a word of its own. */
function isFirmOfPlace({ text, place, placeOnly }: NameMention): boolean {
  return place !== undefined && !placeOnly && text.length - place.length >= 2 && text.length - place.length <= 4
}

/** Somebody went there, its deal is named, or its people are: what can be said of no rival. */
export function isSurelyCustomer(text: string, mention: NameMention, isFollowedByPerson: boolean): boolean {
  const { left, right } = surroundings(text, mention)
  return isFollowedByPerson || isIn(surelyBefore, left) || isIn(surelyAfter, right)
}

/** The name stands at the start of its clause, but for a word of time, address or supposition. */
const leadIn =
  /^(?:那个|嗯|呃|哦|对了|还有|另外|然后|就是|如果|假如|要是|万一|今天|昨天|前天|上午|下午|刚才|刚刚|目前|现在|最近|顺便|帮我看下|恭喜我吧|报告|汇报下|补充下|更新下|同步下|兄弟们|老大|领导|\s|[:：、“"「])*$/

/** Somebody or a department of it follows: 格力采购, 三一的老周. */
export function isFollowedByPerson({ end }: NameMention, people: readonly { start: number }[], text: string): boolean {
  return people.some(
    ({ start }) =>
      start >= end && start - end <= 3 && /^(?:的|那个|那边|那边的|的那个)?\s?$/.test(text.slice(end, start)),
  )
}

/** 某三甲医院, 一家做电缆的, 有家药企, 区里的政务中心: described, not named. */
export function isGeneric(text: string, mention: NameMention): boolean {
  if (mention.known) return false
  const { left } = surroundings(text, mention)
  return (
    /(?:某|一家|有家|有个|一个|(?<![那这])个|这家|那家|两家|几家|家|这种|那种|类似|做|搞|干|各|公立|民营|三甲|二甲|大型|中型|小型|头部|上市|国有|外资|合资|央企|当地|本地|里的|类|款|套|上)$/.test(
      left,
    ) ||
    /^(?:某|市属|省属|区属|县属|公立|民营|国有|大型|中型|小型|外资|合资|本地|当地|地方|连锁|头部|一般|普通|传统|老客户|新客户|老厂)/.test(
      mention.text,
    )
  )
}
