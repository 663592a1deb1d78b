/**
 * Firms that mostly sell what our customers buy: equipment, software, instruments. Heard where nothing points at a customer,
 * such a firm is the one we run against; where something does (华为那单, 去了西门子) it is a customer like any other.
 */
const listed = `
华为 华三 新华三 H3C 中兴 锐捷 思科 深信服 奇安信 天融信 绿盟 启明星辰 安恒 山石网科 迪普 亚信安全 360 阿里云 腾讯云 华为云 百度云 天翼云 移动云 金山云 UCloud 火山引擎 AWS Azure 微软 甲骨文 Oracle IBM Dell 戴尔 惠普 HPE HP 浪潮 曙光 宁畅 超聚变 NetApp VMware 达梦 人大金仓 麒麟 统信
用友 金蝶 SAP 浪潮通软 鼎捷 神州数码 东软 东华 东华软件 卫宁 卫宁健康 创业慧康 和仁 嘉和美康 医渡 思创 Salesforce 纷享销客 销售易 红圈 泛微 致远 蓝凌 北森 帆软 永洪 明源 明源云 广联达 品茗 宝信 宝信软件 石化盈科 赛意 汉得 能科 中望 达索 PTC 欧特克 Autodesk Siemens 黑湖 树根互联 卡奥斯 根云 有赞 微盟 Workday 旷视 商汤 科大讯飞 讯飞 云从 依图 第四范式 久其 博思软件 百望 中软 软通动力 同方 金山办公
海康 海康威视 大华 宇视 天地伟业 迈瑞 联影 东软医疗 万东 GE GE医疗 飞利浦 西门子医疗 希森美康 赛默飞 安捷伦 岛津 沃特世 布鲁克 珀金埃尔默 聚光 聚光科技 先河 雪迪龙 力合 皖仪 谱育 理邦 奥林巴斯 史赛克 美敦力
西门子 施耐德 罗克韦尔 霍尼韦尔 艾默生 欧姆龙 三菱 三菱电机 ABB 安川 库卡 发那科 FANUC 埃斯顿 新松 汇川 和利时 中控 浙大中控 台达 研华 基恩士 康耐视 大族 大族激光 奥普特 凌云光 华工激光 海柔 极智嘉 快仓 南瑞 国电南瑞 许继 平高 博世 威派格 博众 先导智能 赢合 日立 横河 魏德米勒 菲尼克斯 倍福 松下 村田`

export const vendors: readonly string[] = listed.split(/\s+/).filter((name) => name !== '')

const names: ReadonlySet<string> = new Set(vendors)

export function isVendor(name: string): boolean {
  return names.has(name)
}
