import { isNegated, isQuestioned } from '../../../language/negation.ts'
import { phrases, saidAt, saysAny } from '../../../language/phrases.ts'
import { spanOf } from '../../../language/span.ts'
import type { CaseEvent } from '../case.ts'
import type { Detector } from './point.ts'

/** The customer threatens, or begins, not to sign, to end, to replace us, to return goods, to withhold money, to claim, or to strike us off. */
export const contractThreat: Detector = {
  kind: 'contract_threat',

  find({ event, threats }) {
    if (isWording(event) || saysAny([event.text], calmed) || (event.from === 'rep' && saysAny([event.text], ourWorry)))
      return undefined
    return threats.map(({ text }) => threatIn(text)).find((words) => words !== undefined)
  },
}

function threatIn(clause: string): string | undefined {
  if (saysAny([clause], ofOthers) || saysAny([clause], assured)) return undefined
  const at = saidAt(threatened, clause).find((said) => {
    if (isQuestioned(clause, said) && !/怎么(?:签|付)|你[说看]/.test(clause)) return false
    const consequence = Math.min(said.start, clause.slice(0, said.start + 1).search(/[就则那](?=[^就则那]*$)/) + 1)
    const scope = clause.slice(consequence)
    const denies = /^[不没别无拒未]/.test(clause.slice(said.start))
    return denies || !isNegated(scope, spanOf(scope, said.start - consequence, said.end - consequence))
  })
  return at && clause.slice(at.start, at.end)
}

/** The words of a contract are no threat: a draft under negotiation, a clause read out. */
function isWording({ source, who, text }: CaseEvent): boolean {
  return saysAny([text], wording) || (source === 'contract' && /草案|范本|模板|合同条款|协议书/.test(`${who}${text}`))
}

const you = '你们|贵司|贵方|贵公司|你家|我们|咱们|咱'
const money = '尾款|货款|余款|首付|预付款|预付|进度款|质保金|验收款|服务费|款|钱|账|发票|费用'

const threatened = phrases`
  # will not sign, seal or renew
  不|拒|没法|停|缓|暂缓|别想|甭想|别指望|休想 [会|能|想|敢|打算|准备|给|再|跟你们|指望] 签|盖章|续签|续约 ≠ 签收|签到
  别|先别|先不|暂不|不给 签|盖章 ≠ 签收|签到
  签|续 不了|不下去|不成
  合同|协议|章|字 …4 不|先不|暂不|别想|别指望|甭想|休想 盖|签|走|批 ≠ 签收
  不|没 [打算|准备|想|会|法|可能] [跟|和] [你们] 续 ≠ 续航
  下一期|下期|明年|后面|往后|以后|今后|下次 …8 不|别|没 [打算|准备|想|会] [跟|和|找|用|考虑] ${you} [续|签|合作|做|采购|买|了] $|了|合作|签|续|做|玩|谈|买|用

  # ends the contract, the order or the dealings
  解除|终止|中止|取消|撕毁|废除|退出|停止|撤销|单方 [了|掉|与|和|跟|和你们|跟你们|我们|你们|双方|这份|这个|这次] [的] 合同|协议|合作|订单|单子|供货|关系|服务 ≠ 采购|招标|评标
  合同|协议|合作|单子|订单|这单|这事|生意|项目 …8 别谈|免谈|不谈了|不用谈|到此为止|就此|吹了|拉倒|黄了|作废|撕|撤了|取消|终止|中止|解除|停掉|没戏|没得谈|不做了|不要了|算了|不考虑 ≠ 采购|招标|评标
  解约|毁约|退单|撤单|砍单|散伙|散了吧|一拍两散|分道扬镳|好聚好散|违约处理|一刀两断|另起炉灶
  按|照|依 [着] 合同|协议|违约|约定 …4 解除|终止|走违约|办你|处理 ≠ 流程
  自动|就|直接|即刻 作废
  订单|单子|份额 …4 取消|撤|砍|收回|给别|转给|分给
  不 [再|会|会再] 跟|和|与|找|用|考虑 ${you} [家] 合作|做|玩|干|打交道|签|谈|采购|买|了|$
  你们|我们 [就] 别想|甭想|休想|没机会|出局|免谈|滚蛋|走人
  没法|不能 再 合作|谈|继续|做 ≠ 加班
  别怪|别说|休怪|莫怪 我们 …4 不客气|翻脸|没提醒|不讲|不念|无情

  # puts somebody else in our place
  换|改用|改找|改选|另找|另选|另请|另寻|另谋 [掉|成|了|个] 供应商|厂家|厂商|别家|别人|人家|一家|家|高明|替代 ≠ 换班|换届
  换 [掉|下|成|了] ${you} ≠ 换货|换人手
  就|再|接着|好|都|能|直接|考虑|我|我们 换 [掉|成|个|一个|别的] 牌子|品牌|人做|人干|人上|人来|人供|一家|家
  找|联系|接触|启用|启动|引入|上|物色|寻|约 [了|好|到] [几|一] [家] 替代|替换|备选|备用|后备|备份|别家|别的|其他|另外|新的|第二 [的] 供应商|厂家|厂商|方案|品牌|公司|家|人|厂|$
  替代|替换 方案|供应商|厂家|商 ≠ 国产替代
  跟|和|与|接触|联系|找|约 …3 备选|替代|后备|第二|新的|其他|别的 厂家|供应商|品牌|公司|厂 …4 谈|接触|对接|聊|试|看|来
  把 ${you} …3 换|踢|替|撤|拿|请|清 ≠ 换货
  踢|请|清|轰|赶 [你们|我们] 出去|出局|走人|退场|出场
  清退|撤场|清场
  找|让|请 人|别人|别家|外面的人 换下来|来做|接手|干
  给 别家|别人 做|干
  有的是|不缺 人|厂家|供应商|你们 ≠ 办法
  排着队|别家排队|等着进来

  # sends the goods back
  退货|退机|退换 ≠ 流程|政策|条款|地址|记录|率|退货单
  退|送|拉|运 回|掉|还|走|回去 [给] [你们|设备|机器|货|产品|样机|全部|这批|厂里|原厂] ≠ 退休|退烧|退税|送走|送还资料|回话|回来看
  设备|机器|货|产品|这批|东西|全部|剩下的 …6 退 ≠ 退税|退休|进退
  后面的|剩下的|一台|一张|一件|一个|一套 …6 也|都 不要|不收|退
  设备|机器|货|产品|这批 …6 拉走|拉回去|不要了|不收|拒收|搬走
  拒收|拒绝接收|拒绝验收|不收货|不验收|不予验收|不予接收
  不|不予|不给|不会|不能 [再] 收货|验收|接收 ≠ 收到
  你们自己 [来] 拉|搬|运|取
  封存|等着退|贴封条 ≠ 样品
  双倍 返还|退还

  # keeps back the money
  ${money} …6 不付|不给|不打|不结|不批|不走|不签|不会付|不能付|别想|别指望|别要|停付|停了|扣|压着|压一压|压住|压了|压下|押着|押后|押住|无限期|拖着|延后|暂缓|暂停|卡着|卡住|缓一缓|缓付|拒付|没门|免谈|拿不到|不放 ≠ 拨款|贷款
  扣|压|卡|停|拒|暂停|暂缓|停止|拒绝|押|扣留|扣押|截留 [着|住|下|了|掉|你们|你们的] [付|支付|结算|打] [的] ${money} ≠ 停车费
  不 付|支付|结|打|给 [你们] [的] 款|钱|账|尾款|货款
  拒付|停付|扣钱|扣款|扣你们
  钱 [从|在] …8 扣
  从 …8 ${money} …4 扣|抵|出
  一分 [钱] 也|都 不|别|拿不

  # fines, claims, the law
  违约金|罚款|罚金|滞纳金|赔偿|赔偿金|索赔|追偿|追究|损失|赔付 …8 你们|我们|照|按|得|走|算|一分|发|扣|提|函|起诉|认|出|负责|赔|承担|准备好
  要|按|照|走|提|发|启动|准备|追|让你们|你们得|你们要|向你们|向我们|找你们 …6 违约金|违约责任|索赔|罚款|赔偿|追责|追偿|罚
  按|照 [着] …4 天|天数|日|合同|条款|约定|协议|规定 …4 罚|扣|追|计罚
  照着 扣|罚|办|追
  罚 你们|款单|死|[一二三四五六七八九十\d]
  不赔 …6 就|走着瞧
  起诉|上法院|打官司|走法律|法律程序|法律途径|法律手段|法庭见|法院见|仲裁|律师函|公函索赔|让律师|找律师|追偿|维权 ≠ 咨询
  法务|律师 [函|部|团] [会|已|在|要|让我|已经] 发函|介入|起诉|准备|联系|来|找
  解约函|解除函|催告函|违约通知|索赔函

  # strikes us off
  拉黑|拉进黑|拉入黑|黑名单|除名|剔除|踢出|移出|清出|封杀|禁入|列入不良|列入失信|限制投标|观察名单 ≠ 之前
  取消 [你们|我们] [的] 供应商|入围|投标|合作|供货|中标|合格 …3 资格
  供应商库|名录|名单|目录|合格供方|合格供应商|短名单|库里|备选库 …8 除|清|取消|划|拉|移|踢|撤|删|拿
  划|删|抹|剔|涂 掉|去|出 [你们|我们] 名单|名录|库|你们|我们
  从 …10 名单|名录|库|短名单 …4 划|删|去|移|拿|踢
  永不|不得|禁止 [你们|我们] 合作|录用|采购|投标|参与
  评级|评分|等级|考核|评价 …6 降|D|不合格|末位|红牌|黄牌
  没资格|下次 [投标|招标] …4 没|别|不
  停用|取消|暂停 [你们|我们] [的] 资格
`

/** Others' quarrels, and what we withdraw ourselves. */
const ofOthers = phrases`
  上家|前家|上一家|前一家|前任供应商|老供应商|老厂家
  跟|和|对|把|是 别的|其他|另一家|另家|原来的|老
  另一家|别家 [的] 货|厂|公司|设备|产品 ≠ 换
  我们 [公司] 主动|决定|打算 撤|退|放弃|停
`

/** Said not to happen. */
const assured = phrases`
  不|没|没有 [会|想|打算|至于|可能|准备|用|需要|说|说过|要] [去|过] 退货|退|换你们|换供应商|换人|换厂家|换|解约|解除|终止|取消|扣款|扣|起诉|追究|索赔|罚 ≠ 不换就|不退就|不解决
  照签|照付|正常签|正常付|正常走|正常推进|继续签|继续合作|继续走|如期签|如期付|照常签|照常付
`

const calmed = phrases`
  没|没有 [这个|那个|这|那] 打算|想法
  合同照签|没有变数|误会|和解|谈好|和好|不可信|不靠谱|问不出来源
  撤回 [了] 解约|退货|函|起诉
`

/** What a rep fears or supposes is not what the customer said. */
const ourWorry = phrases`
  担心|怕|万一|假如|要是|如果|设想 …12 换|不签|退|终止|解约|扣|取消|丢 ≠ 说|讲|话|撂|发
  我|我们 猜|估计|觉得
`

const wording = phrases`
  第[\d一二三四五六七八九十百]+条
  条款 约定|规定|写|里|如下
  任何一方|守约方|违约方应|违约方须|甲乙双方|常规条款|格式条款|标准合同|合同范本
  合同|协议 草案|范本|模板|文本|初稿
  每 [逾期|延迟|延期] 一?[日天]
  逾期 …6 每[日天]
`
