/**
 * Whether what a complaint is about is the product of a deal, one of its modules, parts, consumables or services, or a service line
 * that every order uses. We sold what is complained about, so a part, a service or a component (道闸杆, 墨头) belongs to the product; a
 * thing of its own does not: goods that every firm buys (办公打印机, 绿植租摆), or anything whole that shares no word with the product.
 */
export function isRelatedProduct(complained: string, sold: string, about = ''): boolean {
  const [one, other] = [complained.replace(/\s/g, ''), sold.replace(/\s/g, '')]
  if (one === '') return false
  if (everyOrder.test(one)) return true
  if (one.includes(other) || other.includes(one) || sharesWord(one, other)) return true
  const foreign = generalGoods.exec(one)?.[0]
  if (foreign !== undefined && !other.includes(foreign)) return false
  return about.includes(other) || partOrService.test(one) || (component.test(one) && !wholeThing.test(one))
}

/** Service lines of the whole company. */
const everyOrder =
  /^(?:售后(?:服务|支持|维修|响应)?|客户服务|客服(?:热线)?|物流配送|配送(?:服务)?|物流(?:服务)?|发货(?:物流)?|运输(?:服务)?|开票(?:结算)?|结算(?:服务)?|发票(?:开具)?|对账(?:结算)?|上门服务|服务热线|400热线)$/

/** What every firm buys, whatever it does. */
const generalGoods =
  /租赁|租用|租摆|广告|宣传|印刷|折页|绿植|绿化|保洁|餐饮|食堂|团建|礼品|办公|家具|桌椅|椅$|劳保|体检|保险|差旅|会务|会议|饮水|考勤|灯箱|招牌|广播|体育|物业|班车|宿舍|停车|叉车|打印机|[校制工]服|空调|冷柜|冰箱|文具|名片|保安|搬家|洗车|短信|围挡|喷淋|会展|搭建|地毯|清洗|窗帘|玻璃幕墙|灭虫|消杀|花卉|快递|翻译|咨询|法律|审计|招聘|保健|电话卡|流量|话费|域名|短视频|摄影|拍摄|装饰|标识|标牌|雨伞|茶|酒|水果|月饼|工会|福利|原料|雨棚|工牌|胸牌|公务车|外包|货架/

/** What is built into a product, used up by it or done for it. */
const partOrService =
  /模块|备件|配件|耗材|终端|传感|探头|许可|授权|接口|面板|校准|维保|培训|安装|调试|运维|返修|维修|验证|实施|保养|巡检|升级|服务/

/** What is a piece of something by its last character: 道闸杆, 墨头, 换热器. */
const component =
  /(?:[头泵滤筒芯器杆屏阀箱膜刀刷带轮轴辊管轨链罩嘴针油液剂墨粉件组片盒卡盘座环垫]|网关|电源|手柄|标签|试纸|密封)$/

/** What stands by itself. */
const wholeThing =
  /(?:系统|平台|软件|机|车|仪|设备|器材|装置|工程|改造|装修|网络|项目|柜|台|线|[黑白]板|电脑|服务器|课桌|大屏)$/

/** Words too common to tell a product by. */
const common = new Set(
  '系统 平台 设备 智能 智慧 数据 管理 服务 自动 数字 信息 中心 医院 校园 车间 办公 电动 监控 监测 控制 终端 软件 硬件 模块 备件 配件 耗材 授权 许可 接口 传感 检测 移动 便携 高效 工业 一体 远程 在线 综合 制造 执行 生产 实训 教学 实验 安全 综合 集成 能源 系列 专用 质量 调试 维保 安装 运维 返修 校准 验证 实施 维修 巡检 组件 部件 工作 操作 电子 机房 医用 医疗 公司 产品 专业 新型'.split(
    ' ',
  ),
)

function sharesWord(one: string, other: string): boolean {
  const latin =
    one.match(/[A-Za-z][A-Za-z\d]+/g)?.filter((word) => other.toUpperCase().includes(word.toUpperCase())) ?? []
  return latin.length > 0 || pairsOf(one).some((pair) => !common.has(pair) && other.includes(pair))
}

function pairsOf(words: string): string[] {
  return [...words]
    .slice(1)
    .map((char, at) => `${words[at]}${char}`)
    .filter((pair) => /^[\u4e00-\u9fff]{2}$/.test(pair))
}
