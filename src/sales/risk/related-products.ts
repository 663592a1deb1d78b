/**
 * Whether what a complaint is about is the product of a deal, one of its modules, parts, consumables or services, or a service line
 * that every order uses. Names are compared by the words that carry meaning; what shares none is looked up by product family.
 */
export function isRelatedProduct(complained: string, sold: string, about = ''): boolean {
  const [one, other] = [complained.replace(/\s/g, ''), sold.replace(/\s/g, '')]
  if (one === '') return false
  if (one.includes(other) || (other.includes(one) && one.length >= 2)) return !ownBusiness.test(one)
  if (everyOrder.test(one)) return true
  if (ownBusiness.test(one)) return false
  if (about !== '' && about.includes(other)) return true
  return sharesWord(one, other) || sharesFamily(one, other)
}

/** Service lines of the whole company. */
const everyOrder =
  /^(?:售后(?:服务|支持|维修|响应)?|客户服务|客服(?:热线)?|物流配送|配送(?:服务)?|物流(?:服务)?|发货(?:物流)?|运输(?:服务)?|开票(?:结算)?|结算(?:服务)?|发票(?:开具)?|对账(?:结算)?|上门服务|服务热线|400热线)$/

/** Lines of business of their own, whatever word they share with a product. */
const ownBusiness =
  /租赁|租用|广告|印刷|折页|绿植|保洁|餐饮|团建|礼品|办公用品|办公家具|劳保|体检|保险|差旅|培训场地|会务/

/** Words too common to tell a product by. */
const common = new Set(
  '系统 平台 设备 智能 智慧 数据 管理 服务 自动 数字 信息 中心 医院 校园 车间 办公 电动 监控 监测 控制 终端 软件 硬件 模块 备件 配件 耗材 授权 许可 接口 传感 检测 移动 便携 高效 工业 一体 远程 在线 综合 制造 执行 生产 实训 教学 实验 安全 综合 集成 能源 系列 专用 质量 调试 维保 安装 运维 返修 校准 验证 实施 维修 巡检 组件 部件 工作 操作 电子 机房'.split(
    ' ',
  ),
)

function sharesWord(one: string, other: string): boolean {
  const latin =
    one.match(/[A-Za-z][A-Za-z\d]+/g)?.filter((word) => other.toUpperCase().includes(word.toUpperCase())) ?? []
  if (latin.length > 0) return true
  const plain = one.replace(serviceWords, '')
  return pairsOf(plain).some((pair) => !common.has(pair) && other.includes(pair))
}

const serviceWords =
  /安装|调试|维保|运维|返修|校准|验证|培训|实施|维修|保养|巡检|升级|备件|配件|耗材|授权|许可|接口|服务|系统|平台/g

function pairsOf(words: string): string[] {
  return [...words]
    .slice(1)
    .map((char, at) => `${words[at]}${char}`)
    .filter((pair) => /^[\u4e00-\u9fff]{2}$/.test(pair))
}

/** Both belong to one family of a product and what is built into it, used up by it or hung on it. */
function sharesFamily(complained: string, sold: string): boolean {
  return families.some(([product, parts]) => product.test(sold) && parts.test(complained))
}

const families: [product: RegExp, parts: RegExp][] = [
  [/监护|床旁/, /血氧|导联|袖带|探头|血压|心电|中央站|监护/],
  [/超声|彩超/, /探头|超声|彩超|耦合/],
  [/CT|DR|磁共振|核磁|MRI|影像|PACS/i, /球管|线圈|平板探测|高压|造影|阅片|影像|胶片|探测器/i],
  [/呼吸机|麻醉/, /管路|湿化|流量传感|呼吸|麻醉|钠石灰/],
  [/内镜|腔镜|胃镜/, /镜体|光源|摄像主机|冷光|清洗机|内镜/],
  [/检验|生化|免疫|血球|分析仪/, /试剂|质控品|比色|加样针|样本/],
  [/透析/, /透析|滤器|水处理|管路/],
  [/灭菌|消毒|清洗/, /灭菌|消毒|清洗|密封圈|真空泵/],
  [/HIS|电子病历|信息集成|病案|医院信息/i, /接口|病历|医保接口|集成|HIS|LIS|PACS|数据库|医生站|护士站/i],
  [/色谱|质谱|光谱|液相|气相/, /色谱|质谱|柱|泵|检测器|进样|灯源|氘灯/],
  [/显微镜|电镜/, /物镜|镜头|相机|样品台/],
  [/UPS|数据中心|机房/i, /UPS|蓄电池|电池组|精密空调|配电|动环|机柜/i],
  [/网关|防火墙|零信任|安全/, /网关|证书|令牌|授权|防火墙|策略|客户端/],
  [/存储|服务器|超融合|云/, /硬盘|存储|服务器|节点|扩容|内存|阵列|云|备份|主机|容灾/],
  [/视频会议|会议系统/, /会议|摄像头|麦克风|MCU|终端|全向麦|编解码/i],
  [/一卡通|校园卡/, /读卡器|消费机|POS|闸机|卡片|一卡通|圈存|门禁/i],
  [/录播|智慧教室|多媒体|黑板/, /投影|录播|黑板|中控|白板|摄像|话筒|拾音/],
  [/水务|供水|管网|水表|测漏/, /水表|流量计|压力变送|水泵|阀|RTU|漏|远传|水质/i],
  [/燃气/, /燃气|探测器|调压|阀|报警器/],
  [/电梯|扶梯/, /电梯|曳引|门机|轿厢|层门|钢丝绳|对重|梯/],
  [/空压机|压缩机/, /空压|压缩|滤芯|油气分离|干燥机|储气|螺杆|润滑油/],
  [/叉车|AGV|AMR|搬运/i, /叉车|锂电池|充电|货叉|AGV|导航|电池/i],
  [/分拣|输送|立体库|立库|仓储/, /分拣|小车|皮带|滚筒|扫码|托盘|堆垛机|输送|货架|供包|WMS/i],
  [/WMS|仓储管理/i, /扫码|PDA|手持|标签|WMS|库位/i],
  [/机器人|焊接|工作站/, /机器人|减速机|焊枪|焊机|送丝|示教器|伺服|夹具|本体|控制柜/],
  [/MES|制造执行|生产管理/i, /MES|看板|扫码枪|报工|工控|采集|安灯|工位/i],
  [/QMS|质量管理/i, /QMS|SPC|检具|质检|采集|量具/i],
  [/ERP|PLM|CRM|OA|DMS/i, /ERP|PLM|CRM|OA|接口|报表|账套|工作流|客户端/i],
  [/能耗|能源管理|节能/, /能耗|电表|网关|采集|传感|表计|互感器/],
  [/洁净|净化|空调/, /滤网|过滤器|风机|FFU|高效|压差|空调|机组|冷水/i],
  [/机床|加工中心|数控|折弯|车床|铣床/, /主轴|刀库|导轨|丝杠|数控|刀具|伺服|机床|液压|折弯|模具/],
  [/起重机|行车|吊/, /行车|起重|吊钩|遥控器|钢丝绳|电动葫芦|限位/],
  [/电机|防爆/, /电机|轴承|绕组|接线盒|变频|防爆/],
  [/DCS|PLC|控制系统|SCADA/i, /DCS|PLC|卡件|模块|控制器|组态|操作站|SCADA/i],
  [/光伏|逆变|储能|变流器|PCS/i, /逆变|变流|光伏|组件|汇流|电池|BMS|PCS|电芯|通讯板/i],
  [/风机|风电|振动监测/, /振动|叶片|齿轮箱|变桨|风机|传感/],
  [/充电桩/, /充电|桩|枪头|枪线|模块|计费/],
  [/安防|监控|安检/, /摄像|球机|硬盘录像|NVR|安检|传送带|X光|门禁|录像/i],
  [/印刷|打印/, /墨盒|喷头|硒鼓|油墨|印刷|打印/],
  [/灌装|包装|封箱/, /灌装|阀|封口|喷码|包装|贴标|输送/],
  [/色选|分选/, /喷阀|色选|分选|镜头|相机/],
  [/冻干|发酵|反应釜|制药/, /冻干|发酵|罐|搅拌|真空泵|密封|釜/],
  [/电子价签|价签/, /价签|基站|标签|电池/],
  [/收银|POS|客流/i, /收银|POS|小票|扫码|客流|摄像头|钱箱/i],
  [/柜员机|ATM|自助终端|双录/i, /柜员机|出钞|读卡|打印模块|自助|双录|摄像|高拍仪/i],
  [/给排水|泵|污水/, /泵|曝气|污水|监测仪|探头|试剂|阀/],
]
