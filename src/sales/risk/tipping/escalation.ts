import { isNegated } from '../../../language/negation.ts'
import { phrases, saidAt, saysAny } from '../../../language/phrases.ts'
import { consequenceIn, type Detector } from './point.ts'

/** Dissatisfaction is carried above our contact, or threatened to be: to our bosses, by their own top, to a regulator, a hotline or the press. */
export const escalation: Detector = {
  kind: 'escalation',

  find({ event, threats }) {
    const angry = saysAny([event.text], anger)
    if (event.from === 'rep' && saysAny([event.text], ourPlan)) return undefined
    if (!angry && saysAny([event.text], courtesy)) return undefined
    const tables = [alwaysSo, event.from === 'customer' ? overYourHead : overOurHead, ...(angry ? ifAngry : [])]
    return threats
      .map(({ text }) => tables.map((table) => carriedUp(text, table)).find((words) => words !== undefined))
      .find((words) => words !== undefined)
  },
}

function carriedUp(clause: string, table: typeof alwaysSo): string | undefined {
  if (saysAny([clause], calm)) return undefined
  const at = saidAt(table, clause).find((said) => !isNegated(...consequenceIn(clause, said)))
  return at && clause.slice(at.start, at.end)
}

const boss =
  '大老板|老板|一把手|大领导|领导|高层|老总|总经理|董事长|总裁|CEO|总监|法人|法人代表|总裁办|总经办|总裁信箱|[\\u4e00-\\u9fff]总|负责人|上级|总部|集团总部|集团|总公司|省公司|大区|区域经理|上面|上头|高管|管理层|投诉电话|投诉热线|投诉邮箱|厂家|厂商|厂里|说话算数的|[厂院校行局]长|能拍板的|能做主的|能管事的|管事的'
const theirTop =
  '大老板|老板|院长|校长|局长|行长|厂长|董事长|总经理|总裁|一把手|主要领导|分管领导|领导班子|班子|党委|书记|董事会|院办|校办|大领导|高层|[\\u4e00-\\u9fff]总|[\\u4e00-\\u9fff]董|[\\u4e00-\\u9fff]院长|[\\u4e00-\\u9fff]局长|[\\u4e00-\\u9fff]校长|[\\u4e00-\\u9fff]行长'
const authority =
  '市监局|市场监督|市场监管|监管局|监管部门|监管机构|监管总局|监管|消协|信访|纪检|纪委|监察|住建|卫健委|卫健|教育局|主管部门|主管单位|工商|质监|药监|银保监|证监|金监|国资委|工信|发改|安监|应急管理局|应急局|环保局|生态环境|财政局|公共资源|行业协会|劳动局|医保局|海关|省厅|督查室|巡察|巡视组|12345|12315|12378|12328|市长热线|市长信箱|政务热线|监督热线|举报热线'

/** Carried upwards by the words themselves. */
const alwaysSo = phrases`
  要?找 电视台|记者|媒体|报社
  记者|电视台 …4 联系好|来|约好|已经
  点 你们|我们|咱们 的?名
  点名批评
  老板 …4 跟|和|找 …4 老板 对话|谈|说|讲
  去|找|跑|捅到|告到|约谈|来函|转来|投诉到|举报到|报到|往|向|打|拨 …6 ${authority} [那|那里|去] [告|投诉|举报|反映|报|写] ≠ 报批|报备|备案|审批|审查|申报
  ${authority} …6 来函|转来|打来|约谈|通报|介入|找上|工单|下函|问询
  投诉|举报|告|反映|信 …6 ${authority} ≠ 没|以前
  投诉|举报|告状|反映 [信|函|单|邮件] [已经|已] [写|寄|交|递|发|打] [到|给|上] [了] [你们|我们|贵司] …4 总部|公司|集团|领导|老板|高层|上级|上面|客服中心|总裁|老总|董事长
  往上|向上 反映|捅|告|闹|投诉|升级 ≠ 汇报
  捅|闹|告|升级 到 …10 上面|上头|高层|集团|总部|省里|市里|部里|天上|最上面
  闹大|越级|升级投诉|升级处理
  写|发 [了] 联名信|公开信|投诉信|举报信
  转|移交|转交 [给|到] …3 ${authority} ≠ 报批|备案|审批|档案|资料
  约谈 …4 你们|你|贵司|贵方|我们|咱们|咱|我司 …4 ${boss}
  点名|指名 …3 要|让|叫 …4 ${boss} ≠ 参加剪彩|讲课|捧场
  要 [你们|我们] [公司] 书面 说明|检讨|道歉|答复
  上|去|到 你们|我们|咱们|咱 公司|总部|单位|厂 …4 讨|要个?说法|闹|堵|坐着|理论|反映|投诉
  要求|责令|勒令|必须|务必|限|叫|让 …8 ${boss} …10 出面|到场|到现场|说法|交代|解释|道歉|亲自|约谈|检讨|书面|说明情况|说明原因 ≠ 我们领导|汇报
  ${theirTop} …8 恼火|光火|愤怒|失望|发火|发飙|发怒|发脾气|拍了桌|不满|大怒|火了|震怒|生气|亲自过问|亲自出面|亲自打|亲自找|亲自督办|亲自约|过问|点名批评|约谈|问责|追责|质问|盯上|要说法|发函|咽不下|要找你们|要找我们|要见你们|直接给你们|直接找你们|直接打
    ≠ 发火炬|没有?不满|别的|对手
  ${theirTop} …8 点名 ≠ 点名要求?[采换改用选买]
  ${theirTop} …10 要|让|叫|请 你们|我们|咱们|贵司 …6 老板|老总|总经理|董事长|总裁|领导|法人 ≠ 吃饭|参观|出席|来坐|致辞
`

/** Whoever is above the rep, in the customer's mouth (你们老总) and in the rep's (我们老总). */
const overYourHead = aboveOf('你们|你|贵司|贵公司|贵方|你家|您们|您')
const overOurHead = aboveOf('我们|咱们|咱|我司|公司|你们|我方')

function aboveOf(you: string) {
  return phrases`
    ${you} …4 ${boss} 必须|得|要|亲自|务必|赶紧 …10 来|到|出面|说法|交代|上门|上山|过来|解释 ≠ 出差|开会|参观|签约|吃饭
    写信|写投诉|发邮件|发函|写材料 …2 给|到|至 ${you} …4 ${boss} ≠ 感谢|表扬
    给|向|往|对|到|跟|和|在 ${you} [家|那|公司|的] …4 ${boss} …8 去[了过]?个?电话|通过?了?电话|发函|发[了过]?正?式?的?(?:公函|函|律师函|邮件|信)|打[了过]?个?电话|反映|投诉|告状|告你|个说法|讨说法|谈谈|谈话|递|写信|写了|施压|抗议|追责|问责|说清楚|理论|发火|发作
      ≠ 合作|汇报|感谢|锦旗|表扬|采访
    给|向|往 ${you} [的|官网|那边] …4 ${boss} …4 写|寄|发|去 ≠ 感谢|锦旗|贺
    投诉|举报|告|反映|捅 到|给|去了 ${you} …6 ${boss}
    直接给|直接打给|直接找|亲自打给|打过?电?话?给 ${you} …4 ${boss} ≠ 约|谢
  `
}

/** Words that may be a courtesy or a proposal on its way, unless somebody is angry. */
const ifAngry = [
  phrases`
    ${authority}
    亲自 约谈|过问|督办|盯|找你们|找我们
    媒体|记者|曝光|报社|电视台|公之于众|舆论|热搜
    上 电视|新闻|网|抖音|微博
    发|挂|放|晒 [到] [我们] 网上|抖音|微博|朋友圈|小红书|业主群|行业群|同行群|群里让
    找|联系|打给|打电话给|致电|致函|发函给|发函到|反映到|反映给|投诉到|投诉给|捅到|告到|上报到|通报|写信给|发邮件给|约谈|见|要见|跟|和|叫|喊|让|请|换|抄送给?|抄给|拨|拨打|越过|绕过|绕开 …4 你们|你|贵司|贵方|我们|咱们|咱|我司|公司 …6 ${boss} ≠ 我们领导|我们院|我们局|我们校
    找|见|跟|叫|喊|让|请|联系|换 …3 ${boss} …6 谈|出面|来|过来|到场|到现场|说话|说清|解释|说法|交代|负责|表态|道歉|当面|亲自|对话|评评理|评理|回电话|回个?话 ≠ 我们领导
  `,
]

/** Signs that it is no courtesy: a complaint, an ultimatum, a demand. */
const anger = phrases`
  投诉|举报|告状|告你|告到|告我|御状|反映|说法|交代|解释|不满|生气|发火|火大|火气|来火|发飙|做不了主|恼|怒|骂|吵|怨|翻脸|狠话|重话|话说得很?重|气得|气炸|受够|忍|够了|没完
  不 处理|解决|修|来|管|回|答复|给|行|跟你|认账|负责|像话
  再 不|拖|这样|出|坏|敷衍|推|没|犯|糊弄
  还不|还没|没解决|没处理|没人管|没下文|没结果|没用|没人
  别 跟我|再|想|解释|废话|推|糊弄|敷衍|找借口
  拖|催|敷衍|糊弄|道歉|曝光|维权|追责|问责|出面|到场|必须|责令|限期|限时|限[你贵]|亲自|评理|评评|理论|问题|绕过|越过|绕开|算账|差评|懒得|失望|点名|批了|联系好|上电视|工单|等着|说明情况|公函|爽约|三番|延误|延期
  直接 找|跟|打|联系|捅|给
  你|你们 [这级|这层] 说了不算|做不了主|没用
  不 想|愿 跟你
  没法 谈|沟通
  谈不拢|大家 [都] 评|看|知道
  要求 你们|我们
  跟我谈
  给我 回|打
`
const courtesy = phrases`
  欢迎|坐坐|吃饭|吃个饭|吃顿饭|参观|交流|考察|认识一下|认识下|见个面|增进|感情|拜访|拜年|祝贺|感谢|答谢|表扬|锦旗|合影|签约仪式|剪彩|年会|论坛|回访|战略合作|互访|座谈|取经|学习|恭喜|支持|好评|报批|审批|过会|上会|签字|审一下|审核|盖章
  喝 [杯] 茶
  汇报 [一下] 方案|进展|进度
`
const calm = phrases`
  不 [会|想|用|至于|打算|准备] [去] 投诉|告|闹|找|反映 ≠ 不找你们?了
  没|没有 投诉|告|闹|反映
  撤 了|回|销
`
/** What we mean to do ourselves inside our own house. */
const ourPlan = phrases`
  ^ [我|我们|咱们|公司] 打算|准备|计划|想|建议|考虑|会|拟|要不要 …6 升级|安排|请|让|向|找|约|叫|把|上报
  我|我们 [自己] 打算|准备|想|会|要 向|找|请|跟|把 …8 领导|老板|总部|公司|上级
  内部|公司内部 升级|上报
  我 [已|先] 向|跟 公司|领导|老板 汇报|申请|报告
`
