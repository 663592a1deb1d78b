/** How a name on a paper belongs to an organisation known by its full name. */
export type NameFit = 'same' | 'branch' | 'short'

/**
 * How `said` names the organisation `full`: the full name itself, the full name with a place or branch behind it (东院区, 二厂,
 * XX分公司), or a short form made of its characters in order that keeps what sets it apart (澜州恒拓, 宁堰一院). One character
 * changed, another number, place or kind of body is another organisation. `core` is the trading name 字号, where known.
 */
export function nameFit(said: string, full: string, core = tradingName(full)): NameFit | undefined {
  const [one, other] = [plain(said), plain(full)]
  if (one === other) return 'same'
  if (one.startsWith(other)) return branch.test(one.slice(other.length)) ? 'branch' : undefined
  return isShortFor(one, other, core) ? 'short' : undefined
}

/** Whether `said` is a firm of the group whose trading name is `core`: the name, before it at most a place, behind it a trade. */
export function bearsName(said: string, core: string): boolean {
  const name = plain(said)
  const at = name.indexOf(core)
  if (core.length < 2 || at < 0 || at === 1 || at > 6) return false
  if (at > 0 && /(?:新|老|大|小|金|东|西|南|北|中)$/.test(name.slice(0, at)) && at < 2) return false
  const after = name.slice(at + core.length).replace(/[（(][^）)]*[）)]/g, '')
  return after === '' || isTrade(after) || !isTrade(after.slice(1))
}

/** The trading name 字号 of a firm or group: 恒拓 of 澜州恒拓精密制造有限公司; '' for public bodies, which have none. */
export function tradingName(full: string): string {
  const name = plain(full).replace(/[（(][^）)]*[）)]/g, '')
  if (!firm.test(name) || /银行|医院|学校|学院|大学|[局院]$/.test(name)) return ''
  const rest = withoutTrade(name)
  if (/[省市县区]$/.test(rest)) return ''
  if (rest.length <= 3) return rest
  // A place of two, the name, and a trade that no list holds: 苍埠鲲岳染料.
  const middle = rest.slice(2, 4)
  if (rest.length >= 6 && legalForm.test(name)) return isTrade(middle) ? rest.slice(0, 2) : middle
  return rest.slice(-2)
}

function plain(name: string): string {
  return name.replace(/\s/g, '').replaceAll('(', '（').replaceAll(')', '）')
}

const firm = /公司|集团|厂$|控股|实业|股份|企业/

/** Cuts legal form and trade from the end, the longest trade that can be read: 澜州恒拓精密制造有限公司 → 澜州恒拓. */
function withoutTrade(name: string): string {
  const body = name.replace(legalForm, '')
  for (let at = 2; at < body.length; at += 1)
    if (isTrade(body.slice(at)) && body.length - at >= 2) return body.slice(0, at)
  return body
}

function isTrade(words: string): boolean {
  return onlyTrades.test(words)
}

const legal =
  '股份有限公司|有限责任公司|有限公司|集团公司|总公司|公司|控股集团|实业集团|投资集团|产业集团|集团|控股|实业|股份|有限|企业'
const legalForm = new RegExp(`(?:${legal})+$`)

/** Trades as they stand in the names of firms. */
const trades =
  '精密|精工|精细|制造|智造|机械|机电|装备|设备|重工|轻工|工业|产业园|园区|电子|电气|电器|电力|电缆|电机|电池|光电|光伏|光学|仪器|仪表|自动化|智能|科技|技术|信息|软件|网络|数据|数码|数字|通信|通讯|半导体|芯片|微电子|材料|新材料|复合|高分子|[磷盐煤氟硅硫氯碱锂]化工|化工|化学|[锂镁镍钴钛锌硅钨钼锡]业|锂电|精化|石化|石油|炼化|涂料|塑料|塑胶|橡胶|轮胎|染料|颜料|眼镜|玻璃|陶瓷|水泥|建材|钢铁|金属|有色|铝业|铜业|铸造|锻造|模具|五金|轴承|阀门|泵业|汽车|汽配|零部件|底盘|系统|车辆|客车|动力|传动|船舶|船务|航空|航天|轨道|交通|交建|海洋|港务|港口|海运|航运|物流|快运|快递|速运|货运|运输|仓储|冷链|供应链|配送|能源|新能源|储能|风电|水电|燃气|热力|热电|水务|环保|环境|节能|生态|农业|农牧|牧业|畜牧|种业|农化|渔业|水产|林业|生鲜|果品|食品|饮料|乳业|粮油|糖业|酒业|茶业|调味|肉类|纺织|印染|服饰|服装|针织|皮革|家纺|家居|家具|造纸|纸业|包装|印刷|印务|文化|传媒|影视|影城|影院|影业|院线|演艺|旅游|文旅|酒店|餐饮|商业|商贸|贸易|零售|超市|百货|便利|连锁|电商|进出口|地产|置业|房地产|物业|建设|建筑|工程|建工|安装|装饰|园林|市政|路桥|设计|咨询|检测|服务|管理|运营|投资|发展|开发|资本|担保|典当|小贷|金融|金控|信托|基金|期货|财产保险|人寿保险|财险|寿险|租赁|保险|证券|银行|医药|制药|药业|生物|医疗|器械|健康|康养|养老|大药房|医院|教育|培训|出版|安防|安全|消防|矿业|煤业|煤矿|矿机|国际|产业|科创|创新|实验|制品|用品|产品|生产|加工|自来水|供水|排水|污水|公交|地铁|内饰|外饰|卫浴|门窗|幕墙|电梯|石材|木业|门业|厨具|灯饰|照明|测控|测绘|勘察|安保|香料|日化|化妆品|玩具|箱包|鞋业|珠宝|钟表|乐器|体育|健身|宠物|花卉|苗木|饲料|养殖|烘焙|酿酒|啤酒|饮品|盐业|烟草|家政|广告|会展'

const onlyTrades = new RegExp(`^(?:${trades}|${legal}|分公司)+$`)

/** What may follow a full name without making another legal person of it. */
const branch =
  /^(?:[（(]?[\u4e00-\u9fffA-Z\d]{0,8}?(?:院区|分院|门诊部?|分公司|分行|支行|分理处|营业部|营业厅|网点|[一二三四五六七八九十东西南北新老\d]+?号?厂区?|分厂|厂区?|基地|校区|分校|分部|分局|办事处|分中心|车间|园区|仓库|仓|门店|店|[\u4e00-\u9fff]{0,4}分?馆|[一二三四五六七八九十东西南北新老]?场|场站|[\u4e00-\u9fff]{0,4}码头|营业处|服务部|经营部|供应站|站|项目部|事业部|[大中支]队|派出所|科室?|本部|总部|社区|病区|卫生服务站|办公区|办公点|大厅|大楼|[\u4e00-\u9fff]{1,4}楼)[）)]?|[（(][\u4e00-\u9fff]{2,8}[）)])$/

/** Characters in order, nothing added, with the part that tells it from others. */
function isShortFor(said: string, full: string, core: string): boolean {
  if (said.length < 2 || said.length >= full.length || !isWithin(said, full) || isAnotherBody(said, full)) return false
  if (core !== '' && full.includes(core)) return said.includes(core)
  return publicShort(said, full)
}

/** 槐岭商学院 is a body of its own beside 槐岭工商学院: who says place and kind in full leaves nothing out between them. */
function isAnotherBody(said: string, full: string): boolean {
  const kind = /(?:学院|大学|医院|学校|中学|小学|厂|局)$/.exec(full)?.[0]
  if (kind === undefined || !said.endsWith(kind) || said.slice(0, 2) !== full.slice(0, 2)) return false
  const left = [...said].reduce((rest, char) => rest.replace(char, ''), full)
  return !/^[省市县区第]*$/.test(left) && !distinguishing.some(([part]) => new RegExp(part).test(full))
}

function isWithin(said: string, full: string): boolean {
  let at = -1
  for (const char of said) {
    at = full.indexOf(char, at + 1)
    if (at < 0) return false
  }
  return true
}

/** For public bodies each part that sets one apart must still be there, whole or by its usual letters. */
function publicShort(said: string, full: string): boolean {
  const parts = distinguishing.flatMap(([part, ...shorts]) => (new RegExp(part).test(full) ? [[part, ...shorts]] : []))
  if (parts.length > 0) return parts.every((ways) => ways.some((way) => new RegExp(way).test(said)))
  return said.slice(0, 2) === full.slice(0, 2) || said.length >= 3
}

/** What tells a public body from its like, and how that is said for short. */
const distinguishing: [part: string, ...shorts: string[]][] = [
  ['第一', '第?一'],
  ['第二', '第?二'],
  ['第三', '第?三'],
  ['第四', '第?四'],
  ['第五', '第?五'],
  ['第六', '第?六'],
  ['第七', '第?七'],
  ['第八', '第?八'],
  ['第九', '第?九'],
  ['第十', '第?十'],
  ['妇幼', '妇幼', '妇保'],
  ['妇女儿童', '妇儿'],
  ['中医', '中医'],
  ['附属', '附属', '附'],
  ['农村商业银行', '农商'],
  ['村镇银行', '村镇'],
  ['中心医院', '中心医院', '中心院'],
  ['人民医院', '人民', '[一二三四五六七八九十]院', '人医', '[一二三四五六七八九十]医'],
  ['师范', '师'],
  ['职业', '职'],
  ['理工', '理工', '理'],
]
