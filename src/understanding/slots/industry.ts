import { allMatches } from '../../language/all-matches.ts'
import type { Industry } from '../../language/industries.ts'
import type { Span } from '../../language/span.ts'
import { wordTree } from '../../language/word-tree.ts'

/** Organisations that are their trade: hearing of one is hearing of the trade. */
const organisations: Partial<Record<Industry, string>> = {
  医疗: '医院 三甲 二甲 卫生院 诊所 体检中心 体检机构 体检 妇幼 口腔 眼科 医美 血站 月子中心',
  医药: '药企 药厂 制药 药店 药房 医药公司 医药 原料药 CRO 疫苗 生物药 中药 药品 仿制药 创新药',
  教育: '学校 高校 大学 职校 中学 小学 高中 幼儿园 职业院校 高职 培训机构 教培 教育集团 校区 学院 中职 教育机构 早教',
  政府: '政府 政务 委办局 街道 公安 法院 检察院 税务 海关 财政局 城管 应急局 机关 政数局 大数据局 教育局 住建局 水利局 环保局 卫健委 监狱 消防 党校 事业单位 管委会 政法委 交警',
  金融: '银行 城商行 农商行 券商 证券 保险 基金公司 公募 私募 信托 小贷 期货 消费金融 支付公司 农信社 资管 融资租赁',
  电力能源: '电厂 电网 火电 水电站 水电 电力 石油 煤矿 煤炭 油田 燃气 核电 热电 加油站 天然气 供电 矿山 煤企 管道',
  新能源: '锂电 电芯 光伏 储能 电池 风电 新能源 组件厂 充电桩 逆变器 氢能 正极 负极 隔膜 电解液 硅料 换电 碳酸锂',
  半导体: '芯片 半导体 晶圆 封测 集成电路 光刻 碳化硅 硅片 IC设计',
  电子: '电子厂 PCB SMT 连接器 消费电子 电子元器件 元器件 面板 手机代工 代工厂 电子 耳机 线路板 板厂 传感器厂 LED 家电 3C',
  汽车: '车企 电车 新能源车 刹车 车桥 内饰件 保险杠 安全气囊 主机厂 汽配 汽车零部件 零部件厂 整车 4S店 4S 汽车 座椅 车灯 轮胎 新势力 商用车 卡车 客车 变速箱 线束 底盘 摩托车 电动车',
  机械: '机械 机床 装备 工程机械 注塑机 泵阀 模具 五金 轴承 伺服 电机 注塑 挖机 机械臂 五轴 减速器 包装机 印刷机 挖掘机 装载机 工业泵 激光设备 机加工 盾构机 减速机 压缩机 阀门 叉车 电梯 数控 机器人 自动化设备 重机 重工 起重机 液压 铸造 锻造 紧固件 钣金 水泵 设备制造 农机',
  化工: '化工 涂料 塑料 橡胶 精细化工 石化 炼化 钛白粉 树脂 染料 油墨 助剂 化纤 塑胶 日化原料 胶粘剂 炼油 氯碱 氟化工 聚氨酯 改性塑料',
  钢铁有色:
    '钢厂 钢铁 有色 铝厂 铝业 铜业 冶炼 稀土 特钢 不锈钢 冷轧 热轧 铜箔 铝箔 铝型材 钢管 冶金 电解铝 铜加工 钢企',
  建筑地产:
    '地产 开发商 房企 房地产 建筑 施工 物业 建材 水泥 装修 设计院 总包 建工 装饰 幕墙 玻璃厂 陶瓷 瓷砖 卫浴 门窗 路桥 市政 园林 混凝土 商业综合体 家装',
  物流: '物流 快递 货代 港口 冷链 车队 货运 速运 仓配 航运 码头 供应链 跑腿 同城配送 物流园 船公司',
  电商: '电商 淘宝 天猫 跨境 直播带货 独立站 MCN 直播电商',
  零售: '零售 商超 超市 便利店 百货 购物中心 商场 连锁店 母婴店 珠宝 家居卖场 免税 奥莱 眼镜店 书店',
  快消: '快消 食品 饮料 日化 乳业 酒厂 白酒 调味品 化妆品 零食 瓶装水 乳制品 奶粉 啤酒 烘焙 纸巾 美妆 护肤 酱油 方便面 肉制品 速冻 烟草 宠物食品 预制菜 矿泉水 糖果 粮油',
  餐饮酒旅: '餐饮 酒店 火锅 茶饮 景区 旅游 旅行社 文旅 度假村 民宿 咖啡店 奶茶 快餐 乐园 团餐 咖啡 餐厅 温泉',
  软件互联网:
    'SaaS 手游 网游 软件公司 软件 互联网 游戏 APP 短视频 互联网公司 大厂 社交 软件企业 IT公司 云计算 人工智能公司 AI公司',
  通信: '运营商 通信 光缆 基站 铁塔 光纤 通讯 光模块 卫星通信 广电',
  环保水务: '环保 水务 污水 自来水 固废 垃圾焚烧 水厂 污水厂 环卫 危废 水处理 水司 水利 垃圾处理',
  检测: '检测机构 第三方检测 检测 计量 质检院 仪器厂 检验检测 检测公司 计量院 质检所 检验机构 分析仪器 检测中心 环境检测 仪器',
  农业: '农业 养殖 饲料 种业 化肥 养猪 合作社 农牧 果蔬 种植 水产 农场 农药 大棚 养鸡 屠宰 种子 茶园 粮库 牧场 林场 渔业 猪场',
  纺织服装:
    '纺织 服装 印染 面料 制衣 家纺 鞋厂 服饰 童装 女装 男装 羽绒服 牛仔 鞋服 针织 纱线 内衣 箱包 皮革 运动鞋 毛衣 化纤面料 绣花 校服',
  军工航天: '军工 航天 航空 兵器 军品 卫星 火箭 无人机 军队 部队 国防 导弹 雷达 航发 船舶 造船 舰船',
  其他: '律所 会展 广告 猎头 协会 中介 殡葬 印刷 包装 咨询公司 人力 家政 健身房 影院 博物馆 婚庆 造纸 纸厂 家具 玩具 体育 出版 会计师事务所 养老院 康养机构 康养 养老 护理院 宠物医院 宠物 乐器 文具',
}

/** Trades that are as often a product, a department or a step of the work as a customer. */
const ambiguous = new Set(
  '检测 软件 电子 物流 燃气 供电 电力 体检 电池 传感器 机器人 卫星 仪器 包装 印刷 咖啡 建筑 施工 装修 装饰 总包 设计院 体育 人力 管道 水利 消防 光纤 通讯 通信 游戏 APP LED 玻璃厂 装备 底盘 咨询公司 机关 座椅 零售 餐饮 广告 会展 供应链 电商 保险 基站 光缆 面板 电梯 模具 充电桩 零部件厂 家具 数控 化肥 种子 奶茶 养老 政务 无人机 雷达 零食 饮料 物业 储能 轮胎 树脂 水泵 阀门 压缩机 药品 环保 安防 跨境 大学 学院 仪器 计量 教育局 4S 线束 水产 公安 管道 银行 医院'.split(
    ' ',
  ),
)

const entries = Object.entries(organisations)
  .flatMap(([industry, words]) =>
    words.split(' ').map((word) => ({ industry: industry as Industry, word: word.toUpperCase() })),
  )
  .sort((a, b) => b.word.length - a.word.length)

const tree = wordTree(entries.map(({ word }) => word))

/** The trades that a text in capitals names, with the first place of each, in the order of the list. */
function tradesIn(upper: string): { industry: Industry; word: string; at: number }[] {
  const places = new Map<number, number>()
  for (let start = 0; start < upper.length; start++)
    for (let to = start, beginning = 0; to < upper.length; to++) {
      beginning = tree.onward(beginning, upper.charCodeAt(to))
      if (beginning < 0) break
      const index = tree.wordAt(beginning)
      if (index >= 0 && !places.has(index)) places.set(index, start)
    }
  return [...places]
    .sort(([one], [other]) => one - other)
    .flatMap(([index, at]) => entries.slice(index, index + 1).map((entry) => ({ ...entry, at })))
}

/** Words that say "this is what they do". */
const describing =
  /(?:做|搞|干|造|产|卖|开|属于|是个|是家|是|一家|有家|这家|那家|家|某|个|位|客户|行业|的|大型|头部|连锁|公立|民营|国有|老|新|市属|省属|区属)$/
const described =
  /^(?:的(?:客户|厂|公司|企业|老板|单|[,，。;；!！?？\s]|$|[^\u4e00-\u9fff]|想|要|老|嫌)|厂|公司|企业|行业|集团|客户|机构|商|板厂|集成商|维护|出海|板块|线(?!索|上|下|路)|口(?!碑|头|径|岸)|赛道|圈|连锁|运营|生产|制造|加工|说|嫌|想|要|那)/

/** 做注塑模具的, 开超市的: what is made or run by somebody described. */
const trading = /[做造搞开产卖干][^，。,;；!！?？\s的]{1,10}的/g

/** What the customer does, when it is described outside a proper name (`names` are the stretches that are names). */
export function readIndustry(text: string, names: readonly Span[], hasCustomer: boolean): Industry | undefined {
  const upper = text.toUpperCase()
  const frames = allMatches(text, trading)
  let best: { industry: Industry; score: number } | undefined
  for (const { industry, word, at } of tradesIn(upper)) {
    if (names.some(({ start, end }) => at < end && at + word.length > start)) continue
    const left = text.slice(Math.max(0, at - 6), at)
    const right = text.slice(at + word.length, at + word.length + 4)
    if (
      /^(?:事业)?(?:部(?!组|件)|科(?!技)|处|室|组(?!件))|^(?:团队|同学|室友|同事|大堂|招标|机票)|^[\u4e00-\u9fff]?(?:总|经理|主任)/.test(
        right,
      ) ||
      /[懂会熟查寄收]$|熟悉$|查[下询]$|(?:我们|咱们)的?$/.test(left)
    )
      continue
    const framed = frames.some(({ index, 0: frame }) => index < at && at + word.length <= index + frame.length)
    const score =
      6 * Number(framed) +
      word.length +
      4 * Number(describing.test(left)) +
      (right.startsWith('行业') ? 4 : 3 * Number(described.test(right)))
    // Beside a name a trade is mostly what the deal is about: 长电科技 封测AGV.
    if (hasCustomer && score < word.length + 4) continue
    if (ambiguous.has(word) && score < word.length + 3) continue
    if (best === undefined || score > best.score) best = { industry, score }
  }
  return best?.industry
}

/**
 * The trade that a customer's name, or the opening of a telling, sounds like; the longest word decides. A guess for where nothing
 * plainer was said: a name is no statement about anybody's trade.
 */
export function likelyTrade(text: string): Industry | undefined {
  const [opening = ''] = text.split(/[，,。；;：:！!？?\s]|[说嫌怕]/, 1)
  const upper = opening.toUpperCase()
  return entries.find(({ word }) => upper.includes(word))?.industry ?? alias(opening)
}

function alias(opening: string): Industry | undefined {
  return aliases.find(([, said]) => said.test(opening))?.[0]
}

/** How names are shortened: 市三院, 附二院, 铝加工厂. */
const aliases: readonly [Industry, RegExp][] = [
  ['医疗', /[一二三四五六七八九十\d]院|附[一二三四]|中医院|院区$|医保局|耗材/],
  ['钢铁有色', /[铝铜锌铅镍钛](?:业|厂|加工)/],
  ['其他', /殡仪馆|福利院|图书馆|博物馆/],
]

/** No other character is left out as part of a trade. */
const madeOfTrades = new RegExp(
  `^[${[...new Set(entries.flatMap(({ word }) => [...word]))].join('')}公司集团企业赛道板块线口厂家机构工厂封测省市区县属商客户行业单位连锁服务中心大小老新]*$`,
)

/** 半导体封测厂, PCB板厂: nothing but trades and the word for a firm, hence a description and no name. */
export function isTradeOnly(name: string): boolean {
  let rest = name.toUpperCase()
  if (!madeOfTrades.test(rest)) return false
  for (const { word } of entries) rest = rest.replace(word, '')
  return (
    rest.replace(
      /公司|集团|企业|赛道|板块|[线口]$|厂家?|机构|工厂|板|封测|[省市区县]属|商|客户|行业|单位|连锁|服务|中心|[大小老新]/g,
      '',
    ) === ''
  )
}
