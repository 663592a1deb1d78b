import { phrases } from '../../language/phrases.ts'
import type { NameMention } from './mentions.ts'
import { looksLikeName } from './name-characters.ts'
import { isIn, surroundings } from './surroundings.ts'

export type Standing = 'rival' | 'out'

const rivalWords =
  '竞品|对手|友商|竞对|竞争品牌|竞争方|老供应商|原供应商|现供应商|供应商|供货商|中标人|中标方|第一名|在位厂商|老厂家'

/** Before a rival's name: words that can mean nothing else, so that even an unknown name is one. */
const surelyBefore = phrases`
  ${rivalWords} [目前|现在|主要|好像|应该|估计|还|已经|这次] [是|有|:|：|就是|叫|里有|还有|变成|变成了|换成|换成了|换|成了|包括|主要是|除了|名叫|只有|\s] $ ≠ 没竞品|无竞品|没有竞品|没对手
  输给|败给|丢给|干掉|打败|打掉|击败|干翻|PK掉|拼掉|赢过|打赢|胜过|挤掉|换掉|顶替|顶掉|撬掉|替换掉 [了|过] [那个|他们|一个] $
  被 [了|那个|一家] $
  人家|最后|最终|结果|他们|客户 选了|定了|签了|用了|选的是|定的是|给了|选择了|选的|定的 $
  偏向|倾向|倾向于|走得近|用的是|用的|主推|力推|更看好|属意|站 [的|着|于|的是|了|是] $
  对比|对标|比较|比价 的 [还|就|主要]? 是|有 $
  就剩|只剩|还剩|剩下|就只剩 [了|下] $
  剩|剩下|就是 [了|下] 我们|咱们|咱 和|跟|与|、 $
  另一家|一家 叫|是|叫做 $ ≠ 客户|我们是一家
  包[一二三四\d]|标段|第[一二三]包|单子|项目|这单|那单 [最后|最终|都|被] 给了?|归了|落到了? $
  中的|中标的|赢的|胜出的|拿走的|拿下的 [就|还]? 是 $
  老系统|原系统|旧系统|现有系统|老设备|原设备 [是|用的|用|都是|:|还是|用的是] $
  竞争的|竞争方|投标的|参与的|来投的|入围的|对手里|竞品里|竞品碰上|竞品遇到|竞品栏 [有|是|还有|主要是|里]? $
  偏向|倾向|走得近|走的近|关系近|看好|认准|属意 [的是|了|着] $
  叫 $ ≠ 客户叫|公司叫|名字叫
  多了|来了|冒出|杀出|杀进|冒出来|跳出|加了|多出 了?(?:个|一个|家|一家) $ ≠ 客户多了
  友商|竞品|对手|竞对 $
`

/** Before a name that is known to be one: weaker words suffice. */
const knownBefore = phrases`
  选了|定了|选定|签给|定给|选择了|转给|转投|转向|倒向|投向|认准|用了|装的|上了|用惯了?|喜欢|合作 [的|的是|人家|了|是] $
  比|对标|对比|抗|拼|防|怕|盯着|撬|替换|替代 [得过|不过|着] $
  撞上|对上|对阵|对手是|PK|干不过|干得过|打不过|拼不过|绕不开|绕过 [了|过|的是] $
  用了?|使了?|装了? [\d一二两三四五六七八九十好几多]+年 [的|了] $
  用惯了?|习惯了?|认|只认|离不开|舍不得 $
  想用|一直用|现在用|在用|现用|原来用|之前用|已经用|正在用|拿|搬出|抬出|在推|在谈|在接触 [了|着|出|出来|的是] $
  又有|还有|新来|多了|来了|加了|也有|引入|引进|加了|参与的有|入围的有|投标的有|都有|有 [了|个|一个] $
`

/** After a rival's name. */
const surelyAfter = phrases`
  ^ [的|那边|他们|也|都|又|已经|正|还|昨天|今天|就|家|好像] 压价|压我们|来压|比价|截胡|抢|撬走|在围|围着|弃标|内定|陪标|搅局|围标|来抢|也投标|也来投|先进去|先进场|先入场|在位|更便宜|比我们|比咱|报价更|报得低|报得比
  ^ 拿走了|拿走|截走|捷足先登|中的标|中的|横插一脚|插一脚|插了一脚|杀进来|进来搅|捅一刀|签完了|签走 
  ^ …3 没干过我们|没打过我们|没拼过我们|输给我们|没我们
  ^ 走得近|走得很近|走得比较近|关系近|穿一条裤子
  ^ 是 在位|老供应商|竞品|对手|友商|原供应商|现供应商
  ^ 干掉|打败|挤掉|挤走|踢掉|踢走|比下去|甩开|撬掉|换掉|PK
  ^ 压|逼 [我们|咱|咱们|价] …1 $|我|咱|价
`

const knownAfter = phrases`
  ^ [的|那边|他们|也|都|又|已经|正|还|最近|昨天|今天|一直|就|好像|估计] 报价|报了|报过|报的|报\d|送|进来|参与|把价|便宜|低|入场|先入|已经进|进场|也在|都在|参与|竞争|占着|中标了|中了|拿下|降价|垫底|领先|技术分|更好|功能|案例更|方案更|更强|的价|用得|用着|用了|在做|在谈|在接触|在跑|在推|也来|来抢|倒是|关系好|的系统|的产品|那套|来势|出手|出价
  ^ [的|也|都|又|已经|还|也都] …2 也在|都在|在里面|在围|在抢|也报了|来过|也想|虎视
  ^ [和|跟|、|与|及|还有] …8 都在|也在|在围|在抢|压价|都报|都来|都投|参与|两家在|三家在|也来|都进|PK
`

const leaves = phrases`
  ^ [的|那边|已经|都|也|好像|这次|刚|又|主动|中途|自己|去年|上周|昨天|前天|今年|早就|上个月|说] [已经|都|就|也|就已经|要] 退了|退标|删掉|去掉|划掉|拿掉|撤标|退出|弃标|没投|不投|没来|不来|出局|不参与|没参加|没参与|撤了|撤出|放弃|不玩|不做了|被淘汰|被刷|被踢|没入围|走了|没报
`

const denied = phrases`
  不是|并非 [说是|什么] $ ≠ 是不是|不是说
  别写|去掉|删掉|划掉|拿掉 $
  没有|没看到|没碰到|没遇到|不包括|不含|排除了? $
`

/** Only where rivals are spoken of can an unknown word after 不是 be one (不是人民币). */
const aboutRivals = /竞|对手|友商/

/** How a named organisation stands to the deal, by the words beside it; `undefined` when they say nothing of a rival. */
export function standingOf(text: string, mention: NameMention): Standing | undefined {
  const { left, right } = surroundings(text, mention)
  const namely = mention.known || mention.tail || looksLikeName(mention.text)
  if (((namely || aboutRivals.test(text)) && isIn(denied, left)) || (namely && isIn(leaves, right))) return 'out'
  if (/给\s?$/.test(left) && /^报/.test(right)) return undefined
  const couldBeName = namely || mention.text.length > 2 || /[是有叫给:：]\s?$/.test(left)
  if (couldBeName && (isIn(surelyBefore, left) || isIn(surelyAfter, right))) return 'rival'
  return namely && (isIn(knownBefore, left) || isIn(knownAfter, right)) ? 'rival' : undefined
}
