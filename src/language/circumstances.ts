import { alternatives } from './alternatives.ts'
import { clausesOf } from './clauses.ts'
import { keptLately } from './kept-lately.ts'
import type { Span } from './span.ts'

/** A clause with what keeps it from being a plain fact of today about the matter at hand. */
export interface Circumstance extends Span {
  /** If, suppose, what if; and what follows from it in the same sentence. */
  supposed: boolean
  /** Refuted somewhere in the text: 没这回事, 是误会. */
  denied: boolean
  /** Of another project, customer or department. */
  elsewhere: boolean
  /** Of an earlier year or round, and not taken up again by 今年 or 这次. */
  past: boolean
  /** Hearsay nobody stands for: 传言, 风声, 有人说. */
  rumoured: boolean
}

/**
 * The clauses of a message with their circumstances. 去年 and 另一个项目 hold until the talk turns back (今年, 这次, 但); a refutation or
 * 跟你们没关系 at the end is about all of it.
 */
export const circumstancesIn = keptLately(readCircumstances)

function readCircumstances(text: string): readonly Circumstance[] {
  const all = { denied: refuted.test(text), elsewhere: setApart.test(text) && !otherPart.test(text) }
  let [past, elsewhere, supposed, rumoured] = [false, false, false, false]
  let sentenceEnd = 0
  return clausesOf(text).map((clause) => {
    if (/[。！？!?；;]/.test(text.slice(sentenceEnd, clause.start))) supposed = false
    sentenceEnd = clause.end
    if (turnsBack.test(clause.text)) [past, elsewhere, supposed] = [false, false, false]
    if (earlier.test(clause.text) && !present.test(clause.text)) past = true
    if (ofOthers.test(clause.text) || (setApart.test(clause.text) && otherPart.test(clause.text))) elsewhere = true
    if (supposing.test(clause.text)) supposed = true
    if (rumour.test(clause.text)) rumoured = true
    return { ...clause, supposed, rumoured, past, denied: all.denied, elsewhere: elsewhere || all.elsewhere }
  })
}

const refuted =
  /没有?(?:这|那)(?:回)?事|没有的事|没影|误会|谣言|谣传|辟谣|不属实|是假的|不是真的|瞎(?:说|传|扯|编)|传错|子虚乌有|空穴来风|虚惊|(?:没|查)无此事|搞错了|(?:是|说的|说)(?:的)?气话|讹传|以讹|不实/

const setApart = alternatives()`
  [跟和与](?:你们|咱们?|我们|这[个一]?(?:单|项目)|本项目|贵司)[^，。]{0,5}?(?:没有?(?:什么)?关系|无关|不相干|不搭界|分开|两码事|两回事|不沾边)
  不是(?:这家|这单|这个项目|咱们?这|我们这|说你们|你们家?的事)|不是[^，。]{1,6}这(?:一)?(?:笔|单|块|个|摊)|[跟和与][^，。]{1,6}没(?:有)?(?:半点|半毛钱|任何|什么)关系
  [跟和与](?![^，。]{0,6}(?:价|钱|预算|质量|技术|服务|合同|事|报|款|货))[^，。]{2,6}(?:无关|没(?:有)?瓜葛|没(?:有)?牵连|没关系$)
  是(?:别的|别人家?|另一家|其他)[^，。]{0,6}的(?=$|[，。])|(?:别家|人家|别人家?)的(?:单子?|标|项目|事儿?)(?=$|[，。])|不是(?:他|她)们?家
  那是(?:他们|别人|人家|别家)的|另一码事|不占(?:你们|咱们?|我们)的
`

/** 办公区那半边跟咱无关 sets apart that half alone. */
const otherPart = /那(?:半边?|块|部分|半|边|笔|一摊|摊)[^，。]{0,4}[跟和与](?:你们|咱们?|我们|这)/

const turnsBack =
  /^(?:我们?(?:要|就|这就|马上|今天|明天|直接)|(?:你们|咱们?|我们)?这(?:单|个项目|一单|个单子|块)|但|可是|不过|然而|现在|目前|今年|这次|这回|本次|眼下|如今)|今年重新/
const earlier =
  /去年|前年|往年|前(?:一|两|二|三|几|些)年|大前年|早年|早些年|以前|从前|当年|那年|曾经|历史上|上一?年度?|(?<![报发寄送递交带拿打转传])过去(?![了的]|看|一趟|聊|谈|拜)|上一任|前一任|前任|几年前|年前(?!后)|上个?项目|早就(?:付|结|买|装|用)|早已|(?:已经?|都)结清/
const present = /今年|现在|目前|这次|这回|又|比去年|跟去年/
const ofOthers = alternatives()`
  (?:另外?(?:一|那|的|有)?个?|别的|其他|其它|隔壁)[^，。]{0,8}(?:项目|标段|课题|科室|部门|院区|中心|单子|工程|(?:一|那)单)
  (?:同城|同行|兄弟|友邻|别的|其他)(?:那家|的|那个)?(?:单位|医院|学校|公司|客户|企业|局|厂)
  别的[\u4e00-\u9fff]{1,3}[院校厂局所馆店站](?![\u4e00-\u9fff]*(?:也|都))|另一?家(?:客户|单位|医院|学校|公司|厂|去年|买|上|用)
  (?:邻|外|别|兄弟)(?:省|县|市|区)[^，。]{0,4}(?:一家|那家|有家|某)|(?:对面|楼上|楼下)[^，。]{0,4}(?:酒店|公司|厂|店|医院|学校|单位)
  隔壁[^，。]{0,6}(?:院|中心|[厂校局店家镇县区市]|公司|单位)|他们(?:隔壁|集团别的)
  (?:听|据)[^，。]{0,6}说[^，。]{0,10}(?:医院|学校|大学|公司|厂|局|银行|集团|家)(?:上|买|用|采|花|才|那)|隔壁(?:市|县|区|院|厂|校|局|公司|单位)
  [二三四]期(?:项目)?(?:另|的?预算|再)|(?:明年|来年|后年)(?:度)?的?(?:预算|额度|盘子|资金|经费)
`
const supposing =
  /如果|假如|假设|假使|倘若|倘使|若是|若能|(?<![\d一二两三四五六七八九十百千])万一|(?<![主需重只想])要是|(?<![给放撂讲传])的话(?!里)|除非|哪怕|就算|即使|哪天|会不会|要真|设想|真要(?:是)?|有朝一日|一旦/
const rumour = /传言|传闻|据传|风传|都在传|风声|小道消息|有人(?:说|传)|坊间|内部传|谣传|在传|听传|疯传/
