import { firms } from '../names/firms.ts'
import { places } from '../names/places.ts'
import { organisationTails } from '../names/suffixes.ts'
import { vendors } from '../names/vendors.ts'

/** Names out of nowhere, here and there a firm that everybody knows, so that nothing learns to expect the ones it has seen. */
export interface Inventor {
  customer(): string
  rival(): string
  surname(): string
  given(): string
}

export function inventorOf(random: () => number): Inventor {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const letters = (count: number) => Array.from({ length: count }, () => pick(brandLetters)).join('')
  const brand = () => letters(random() < 0.8 ? 2 : 3)
  const customer = (): string => {
    const kind = random()
    if (kind < 0.04) return pick(vendors)
    if (kind < 0.12) return pick(firms)
    if (kind < 0.3) return brand()
    if (kind < 0.6) return brand() + pick(random() < 0.5 ? trades : organisationTails)
    if (kind < 0.85)
      return (random() < 0.5 ? pick(places) : letters(2) + pick(['县', '市', '区', '', ''])) + pick(offices)
    if (kind < 0.97) return pick(places) + brand()
    return pick([...'ABCDEFGHKLMSTX']) + pick([...'ACDEFGHKLMSTX']) + pick([...'ABCDGHKLMST', ''])
  }
  return {
    customer,
    rival: () => (random() < 0.3 ? pick(vendors) : random() < 0.75 ? brand() : brand() + pick(trades)),
    surname: () => pick(surnames),
    given: () => Array.from({ length: random() < 0.75 ? 2 : 1 }, () => pick(givenLetters)).join(''),
  }
}

/** What firms, schools, rivers and villages are called with; commoner ones more often would only teach the commoner ones. */
const brandLetters = [
  ...('安邦宝北昌长辰成诚驰创春达大德鼎东方丰峰福富高格冠光广国海汉杭航豪合和恒红宏鸿湖华化环煌汇慧惠佳嘉建江金锦京晶景九巨凯康科蓝朗乐力立利联良林凌龙隆鲁绿罗美明茂南宁鹏平普齐启千庆全仁日荣瑞润三山上尚盛圣世顺思四松苏泰腾天通同万旺威维伟文沃西希先祥翔新信兴星旭雅亚阳洋耀一怡亿益银永优友宇裕誉元园远源岳云泽展兆振正郑志致智中忠众州卓紫宗' +
    '澄济桥普惠岭屏晏塘衡溪沙渡塔柳荻鹤雁枫樟榆桑栖鹭骊洛澜浦沅滦汶泗渭渠漳颍淅郴柘浔霍黔绛箬蕲硖砀磐矶峪坪坝堰塬湾埠集寨屯堡墩垭坳垸浜泾'),
]

const trades =
  '科技 股份 集团 药业 制药 机械 精密 电子 新材 重工 化工 食品 乳业 物流 地产 建工 证券 保险 银行 汽车 电池 光电 半导体 纺织 服饰 钢铁 能源 环保 检测 软件 医疗 生物 种业 饲料 酒店 商超 便利 药房 大药房 传媒 仪表 泵业 阀门 轴承 装备 智造 矿业 水务 燃气 电力 置业 物业 农牧 茶业 酒业 印刷 包装 家居 陶瓷 玻璃 水泥 财险 租赁 保理 数科 网络 教育 航空'.split(
    ' ',
  )

const offices =
  '人民医院 中医院 一院 二院 三院 附院 妇幼 口腔 疾控 血站 卫健委 一中 二中 三中 附中 实验小学 外国语 职院 职校 大学 师范 教育局 财政局 公安局 税务 海关 法院 检察院 粮食局 农业局 水利局 审计局 档案馆 图书馆 博物馆 公积金中心 政务中心 数据局 审批局 应急局 城投 交投 水投 机场 地铁 公交 港务 高速 农商行 信用社 村镇银行 供电 热力 水务 燃气 烟草 农垦 林场 矿业 电厂 水泥厂 质检院 监狱 街道 开发区 管委会 文旅 景区'.split(
    ' ',
  )

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤谌钭宓麴佘冼逄亓仇单解查盖翟桂戚祝古郁鲍柯管甄宁瞿车尤岳牛水伏皮卞齐康伍元卜平和穆萧郗娄庾米荀耿邬施闻席季麻强路童梅盛刁鹿芮羿储靳井富巫乌焦巴弓牧隗山谷宣班仰秋仲伊宫栾厉戎祖束景龙幸司韶郜蓟薄印宿怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟贡劳逄姬申扶堵冉宰郦雍',
  '欧阳',
  '上官',
  '司马',
  '尉迟',
]

const givenLetters = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红建国志宏俊峰海波鹏飞宇浩博文轩涵梓欣怡佳琪雨婷雪梅晓东燕辉斌玲萍莉琳云春林森珊瑞祥康宁泰光晨曦旭昊天泽润清源松柏若诗墨雅远航思学勤永青山凡帆启迪立民卫彬彦锋锐钢慧颖振武帅翔畅',
]
