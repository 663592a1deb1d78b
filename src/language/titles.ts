import type { BuyingRole } from './roles.ts'

const heads =
  '董事长 副董事长 总经理 副总经理 常务副总经理 总裁 副总裁 CEO CFO VP 财务总监 副总 常务副总 创始人 联合创始人 实控人 老板娘 老板 大老板 老总 一把手 ' +
  '院长 副院长 校长 副校长 局长 副局长 厂长 副厂长'

/** What a title says of its holder's part in a purchase, after the labelling guide; most titles say nothing. */
const titles: [words: string, role: BuyingRole | undefined][] = [
  [`${heads} 院`, 'EB'],
  ['总工 总工程师 副总工 CTO CIO 技术总监 信息总监 工程师 架构师 工', 'TB'],
  ['车间主任 店长 老师 护士长', 'UB'],
  ['采购总监 秘书 助理 总经理助理 院长助理 总助 特助 前台', 'OTHER'],
  [
    '主任 副主任 经理 副经理 科长 副科长 处长 副处长 副处长 部长 副部长 总监 副总监 主管 总 董 书记 副书记 博士 教授 医生 大夫 主席 站长 所长 ' +
      '副所长 行长 副行长 合伙人 局 队长 组长 班长 秘书长 会长 司长 厅长 市长 区长 县长 镇长 专员 副总监 副厅长 副组长 副书记 干事 律师 会计 先生 女士 小姐 姐 哥 师傅 台长 矿长 理事长 馆长 园长 ' +
      '社长 研究员 院士 技术员 管理员 顾问 处 科',
    undefined,
  ],
]

const roleByTitle = new Map(titles.flatMap(([words, role]) => words.split(' ').map((word) => [word, role])))

/** `undefined` for a title that fixes no part: 主任, 经理, 总. */
export function roleOfTitle(title: string): BuyingRole | undefined {
  return title.startsWith('分管') ? 'EB' : roleByTitle.get(title.toUpperCase())
}

const endsClause =
  '(?=$|[\\s，。,.;；!！?？、）)说讲问想要会能是的也都就还没不点让觉认反支拍签跟和给那这什怎咋打发来去回约在有对把今明昨今下上吗吧呢])'

/** What makes another word of a title: 总部, 工作, 院长办公室. */
const notFollowedBy: Record<string, string> = {
  总: '(?![部结价额体数量装局归计署承院公代]|经销|站(?![我在他对])|包(?![个了起红]))',
  工: '(?![程作厂业艺期具资序商信段龄装况时亡伤]|集团|机械|股份|挖机|重型|装载机|基础|汽车|事业部|的?那?个?单)',
  董: '(?!事)',
  院长: '(?!办|室|助|会议)',
  总经理: '(?!办|室|会议)',
  董事长: '(?!办|室|会议)',
  校长: '(?!办|室|会议)',
  局长: '(?!办|室|会议)',
  厂长: '(?!办|室|会议)',
  行长: '(?!办|室|会议)',
  主任: '(?!医|药|护|委)',
  老板: '(?!娘|电器|[好早]|辛苦)',
  秘书: '(?!处|长)',
  局: endsClause,
  院: endsClause,
  处: endsClause,
  科: endsClause,
  哥: endsClause,
  姐: endsClause,
}

/** A title as part of a pattern, the longest first; 总 is not the one of 总部, nor 工 that of 工作. */
export const title = anyOf([...roleByTitle.keys()])

/** Titles that point at one person without any name. */
export const standingTitle = anyOf(
  `${heads} 总工 总工程师 CTO CIO 技术总监 信息总监 车间主任 店长 护士长 采购总监 秘书 前台 总经理助理 院长助理 理事长`.split(
    ' ',
  ),
)

/** Titles that may also be a rank or a form of address; without a name they are a person only when they do something. */
export const vagueTitle = anyOf(
  '主任 副主任 经理 科长 副科长 处长 副处长 部长 总监 主管 书记 工程师 架构师 助理 老师 组长 所长'.split(' '),
)

function anyOf(words: string[]): string {
  return `(?:${words
    .sort((a, b) => b.length - a.length)
    .map(guarded)
    .join('|')})`
}

function guarded(word: string): string {
  if (/^[A-Z]+$/.test(word)) return `(?<![A-Za-z])${word}(?![A-Za-z])`
  return (word === '老板' ? '(?<!谢|好的|是的)' : '') + word + (notFollowedBy[word] ?? '')
}
