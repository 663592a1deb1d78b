import type { BuyingRole, Stance } from './roles.ts'

/** Words by which somebody's part in the purchase is told, before any conclusion from title or department. */
export const roleWords: [pattern: RegExp, role: BuyingRole][] = [
  [/(?<![A-Za-z])(?:TB)(?![A-Za-z])|选型|(?<!专家|等|走|过|做)评审(?!会|费|流程)|把关|写参数|定参数/gi, 'TB'],
  [
    /(?<![A-Za-z])UB(?![A-Za-z])|用的人|使用(?:部门|方|科室|单位|人|者)|(?:实际|最终|平时|天天)(?:使用|用)|负责使用|最终用户/gi,
    'UB',
  ],
  [/(?<![A-Za-z])coach(?![A-Za-z])|内线|教练|透[了过]?(?:个|点)?(?:底|消息|风)|自己人|线人/gi, 'COACH'],
  [/(?<![A-Za-z])EB(?![A-Za-z])|拍[了过]?板|签字(?!盖章|版|页|仪式|笔|[前后确])|签批|管钱|决策人|一支笔/gi, 'EB'],
]

/** Near synonyms of 拍板 that lose to any word above said of the same person (说了算选型). */
export const weakRoleWords: typeof roleWords = [[/说了算|做主|定夺|能定/g, 'EB']]

const us = '(?:我们?|咱们?|我方)'

/** Words by which a stance to us is told; the first that fits a clause counts. A stance to a rival is the opposite one to us. */
export const stanceWords: [pattern: RegExp, stance: Stance][] = [
  [
    /摸不[透清]|看不透|猜不透|吃不准|没摸清|不知道(?:是)?站(?:在)?哪|站哪边(?:都)?(?:不知道|不清楚|没数)|态度(?:不明|暧昧|不清楚)/g,
    'unknown',
  ],
  [/没(?:有)?表(?:过)?态|不表态|中立|都行|(?:还)?没想好|无所谓|观望|两边都不得罪/g, 'neutral'],
  [
    new RegExp(
      `反对|卡(?:着|住|${us})|不(?:太|怎么)?(?:想用|支持|认可|同意|赞成)|抵触|挑刺|唱反调|使绊|不买账|` +
        `想用(?!${us}|[的个一新起手移云系它这])|(?:偏向|倾向于?|力挺|认准)(?=[^我咱，。\\s了])|[跟和与][^我咱，。]{1,8}走得(?:比较|很|更|挺)?近|` +
        `站(?:在)?(?!${us}|哪|队)[^，。]{1,6}(?:那边|一边)`,
      'g',
    ),
    'oppose',
  ],
  [
    new RegExp(
      `(?<!技术|售后|服务|政策|资金|驻场|远程|本地|要|求|供)支持(?!系统|协议|多|国产|定制|接口)|认可(?!度)|点[了过]?头|满意(?!度)|赞成|想用${us}|` +
        `站(?:在)?${us}|(?:偏向|倾向于?|看好|中意|推荐|力挺|挺)(?=${us}|$)|力挺|背书|帮${us}(?:说|推|争)|这票给|[跟和]${us}走得(?:比较|很|更|挺)?近|` +
        '同意(?=用|采购|上|方案|我|了?$)',
      'g',
    ),
    'support',
  ],
]

/** Right after somebody: not met, or right before them: still to be asked. */
export const notMet = /^[^，。；]{0,4}?(?:没(?:有)?(?:见|约|接触|碰|打过交道|联系|搭)|未见|约不上|见不到|不在)/
export const stillToAsk =
  /(?:没(?:有)?(?:见[到着过]|约[上到]|接触过?|碰[到上])|[要得](?:跟|向|找)|汇报给|请示)(?:那个|他们的?|一下|分管的?)*$/
