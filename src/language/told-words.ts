import type { BuyingRole, Stance } from './roles.ts'

/** Words by which somebody's part in the purchase is told; they beat any conclusion from title or department. */
export const roleWords: [pattern: RegExp, role: BuyingRole][] = [
  [
    anyOf(
      '选型',
      '(?<!专家|[等走过做号日点午晚迎])评审(?!会|费|流程|推迟|延|时间|日期|改|取消|结束|完|通过)',
      '把关',
      '[写定]参数|参数(?:[都也])?(?:是|由|归)?他?们?[写定]',
      code('TB', 'tb'),
    ),
    'TB',
  ],
  [
    anyOf(
      '用的人',
      '使用(?:部门|方|科室|单位|人|者)',
      '(?:实际|最终|平时|天天|负责)使?用',
      '最终用户',
      code('UB', 'ub'),
    ),
    'UB',
  ],
  [
    anyOf(
      '内线',
      '教练',
      '透[了过的]?[个点]?[底风]',
      '(?:透|递|漏|捅)[了过点]?[我咱]?们?[个点些]?消息',
      '(?:偷偷|悄悄|私下)告诉[我咱]',
      '通风报信',
      '自己人',
      '[是算][我咱]们?的人',
      '线人',
      code('coach', 'Coach', 'COACH'),
    ),
    'COACH',
  ],
  [
    anyOf('拍[了过]?板', '签字(?!盖章|[版页笔前后确]|仪式)', '签批', '管钱', '决策人', '一支笔', code('EB', 'eb')),
    'EB',
  ],
]

/** Near synonyms of 拍板, which lose to any word above said of the same person (说了算选型). */
export const weakRoleWords: typeof roleWords = [[anyOf('说了算', '做主', '定夺', '能定'), 'EB']]

const us = '(?:我们?|咱们?|我方)'
const aName = '(?=[A-Za-z\\u4e00-\\u9fff])'
const near = '走得[比较很更挺]{0,2}近'

/** 偏 before these is about a thing: 偏贵, 偏技术. */
const leanings = '[贵高低长短少多大小紧松硬软重轻慢快差弱强旧新老远近早晚技商保我咱向好心]'

/** Words by which a stance to us is told. To stand by a rival is to oppose us. */
export const stanceWords: [pattern: RegExp, stance: Stance][] = [
  [
    anyOf(
      '摸不[透清准]',
      '看不[出懂]他?站',
      '猜不着',
      '不清楚他?(?:的|什么)?态度',
      '不知道向着',
      '看不透',
      '吃不准',
      '没摸清',
      '不知道是?站在?哪',
      '站哪[边头]都?(?:不知道|不清楚|没数)',
      '(?:不知道|不清楚|看不出|摸不清)他?(?:到底)?是?站在?哪',
      '搞不懂他?站',
      '猜不[透准]',
      '态度(?:不明|暧昧|不清楚)',
    ),
    'unknown',
  ],
  [
    anyOf(
      '没有?表过?态',
      '也没(?:点头|反对)',
      '不置可否',
      '骑墙',
      '和稀泥',
      '[不没]吭声',
      '用?[谁哪]家?都(?:行|可以|一样)',
      '没倾向',
      '不站队',
      '两头不得罪',
      '不表态',
      '中立',
      '都行',
      '随大流',
      '没说行也没说不行',
      '谁来都一样',
      '没想好',
      '无所谓',
      '观望',
      '两边都不得罪',
    ),
    'neutral',
  ],
  [
    anyOf(
      '反对',
      `卡(?:[着住]|${us})`,
      '(?<!协议|接口|功能|系统|设备|软件|产品|版本)不[太怎么]{0,2}(?:想用|支持|认可|同意|赞成)',
      '抵触',
      `[跟和](?:${us})不对付`,
      '挑刺',
      '唱反调',
      '使绊',
      '不买账',
      '不待见',
      '看不上[我咱]',
      '排斥',
      '使坏',
      '刁难',
      '作梗',
      '唱衰',
      '不感冒',
      '不喜欢[我咱]',
      '一毛不拔',
      '挑[^，。]{1,8}刺',
      `替(?!${us})[^，。]{1,6}(?:说好?话|吆喝)`,
      `[跟和](?!${us})[^，。]{1,6}穿一条裤子`,
      '走得近(?=[^我咱，。\\s了])',
      `(?:向着|护着|主推|力推|在推)(?!${us}|进|动)(?=[^，。\\s了的过])`,
      `想用${aName}(?!${us}|[的了吗呢个一新起手移云系它这但])`,
      `偏${aName}(?!${leanings})`,
      '(?:偏向|倾向于?|力挺|认准)(?=[^我咱，。\\s了])',
      `[跟和与][^我咱，。]{1,8}${near}`,
      `站在?(?!${us}|[哪队])[^，。]{1,6}(?:那边|一边)`,
    ),
    'oppose',
  ],
  [
    anyOf(
      '(?<!技术|售后|服务|政策|资金|驻场|远程|本地|[要求供])支持(?!系统|协议|多|国产|定制|接口)',
      '认可(?!度)',
      '点[了过]?头',
      '满意(?!度)',
      '赞成',
      `想用(?:${us}|(?=$|[\\s，。；,;但]))`,
      `站在?${us}`,
      `(?:偏向|倾向于?|看好|中意|推荐|挺)${us}`,
      '力挺',
      `(?:向着|主推|力推|替${us}说|喜欢)${us}`,
      `替${us}说`,
      '铁杆',
      `夸了?(?:${us}|方案|产品|服务)`,
      `(?<!不)认(?:${us})`,
      `非${us}不`,
      `巴不得[^，。]{0,3}用`,
      `想(?:要|试试?)${us}`,
      '背书',
      `帮${us}[说推争]`,
      '这票给',
      `[跟和]${us}${near}`,
      '同意(?=用|采购|上|方案|我|了?$)',
    ),
    'support',
  ],
]

/** Right after somebody: they have not been met. */
export const notMet = /^[^，。；]{0,4}?(?:没有?(?:见|约|接触|碰|打过交道|联系|搭)|未见|约不上|见不到|不在)/

/** Right before somebody: they have not been met, or are still to be asked. */
export const stillToAsk =
  /(?:没有?(?:见[到着过]|约[上到]|接触过?|碰[到上])|[要得][跟向找]|汇报给|请示)(?:那个|他们的?|一下|分管的?){0,3}$/

function code(...spellings: string[]): string {
  return `(?<![A-Za-z])(?:${spellings.join('|')})(?![A-Za-z])`
}

function anyOf(...words: string[]): RegExp {
  return new RegExp(words.join('|'), 'g')
}
