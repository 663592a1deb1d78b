import { alternatives } from '../../language/alternatives.ts'
import { readAmounts } from '../../language/amounts.ts'
import { circumstancesIn } from '../../language/circumstances.ts'
import { unitPricesIn } from '../../language/counts.ts'

/** A word about a rival's price in one clause of a text. */
export interface RivalPrice {
  /** The rival, as named; empty for 对手 or 别家. */
  rival: string
  start: number
  end: number
  /** Dearer than ours, or no price yet. */
  harmless: boolean
  /** Supposed, refuted, of the past, of others or of the market at large. */
  idle: boolean
}

/** The clauses of a text that tell of a rival's price or of a move of it. `ours`: names that are no rivals: people and the customer. */
export function rivalPricesIn(text: string, ours: readonly string[]): RivalPrice[] {
  const clauses = circumstancesIn(text)
  let carried: string | undefined
  return clauses.flatMap((clause) => {
    const rival =
      rivalIn(clause.text, ours, text) ??
      besideOurs(clause.text, text, ours) ??
      (goesOn.test(clause.text) ? carried : undefined)
    if (rival !== undefined) carried = rival
    else if (rivalWords.test(clause.text)) carried = ''
    const leading = rival === undefined && !rivalWords.test(clause.text) ? leadingName(clause.text, ours) : undefined
    carried = leading ?? carried
    const goesOnOfThem = carried !== undefined && ofAPiece.test(clause.text) && !ourSide.test(clause.text)
    const speaksOfPrice =
      priced.test(clause.text) || (((rival ?? leading) !== undefined || goesOnOfThem) && hasSum(clause.text))
    const who = rival ?? (carried !== undefined && speaksOfPrice && !about.test(clause.text) ? carried : undefined)
    if (who === undefined || !speaksOfPrice || (who === '' && ofFunds.test(text))) return []
    return [
      {
        rival: who,
        start: clause.start,
        end: clause.end,
        harmless: dearer.test(text.slice(clause.start)) || noPrice.test(text),
        idle:
          clause.supposed ||
          clause.denied ||
          clause.past ||
          clause.elsewhere ||
          market.test(clause.text) ||
          dismissed.test(text) ||
          asked.test(clause.text),
      },
    ]
  })
}

/** 迈科尔又松口了，单台落到二十七万二. */
const ofAPiece =
  /^(?:[单每一二两三四五六七八九十]|\d+)[台套个件间片把辆家组]|(?:落|压|降|砍|杀|走|跌|抹|少|减)(?:到|掉|了|去)/
const ourSide = /我|咱|你们|贵司|客户|预算|批|额度|盘子/

/** 另一家二百一: a number by itself is a price where a rival is spoken of; 三家 and 两天 are none. */
function hasSum(clause: string): boolean {
  return (
    unitPricesIn(clause).length > 0 ||
    readAmounts(clause, { bareUnit: 10_000 }).some(({ value = 0 }) => value >= 100_000)
  )
}

/** 我们598万，凌科549万: whoever stands beside us with a sum. */
function besideOurs(clause: string, text: string, ours: readonly string[]): string | undefined {
  const name = besides.exec(clause)?.groups?.['name']
  if (name === undefined || !oursBeside.test(text) || notARival.test(name) || isOwn(name, ours)) return undefined
  return hasSum(clause) ? name : undefined
}

const besides =
  /^(?<name>(?:(?![一二两三四五六七八九十百千万])[\u4e00-\u9fffA-Za-z]){2,5}?)(?:那边|家|公司)?(?:是|报|投)?(?=[\d一二两三四五六七八九])/
const oursBeside =
  /嫌(?:我们|咱们?)|(?:^|[，。：:；、\s])(?:我们|你们|咱们?|我司|贵司)(?:家)?(?:是|报|投)?[\d一二两三四五六七八九]/

/** 比我们报的少 of what was granted is no rival. */
const ofFunds = /批(?!评)|预算|拨|申请|申报|核下来|往上报/

/** 凌云搞突袭，…: a name that begins a clause and acts; what the next says of a price is its. */
function leadingName(clause: string, ours: readonly string[]): string | undefined {
  const told = clause.replace(whenTold, '')
  const name = (speakingName.exec(told) ?? pricedName.exec(told) ?? actingName.exec(told.replace(reporting, '')))
    ?.groups?.['name']
  return name === undefined || notARival.test(name) || isOwn(name, ours) ? undefined : name
}

/** 昨天下午 before who did it. */
const whenTold =
  /^(?:还?有个|还?有家|又有个|听说|今天|昨天|前天|今早|昨晚|上周|这周|本周|周[一二三四五六日末]|星期[一二三四五六日天]|早上|上午|中午|下午|晚上|刚才|刚刚|这两天|前两天|前几天|最近|方才|上个?月)+/

const speakingName =
  /^(?<name>[\u4e00-\u9fff]{2,4}?)(?:那边|的人|的?(?:销售|代理|业务员?))?(?:口头|当场|私下|电话里|书面)?(?:说了|表示|承诺|放话|答应|应承|应下)/
/** 高昌的一台两万八. */
const pricedName = /^(?<name>[\u4e00-\u9fff]{2,4}?)的(?=[一每单][台套个件辆间组家])/
const actingName =
  /^(?<name>[\u4e00-\u9fff]{2,4}?)(?:的(?:人|代理|销售|业务员?)[^，。]{0,4}(?=来|到|找|约)|(?:那边|他们|家|公司)[^，。]{0,8}[递投报]的|那边|这边|他们|家|公司)?(?:搞|来(?!电|信|消息)|又来|为了|想|准备|打算|放风|急了|发力|杀|这(?:次|两天|回)|突然|刚|昨天|前天|又|也)/

function isOwn(name: string, ours: readonly string[]): boolean {
  return ours.some((own) => own.includes(name) || name.includes(own))
}

/** Whose price the clause is about, when it is a rival's: 对手, 别家, or a name that is nobody of ours and gives a price. */
function rivalIn(clause: string, ours: readonly string[], text: string): string | undefined {
  if (rivalWords.test(clause) && !/(?:报|给|告诉)(?:给)?(?:对手|别家|竞品)/.test(clause))
    return namedBefore(clause, ours, text) ?? ''
  return namedBefore(clause, ours, text) ?? (againstUs.test(clause) ? '' : undefined)
}

/** 比你们低: somebody is, even where nobody is named. */
const againstUs =
  /比(?:我们|你们|咱们?|贵司)(?:家|的|这版|这边|报的|现在|那个?)*(?:还|都|要|整整|足足|明显|差不多|大概)*(?:低|便宜|少|省|好看|优惠|有优势|实惠|划算|香)|[低少](?:过|于|了|收)?(?:我们|你们|咱们?)|在(?:我们|你们|咱们?)(?:之|以)下/

function namedBefore(clause: string, ours: readonly string[], text: string): string | undefined {
  const verb = givesPrice.exec(clause)
  if (verb === null) return undefined
  const spoken = clause.slice(0, verb.index).replace(reporting, '')
  // 鑫能 ends with a word that is mostly none of a name.
  const subject = /^[^只不可才都就也还总没谁我你他][能会]$/.test(spoken) ? spoken : spoken.replace(fillers, '')
  const short = subject.replace(aside, '')
  const name = (/^[了一遍个那]*([\u4e00-\u9fffA-Za-z]{2,5})$/.exec(short) ??
    /[了着到看有是给把被跟和比捏]([\u4e00-\u9fffA-Za-z]{2,4}?)$/.exec(short))?.[1]
  if (name === undefined || isOwn(name, ours)) return undefined
  return notARival.test(beside.test(text) ? name.replace(trade, '') : name) ? undefined : name
}

const beside = /比(?:我们|你们|咱们?|贵司)/

/** 云旅软件 beside us is a firm, 软件 alone a thing. */
const trade = /(?<=^[\u4e00-\u9fff]{2,3})(?:软件|系统|设备|服务|科技|智能|医疗|机械|电气|仪器)$/

const reporting =
  /^.*(?:说(?!明)|讲|透露|告诉(?:我们?|咱)?|提到|提醒|嘀咕|打听过?|得知|知道|发现|转述|反映|暗示|消息|口气|念叨|坦言|私下|嘛|吧|呢|人家|[～~])/

/** Words before the name that are no part of it. */
const aside = /^.*(?:[，、：:\s]|(?:友商|对手|竞品|同行|竞争对手)的?)(?=[\u4e00-\u9fffA-Za-z]{2,5}$)/

/** Verbs and nouns by which somebody's price is told. */
const givesPrice = alternatives()`
  (?<=那边|那家|家)(?:才|就|只|也就)(?=[\d一二两三四五六七八九])|(?<=那边|那家)(?=[\d一二两三四五六七八九十百]+万?(?:就|都|也)(?:能|可以|肯|敢)?[做干接卖])
  (?<![申预汇上填举公通海简情速喜呈误漏])报(?:(?<=(?:重新|再次|又|也)报)$|了|的|到(?!$|[了。，]|处)|出|过来|价(?!单|表|书)|完|盘|下来|上来|给|(?=[\d一二两三四五六七八九十百]))
  给(?:到|了(?!我)|的|出|他们报|我们报|他们的|我们的)|出(?:价|到|了个|的)|开(?:价|到|出|了|的)|降(?:价|到|了|下来|至)|再降|又降|要价|(?<=那边|那家)贵(?=得|了|很|不少)
  (?<![拦投开中评招])标价|喊(?:价|到|的)|便宜|的(?:报价|价格?|单价|总价|底价|价钱)|(?:报价单?|价格)(?!表自)|比(?:我们|你们|咱们?)(?:低|便宜|少|的)
  低(?:了|于|出|过|我们|你们)|放话|放风|甩(?:出|了)|杀(?:到|价)|让(?:利|到|了)|打[\d一二三四五六七八九点.]+折|肯(?:送|降|让|给|白|免)
  [愿敢]意?(?:把[^，。]{1,6})?(?:降|让|送|做|免|全免)|(?:多|白|免费)?送[了一两三]|跳水|砍到|掉到|压到|做到|只要|才要|就要|拉到|跌到|递|投(?:了|的是)|中标价
  把(?:价(?!值)|报价|价格|单价)|[直]?接?打(?:了)?[\d一二三四五六七八九点.]+[折个]
  (?:拿|放|抛|甩|扔|祭|亮|给|开|出|报)(?:出|了|来)?(?:了)?(?:个)?[^，。]{0,3}(?:价|条件)|(?:以|按|用|拿)[^，。我你]{0,4}价|按[^，。我你]{0,8}报
  (?<![没未不])松(?:了)?口|地板价|(?<!最)低价|成本价|亏本|跳楼价|白菜价|抄底|同(?:样)?配置|让了|白送|的数|少收|垫资
`

const fillers =
  /(?:(?<=[\u4e00-\u9fff]{2})[一两二三四五六七八九十\d]+[台套个件间辆组家]|重新|再次|再度|又一次|口头(?:上)?|书面|电话里|私底下|一轮|今早|今晚|前几天|上午|下午|第?[一二三两首末最][轮次]|第[一二三]|首轮|末轮|二轮|这(?:次|回|轮|边)|那边|那家|的人|的销售|公司|方面|现在|目前|今天|昨天|昨晚|前天|刚刚?|最新|最近|最后|已经?|又|也|再|都|就|才|还|却|竟|倒|直接|突然|居然|主动|私下|悄悄|给(?:他们|我们(?:领导|老板)?|我|客户|院方|校方|局里)|向(?:他们|我们|客户)|跟(?:他们|我们)|愿意?|敢|肯|能|要|会|只|说|的|了|把|将|是)+$/

const rivalWords = alternatives()`
  对手|那?谁家|竞品|竞对|竞争(?:对手|者|方)|友商|别家|别人(?=更|比|的价|报|低|便宜)|别人家|别的(?:厂|家|供应商|公司|品牌|投标)|另一?家(?!客户|单位|医院|学校)
  另外(?:一|两|几|那)?家|其他(?:几)?(?:家|厂|供应商|投标人|公司)|人家|他家|那家|对家|对面|他们[（(]|有(?:个|一?家)(?:厂子?|公司|供应商|厂家|品牌|代理)
  (?:厂子|厂家)找(?:过来|上门|到)|(?:第?[二两三]|有一?|几)家(?:厂|公司|供应商)?(?:给|报|出|开|比|的价|便宜|更|愿|肯|敢)|(?<!项目|他)第[一二三]名
  有人(?=[^，。]{0,4}(?:摆|开|报|出|给|喊|亮|放|甩)[^，。]{0,8}价)|隔壁(?:供应商|厂家|那家)|又来(?:了)?一家|来了一家|有一家|新来的?(?:一家|厂家|供应商)|国产(?:的|那)
  外资那
`

const notARival = alternatives()`
  [\u4e00-\u9fff]{2}机$|分项|认可|协商|单一来源|面$
  [\u4e00-\u9fff](?:站长|班长|队长|段长|园长|馆长|教授|老师|主管|师傅|书记|理事长|总监|所长|组长|社长|会长|秘书|助理|[处科院校行局厂部]长)$|过$|稿$|[里中]$|说明$|现场|桌上
  当场|红头|文件|年初|全部|一律|统统|调令|批文|上级|透个?风|^跟|区里|县里|^拆|^(?:首轮|末轮|[一二三]轮)?(?:响应|应答|磋商|谈判|竞价)
  ^(?:有人|合起|加起|算起|总共|一起|修订|改好|打包|更新|调整|优惠)|[版轮份张批]$|^[二三四五]版|[里头上下]来?核|下$|核了|眼下|[局委厅院校]$|碰巧|[我你您咱]|之前|以前|上次|原来|当时
  先前|后来|刚才|含税|中标|一[口分直]|单独|重新|正式|书面|口头|商务|技术|最[终后新低高]|多一|少一|比|标准|评分|优惠|后$|折|税|\d|里$|院|处$|^[他她它这那该此]
  ^本(?=[单次项院校公区局行厂])|^再|[这那怎]么|客户|甲方|领导|老板|院[里方长]|局[里长]|校[方里]|厂[里长]|行[里长]|财[政务]|预算|上[面级]|集团|总[部价包]|公司|价|钱|款|项目|设备
  方案|合同|采购|招标|代理|会上|专家|大家|所有|单[台个位价]|每|整|批|限|额|如果|科[室长里]|处[室长里]|部门|主任|经理|工程|[老小][\u4e00-\u9fff]$
  [\u4e00-\u9fff][总工]$|投标|标书|率|[本这上下]周|一次|含税|机组|系统|平台|费|软件|硬件|主体|主机|本体|整机|裸机|辅机|主材|最低|同意|答应|补充|补发|账号|业主|单价|不变|算下来
  ^[一二两三四五六七八九十百\d]+(?:台|套|个|家|间|辆|组|件|页|张|人|园|店)|要么|要不|或者|试剂|样品|[一二三四五六七八九十百千]万$|安装|服务|席位|终端|报表|首付|数量|合计|一共|还是|或者
  至少|最多|以内|左右|大概|差不多|估计|市面|市场|行业|普遍|原材料|什么|多少|怎么|政策|省里|市里|区里|董事|股东|资金|经费|额度|专项|今年|明年|年底|月底|学校|医院|单位|车间|仓库|业务|材料|证明
  资质|样机|图纸|清单|邮件|微信|电话|发票|抬头|授权|备件|耗材|维保|质保|培训|账上|口子|盘子|手里|底下
`

const priced = alternatives()`
  (?<![询议比竞评])价(?!值)|开口(?:就|要|是)|(?:同(?:样|等|款)?(?:的)?|一样的?)(?:配置|东西|型号|规格)|比(?:你们|我们|咱们?|贵司)[^，。]{0,4}(?:低|便宜|少|省)
  (?<![通汇举上])报(?!告|名|备|废|道|警|表自|修|关|销|考)|便宜|[低少]了?(?:[\d一二两三四五六七八九十百几]|好几|不少|很多|一截|一大截|将近|差不多|快)|降(?!低|噪|温)
  折(?![腾磨返回])|优惠|让利|打包|(?:只|才)(?:收|要)(?![到起])|(?:你们|我们|咱)的?[一二三四五六七八九][成折]|(?<![没未不])松(?:了)?口|再让|往下(?:走|掉|调|降)
  送(?!样|达|货|检|审|来|去)|出到|给到|要价|跳水|白(?:送|给)|免费|全免|免了|补贴|低于|更低|底价|条件更?优|亏本|垫资|少收|好看|的数出|让了(?:百分之)?[\d一二三四五六七八九十]+|赔本
  倒贴|贴钱|只要[\d一二三四五六七八九十百]
`
const goesOn =
  /^(?:价|报|比|才|只|还|又|直接|总价|便宜|低|最新|一口|开|给|降|送|据说|说是|大概|差不多|[\d一二两三四五六七八九十百])/
const about = /(?:我们|咱们?|你们)(?:的|这)?(?:价|报|预算|方案|这边|自己)|预算|批|额度|盘子/
const dearer = alternatives()`
  (?<!不比[^，。]{0,4})(?:贵(?!公司|司|方|单位|院|校|局)|高(?:出|过|于|了|\d|[一二两三四五六七八九十])|在(?:我们|咱们?|你们)(?:之|的|)上|比(?:我们|咱们?|你们)(?:还|都|要)?高|更高|比(?:我们|咱们?|你们)[^，。]{0,2}(?:还|都|要)多|偏高|高(?:不少|很多|一截|一大截)|太高|太贵|高得|偏贵|涨(?:价|了))
  没(?:有)?(?:我们|咱们?|你们)(?:低|便宜|有优势)|不比(?:我们|你们|咱们?)(?:低|便宜)|(?:跟|和|与)(?:我们|你们|咱们?)(?:差不多|持平|一样|一个价|相当)
`
const noPrice = alternatives()`
  没(?:有)?(?:一个|一家|谁|人|哪家)[^，。]{0,4}(?:报|给|出)
  (?:价|钱|报价|价格|数)[^，。]{0,2}(?:还)?[没未](?:有)?(?:谈|聊|写|报|出|给|定|提|开|透|亮|递|说|露)
  [没未](?:有)?(?:谈|聊|写|报|出|给|提|开|透|亮|说)[^，。]{0,3}(?:价|钱|数)|(?:数字|数|价)[^，。]{0,4}一个(?:都|也)?没
  (?:报价单?|标书|方案)[^，。]{0,3}(?:都|也|还)?没(?:有)?(?:拿|出|递|交|做|写)|目录|影子都没|还没(?:到)?(?:报|谈到|出|开口|给)|没(?:谈到|提)钱
  没(?:看)?见(?:着|到|过)?[^，。]{0,5}(?:报?价|数)|没标价|没让[^，。]{0,4}报|价[^，。]{0,2}还(?:封|在|没)|没出(?=$|[，。])|没影|没有?(?:报价|价格)
  不(?:肯|愿)(?:报价|给价)|等.{0,4}报价
`
const market =
  /市面|行业(?:里|内|普遍|整体)|普遍|整个市场|大盘|原材料|(?:市场|同类产品|整体)[^，。]{0,4}(?:降|跌|走低)|都在降/
const dismissed =
  /(?:不(?:信|可信|靠谱|作数|算数|当真|足信|实)|吹(?:的|牛)|虚(?:的|价|标)|忽悠|唬|诈(?:我|你|价)|放烟|烟雾|假(?:价|的|消息)|撤(?:回|了)|编的|谣|没这回事|不存在|造谣|乱说|瞎报)/
const asked = /[?？]|吗|是不是|有没有|会不会|怎么样$/
